import { systemActor } from '../access/actor'
import { PushFailure } from '../platform/git/push-failure'
import { log } from '../platform/log'
import { openTarget } from '../publishing/target'
import { claimWatched, releaseWatched, settleUnwatched, settleWatched, type WatchedRepository } from './due.store'
import { lookAt } from './find'
import { keepFound, keepSame } from './found.store'

const LEASE_SECONDS = 300
const LONGEST_PAUSE_SECONDS = 6 * 3600
/** Something is being published just now: what stands there will be told from it in a moment. */
const SOON_SECONDS = 20

/** Looks at the repositories that are due, one after the other, until none is or the signal ends it. */
export async function watchDue(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const repository = await claimWatched(LEASE_SECONDS)
    if (!repository) return
    await watch(repository, signal)
  }
}

async function watch(repository: WatchedRepository, signal: AbortSignal): Promise<void> {
  const every = repository.minutes * 60
  try {
    const { tip, found, same } = await openTarget(systemActor, repository, (branch) => lookAt(branch, repository), signal)
    await keepSame(same)
    let isDone = true
    for (const one of found) isDone = (await keepFound(one)) && isDone
    await settleWatched(repository, isDone ? tip : repository.tip, isDone ? every : SOON_SECONDS)
  } catch (error) {
    if (signal.aborted) return releaseWatched(repository)
    if (!(error instanceof PushFailure)) log().error({ err: error, repository: repository.name }, 'watching failed')
    const problem = error instanceof PushFailure ? error.message : 'Something broke on our side; it is tried again.'
    const tries = repository.tries + 1
    await settleUnwatched(repository, tries, problem, Math.min(every * 2 ** Math.min(tries - 1, 10), LONGEST_PAUSE_SECONDS))
  }
}
