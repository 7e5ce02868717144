import { systemActor } from '../access/actor'
import { Invalid, NotFound } from '../platform/errors'
import type { Requests } from '../platform/forge/requests'
import { PushFailure } from '../platform/git/push-failure'
import { openRequests } from './open-requests'
import { getRepository } from './repositories.store'
import { claimRequests, lookAgain, settleEnded } from './requests.store'
import { lookAgainAfter } from './rules'

const AT_ONCE = 20

/** Looks what has become of requests that were opened: merged ones are published, closed ones are over. */
export async function lookAtRequests(signal: AbortSignal): Promise<void> {
  const opened = new Map<string, Promise<Requests>>()
  for (const request of await claimRequests(AT_ONCE)) {
    if (signal.aborted) return
    const { repositoryId, createdAt, number } = request
    const ageSeconds = (Date.now() - createdAt.getTime()) / 1000
    try {
      const requests =
        opened.get(repositoryId) ?? getRepository(systemActor, repositoryId).then((row) => openRequests(systemActor, row))
      opened.set(repositoryId, requests)
      const is = await (await requests).look(number ?? 0)
      if (is?.state === 'open') await lookAgain(request, lookAgainAfter(ageSeconds), null)
      else await settleEnded(request, is)
    } catch (error) {
      if (!(error instanceof PushFailure || error instanceof NotFound || error instanceof Invalid)) throw error
      await lookAgain(request, lookAgainAfter(ageSeconds), error.message)
    }
  }
}
