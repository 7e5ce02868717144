import { systemActor } from '../access/actor'
import { findActor } from '../access/member.store'
import type { OpenBranch } from '../platform/git/branch'
import { PushFailure } from '../platform/git/push-failure'
import { commitOf } from './commit'
import { type ClaimedPublication, claimRepositoryDue, releasePublications, settleFailed, settlePublished } from './due.store'
import { noteFailure } from './failing'
import { asManyAsFit, filesBeside } from './files'
import { keepIndex } from './keep-index'
import { outcomeOf, type Written } from './outcome'
import { prepare } from './prepare'
import { propose } from './propose'
import type { Ready } from './ready'
import { openTarget } from './target'
import { textThere } from './text-there'

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
  if (first.repository.opensRequests) return propose(claimed, signal)
  const wanted = await Promise.all(claimed.map(prepare))
  const [ready, later] = asManyAsFit(wanted.filter((one) => one !== null))
  if (later.length > 0) await releasePublications(later.map(({ claimed }) => claimed))
  if (ready.length === 0) return
  try {
    for (let move = 1; ; move++)
      try {
        return await openTarget(systemActor, first.repository, (branch) => pushAll(branch, ready), signal)
      } catch (error) {
        if (!(error instanceof PushFailure && error.failure === 'branch_moved' && move < MOVES)) throw error
      }
  } catch (error) {
    await noteFailure(
      error,
      ready.map(({ claimed }) => claimed),
      signal,
    )
  }
}

interface Planned {
  one: Ready
  settled: Written
}

/** Plans every file against what stands there, pushes one commit, and keeps what came of it. */
async function pushAll(branch: OpenBranch, ready: readonly Ready[]): Promise<void> {
  const files = new Map<string, string | Uint8Array | null>()
  const outcomes: Planned[] = []
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
      if (outcome.kind === 'unchanged') continue
      files.set(one.path, outcome.file)
      for (const [path, bytes] of await filesBeside(branch, one)) files.set(path, bytes)
    }
  }
  const written = outcomes.filter(({ settled }) => settled.kind !== 'unchanged').map(({ one }) => one)
  const index = await indexBeside(branch, outcomes)
  const indexPath = outcomes[0]?.one.claimed.repository.indexPath
  if (index.text !== null && indexPath) files.set(indexPath, index.text)
  const about = {
    ...commitOf(written.length > 0 ? written : ready),
    ...(written.length === 0 && { message: 'Index of postmortems' }),
  }
  const commit = files.size > 0 ? await branch.commit({ ...about, files }) : null
  if (commit) await branch.push(commit)
  for (const { one, settled: written } of outcomes) {
    const { file: _, ...settled } = written
    const actor = one.claimed.wishedById ? await findActor(one.claimed.wishedById) : null
    const summary = settled.summary + index.note
    await settlePublished(
      one.claimed,
      { ...settled, summary, commit: settled.kind === 'unchanged' ? null : commit },
      actor ?? systemActor,
    )
  }
  for (const { one, failure, problem } of failures) await settleFailed(one.claimed, failure, problem, null)
}

const indexBeside = (branch: OpenBranch, outcomes: readonly Planned[]): ReturnType<typeof keepIndex> => {
  const [first] = outcomes
  if (!first) return Promise.resolve({ text: null, note: '' })
  const changes = outcomes.map(({ one, settled: { path, document } }) => ({ publicationId: one.claimed.id, path, document }))
  return keepIndex(branch, first.one.claimed.repository, changes)
}
