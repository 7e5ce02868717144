import { systemActor } from '../access/actor'
import { findActor } from '../access/member.store'
import { Invalid, NotFound } from '../platform/errors'
import type { OpenBranch } from '../platform/git/branch'
import { PushFailure } from '../platform/git/push-failure'
import { log } from '../platform/log'
import { loadDocument } from '../postmortems/store'
import { DEFAULT_TEMPLATE } from '../postmortems/templates/registry'
import { writeInThread } from '../postmortems/write-pool'
import { commitOf } from './commit'
import {
  type ClaimedPublication,
  claimRepositoryDue,
  releasePublications,
  type Settled,
  settleFailed,
  settlePublished,
} from './due.store'
import { followProof } from './follow'
import { blobName } from './names'
import { outcomeOf } from './outcome'
import type { Ready } from './ready'
import { pathOf, retryAfter } from './rules'
import { openTarget } from './target'

const LEASE_SECONDS = 300
/** In one commit. */
const AT_ONCE = 1_000
/** Somebody else may push in the seconds between fetching and pushing, and again. */
const MOVES = 4

/** Writes what is due into repositories, one commit each, until nothing is due or the signal ends it. */
export async function publishDue(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const claimed = await claimRepositoryDue(LEASE_SECONDS, AT_ONCE)
    if (claimed.length === 0) return
    await publish(claimed, signal)
  }
}

async function publish(claimed: ClaimedPublication[], signal: AbortSignal): Promise<void> {
  const [first] = claimed
  if (!first) return
  const wanted = await Promise.all(claimed.map(prepare))
  const ready = wanted.filter((one) => one !== null)
  if (ready.length === 0) return
  try {
    for (let move = 1; ; move++)
      try {
        return await openTarget(systemActor, first.repository, (branch) => pushAll(branch, ready), signal)
      } catch (error) {
        if (!(error instanceof PushFailure && error.failure === 'branch_moved' && move < MOVES)) throw error
      }
  } catch (error) {
    if (signal.aborted) return releasePublications(ready.map(({ claimed }) => claimed))
    if (!(error instanceof PushFailure)) log().error({ err: error, repository: first.repository.name }, 'publishing failed')
    const { failure, message } =
      error instanceof PushFailure ? error : { failure: 'unknown', message: 'Something broke on our side; it is tried again.' }
    for (const { claimed } of ready) await settleFailed(claimed, failure, message, retryAfter(failure, claimed.tries + 1))
  }
}

/** What is to stand there, or null where it cannot be said: then that is noted. */
async function prepare(claimed: ClaimedPublication): Promise<Ready | null> {
  const { wish, number, repository, document: before } = claimed
  try {
    if (wish === 'take_back') {
      if (claimed.path === null) throw new Invalid('It does not stand there.')
      return { claimed, text: null, document: null, path: claimed.path, title: before?.title ?? '' }
    }
    const now = await loadDocument(systemActor, number)
    if (now.isPrivate) throw new Invalid('The incident is private now: nothing more of it is written into repositories.')
    const document = wish === 'follow' && before ? followProof(before, now) : now
    const text = await writeInThread(document, DEFAULT_TEMPLATE.id)
    return { claimed, text, document, path: claimed.path ?? pathOf(repository.pathTemplate, now), title: document.title }
  } catch (error) {
    if (!(error instanceof Invalid || error instanceof NotFound)) throw error
    const problem = error instanceof NotFound ? 'The incident is not there any more.' : error.message
    await settleFailed(claimed, 'cannot_be_written', problem, null)
    return null
  }
}

/** Plans every file against what stands there, pushes one commit, and keeps what came of it. */
async function pushAll(branch: OpenBranch, ready: readonly Ready[]): Promise<void> {
  const files = new Map<string, string | null>()
  const outcomes: { one: Ready; settled: Omit<Settled, 'commit'> }[] = []
  const failures: { one: Ready; failure: string; problem: string }[] = []
  const objects = await branch.objects([...new Set(ready.map(({ path }) => path))])
  for (const one of ready) {
    const there = await textThere(branch, one, objects.get(one.path))
    const outcome = files.has(one.path)
      ? {
          failure: 'path_taken',
          problem: `Another postmortem stands at ${one.path} already. Change the path in the repository’s settings.`,
        }
      : outcomeOf(one, there)
    if ('failure' in outcome) failures.push({ one, ...outcome })
    else {
      outcomes.push({ one, settled: outcome })
      if (outcome.kind !== 'unchanged') files.set(one.path, outcome.text)
    }
  }
  const written = outcomes.filter(({ settled }) => settled.kind !== 'unchanged').map(({ one }) => one)
  const commit = files.size > 0 ? await branch.commit({ ...commitOf(written), files }) : null
  if (commit) await branch.push(commit)
  for (const { one, settled } of outcomes) {
    const actor = one.claimed.wishedById ? await findActor(one.claimed.wishedById) : null
    await settlePublished(one.claimed, { ...settled, commit: settled.kind === 'unchanged' ? null : commit }, actor ?? systemActor)
  }
  for (const { one, failure, problem } of failures) await settleFailed(one.claimed, failure, problem, null)
}

/** The file's text there. What we wrote, or would write, is known by its name in Git and need not be fetched. */
async function textThere(branch: OpenBranch, { claimed, text, path }: Ready, object: string | undefined): Promise<string | null> {
  if (object === undefined) return null
  return [claimed.text, text].find((known) => known !== null && blobName(known, object.length) === object) ?? branch.read(path)
}
