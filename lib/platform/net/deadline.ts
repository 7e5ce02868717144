import { FetchFailure } from './failures'

/** No look at somebody else's server takes longer, whatever it asks for. */
const MAX_TIMEOUT_MS = 30_000

/** One limit of time for everything, and the caller's own signal; whichever comes first rejects `reached`. */
export function startDeadline(askedMs: number, outer?: AbortSignal) {
  const ms = Math.min(askedMs, MAX_TIMEOUT_MS)
  const controller = new AbortController()
  const timeUp = () => controller.abort(new FetchFailure('timed_out', `No complete answer within ${ms / 1000} s.`))
  const stop = () => controller.abort(new FetchFailure('stopped', 'The run was stopped before an answer came.'))
  const timer = setTimeout(timeUp, ms)
  outer?.addEventListener('abort', stop)
  const reached = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason))
  })
  reached.catch(() => {})
  if (outer?.aborted) stop()
  const end = () => {
    clearTimeout(timer)
    outer?.removeEventListener('abort', stop)
  }
  return { signal: controller.signal, reached, end }
}
