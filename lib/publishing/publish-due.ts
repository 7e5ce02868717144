import { systemActor } from '../access/actor'
import { findActor } from '../access/member.store'
import type { OpenBranch } from '../platform/git/branch'
import { PushFailure } from '../platform/git/push-failure'
import { commitOf } from './commit'
import { type ClaimedPublication, claimRepositoryDue, releasePublications, settleFailed, settlePublished } from './due.store'
import { noteFailure } from './failing'
import { asManyAsFit } from './files'
import { planFiles } from './plan-files'
import { prepare } from './prepare'
import { propose } from './propose'
import type { Ready } from './ready'
import { openTarget } from './target'

const LEASE_SECONDS = 300
/** In one commit. */
const AT_ONCE = 1_000
/** Somebody else may push in the seconds between fetching and pushing, and again. */
const MOVES = 4

/** Writes what is due into repositories, or into one of them, a commit each, until nothing is due or the signal ends it. */
export async function publishDue(signal: AbortSignal, repositoryId: string | null = null): Promise<void> {
  while (!signal.aborted) {
    const claimed = await claimRepositoryDue(LEASE_SECONDS, AT_ONCE, repositoryId)
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

/** Pushes what is planned as one commit, and keeps what came of it. */
async function pushAll(branch: OpenBranch, ready: readonly Ready[]): Promise<void> {
  const { files, outcomes, failures, note } = await planFiles(branch, ready)
  const written = outcomes.filter(({ settled }) => settled.kind !== 'unchanged').map(({ one }) => one)
  const about = {
    ...commitOf(written.length > 0 ? written : ready),
    ...(written.length === 0 && { message: 'Index of postmortems' }),
  }
  const commit = files.size > 0 ? await branch.commit({ ...about, files }) : null
  if (commit) await branch.push(commit)
  for (const { one, settled: written } of outcomes) {
    const { file: _, ...settled } = written
    const actor = one.claimed.wishedById ? await findActor(one.claimed.wishedById) : null
    const kept = { ...settled, summary: settled.summary + note, commit: settled.kind === 'unchanged' ? null : commit }
    await settlePublished(one.claimed, kept, actor ?? systemActor)
  }
  for (const { one, failure, problem } of failures) await settleFailed(one.claimed, failure, problem, null)
}
