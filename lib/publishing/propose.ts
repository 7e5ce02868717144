import { systemActor } from '../access/actor'
import type { Requests } from '../platform/forge/requests'
import type { OpenBranch } from '../platform/git/branch'
import { PushFailure } from '../platform/git/push-failure'
import { newId } from '../platform/ids'
import { publicUrl } from '../platform/origins'
import { commitOf } from './commit'
import { type ClaimedPublication, releasePublications, settleFailed, settlePublished } from './due.store'
import { noteFailure } from './failing'
import { isOver } from './is-over'
import { openRequests } from './open-requests'
import type { Outcome } from './outcome'
import { planFiles } from './plan-files'
import { prepare } from './prepare'
import type { Ready } from './ready'
import {
  beginRequest,
  findRequest,
  type Pushed,
  type RequestRow,
  settleEnded,
  settleProposed,
  settleStill,
  standingOf,
} from './requests.store'
import { requestBranch } from './rules'
import { openTarget } from './target'
import { bringUpToDate } from './up-to-date'

/** Well within the lease: what is left is claimed anew. */
const LIMIT_MS = 150_000
/** Somebody else may push or merge in the seconds between looking and pushing, and again; branches of a name may be taken. */
const MOVES = 6

/** Asks for the changes of publications of one repository, each by a request of its own, upon a branch of its own. */
export async function propose(claimed: readonly ClaimedPublication[], signal: AbortSignal): Promise<void> {
  const started = performance.now()
  for (const [at, one] of claimed.entries()) {
    if (signal.aborted || performance.now() - started > LIMIT_MS) return releasePublications(claimed.slice(at))
    try {
      const requests = await openRequests(systemActor, one.repository)
      await proposeUntilDone(one, requests, signal)
    } catch (error) {
      await noteFailure(error, [one], signal)
    }
  }
}

async function proposeUntilDone(claimed: ClaimedPublication, requests: Requests, signal: AbortSignal): Promise<void> {
  let taken = 0
  for (let move = 1; move <= MOVES; move++) {
    const came = await proposeOne(claimed, requests, signal, taken)
    if (came === 'done') return
    if (came === 'taken') taken++
  }
  throw new PushFailure('branch_moved', 'Somebody else pushed to its branch at the same moment.')
}

/** "moved": what it was made upon is another by now; "taken": a branch of that name is somebody else's. */
type Came = 'done' | 'moved' | 'taken'

async function proposeOne(claimed: ClaimedPublication, requests: Requests, signal: AbortSignal, taken: number): Promise<Came> {
  const { request, count } = await findRequest(claimed.id)
  if (request?.number != null && (await isOver(request, requests))) return 'moved'
  const standing = await standingOf(claimed.id)
  const ready = await prepare(request ? uponRequest(claimed, request) : { ...claimed, ...standing })
  if (!ready) return 'done'
  const branch = request?.branch ?? requestBranch(claimed.number, count + 1 + taken)
  const { repository } = claimed
  try {
    const caughtUp = request?.number != null && repository.indexPath !== null && (await catchUp(request, ready, standing, signal))
    if (caughtUp) return await settle(claimed, request, ready, caughtUp, requests)
    const onOwn = await openTarget(systemActor, { ...repository, branch }, (own) => write(own, branch, request, ready), signal)
    const done = onOwn ?? (await openTarget(systemActor, repository, (base) => writeAnew(base, branch, request, ready), signal))
    if (done !== 'taken') return await settle(claimed, request, ready, done, requests)
    if (request) await settleEnded(request, null)
    return request ? 'moved' : 'taken'
  } catch (error) {
    if (error instanceof PushFailure && error.failure === 'branch_moved') return 'moved'
    throw error
  }
}

/** What the branch of a request holds is what the next change of it is made upon. */
const uponRequest = (claimed: ClaimedPublication, { path, text, document }: RequestRow): ClaimedPublication => ({
  ...claimed,
  path: path ?? claimed.path,
  text,
  written: null,
  hasDismissed: false,
  document: document ?? claimed.document,
  // What is to go stays gone, whatever becomes of its actions.
  ...(text === null && claimed.wish === 'follow' && { wish: 'take_back' }),
})

/** What came of writing: null where nothing had to be. */
type Written = { outcome: Outcome; pushed: Pushed | null }

/** Upon both branches, where the index of the one it is to be merged into is another by now; null where that is not needed. */
async function catchUp(
  request: RequestRow,
  ready: Ready,
  standing: Pick<ClaimedPublication, 'text'>,
  signal: AbortSignal,
): Promise<Written | null> {
  const ours = { text: standing.text, written: null, hasDismissed: false }
  const made = await openTarget(
    systemActor,
    ready.claimed.repository,
    (base) => bringUpToDate(base, request, ready, ours),
    signal,
  )
  if (!made) return null
  const { path, text, document } = made.settled
  const pushed = { id: request.id, branch: request.branch, path: path ?? ready.path, text, document, commit: made.commit }
  return { outcome: { ...made.settled, summary: `Brought up to date with ${ready.claimed.repository.branch}` }, pushed }
}

/** Upon the branch of the request, where it is there and ours; null where there is none. */
async function write(
  own: OpenBranch,
  branch: string,
  request: RequestRow | null,
  ready: Ready,
): Promise<Written | 'taken' | null> {
  if (own.tip === null) return null
  // A branch of this name that nobody here knows of is somebody else's.
  if (request?.number == null && request?.commit !== own.tip) return 'taken'
  return push(own, branch, request, ready, own.tip)
}

/** Upon the newest commit of the repository's own branch. */
function writeAnew(base: OpenBranch, branch: string, request: RequestRow | null, ready: Ready): Promise<Written> {
  if (base.tip === null)
    throw new PushFailure('ref_not_found', 'The branch to ask for changes of is not there yet. Push a first commit to it.')
  return push(base, branch, request, ready, null)
}

async function push(
  from: OpenBranch,
  branch: string,
  request: RequestRow | null,
  ready: Ready,
  tip: string | null,
): Promise<Written> {
  const { files, outcomes, failures } = await planFiles(from, [ready])
  const outcome = outcomes[0]?.settled ?? failures[0]
  if (!outcome) throw new Error('a plan without an outcome')
  if ('failure' in outcome) return { outcome, pushed: null }
  const { path, text, document } = outcome
  const about = { id: request?.id ?? newId(), branch, path: path ?? ready.path, text, document }
  if (outcome.kind === 'unchanged') return { outcome, pushed: tip === null ? null : { ...about, commit: tip } }
  const commit = await from.commit({ ...commitOf([ready]), files })
  const pushed = { ...about, commit }
  if (request?.number == null) await beginRequest(ready.claimed.id, pushed)
  await from.push(commit, branch)
  return { outcome, pushed }
}

async function settle(
  claimed: ClaimedPublication,
  request: RequestRow | null,
  ready: Ready,
  { outcome, pushed }: Written,
  requests: Requests,
): Promise<Came> {
  if ('failure' in outcome) {
    await settleFailed(claimed, outcome.failure, outcome.problem, null)
    return 'done'
  }
  if (!pushed) {
    // It stands there already, by whomever: nothing is left to ask for.
    if (request?.number === null) await settleEnded(request, null)
    const { file: _, ...settled } = outcome
    await settlePublished(claimed, { ...settled, commit: null })
    return 'done'
  }
  if (request?.number == null) {
    const { message } = commitOf([ready])
    const [title = ''] = message.split('\n')
    const is = await requests.open({
      branch: pushed.branch,
      into: claimed.repository.branch,
      title,
      body: bodyOf(claimed.number),
    })
    await settleProposed(claimed, { ...pushed, is, summary: `Asked for by ${requests.word} #${is.number}` })
    return 'done'
  }
  const is = await requests.look(request.number)
  if (is?.state !== 'open') {
    // It ended between looking and pushing: whether this commit went along shows in what stands in the repository's own branch.
    await settleEnded(request, is)
    return 'moved'
  }
  if (outcome.kind === 'unchanged' && request.text === pushed.text) await settleStill(claimed, 'Nothing had changed')
  else await settleProposed(claimed, { ...pushed, is, summary: `${outcome.summary}, in ${requests.word} #${is.number}` })
  return 'done'
}

/** Nothing that people wrote: a forge takes words at the beginning of a line for commands, and names for people to call. */
const bodyOf = (number: number): string =>
  `The postmortem of this incident as it stands in Nevermore: ${publicUrl()}/incidents/${number}\n\nWhat changes there before this is merged follows by further commits to this branch.\n`
