import type { Requests } from '../platform/forge/requests'
import { type RequestRow, settleEnded } from './requests.store'

/** Asks its forge whether a request is over by now; then what became of it is kept. @throws PushFailure */
export async function isOver(request: RequestRow, requests: Requests): Promise<boolean> {
  const is = await requests.look(request.number ?? 0)
  if (is?.state === 'open') return false
  await settleEnded(request, is)
  return true
}
