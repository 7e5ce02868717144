import { PushFailure } from '../platform/git/push-failure'
import { log } from '../platform/log'
import { type ClaimedPublication, releasePublications, settleFailed } from './due.store'
import { retryAfter } from './rules'

/** Notes why publications did not go through and when they are tried again; where the worker stops, it gives them back untried. */
export async function noteFailure(error: unknown, claimed: readonly ClaimedPublication[], signal: AbortSignal): Promise<void> {
  if (signal.aborted) return releasePublications(claimed)
  const repository = claimed[0]?.repository.name
  if (!(error instanceof PushFailure)) log().error({ err: error, repository }, 'publishing failed')
  const { failure, message } =
    error instanceof PushFailure ? error : { failure: 'unknown', message: 'Something broke on our side; it is tried again.' }
  for (const one of claimed) await settleFailed(one, failure, message, retryAfter(failure, one.tries + 1))
}
