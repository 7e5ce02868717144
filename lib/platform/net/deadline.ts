import { FetchFailure } from './failures'

/** No look at somebody else's server takes longer, whatever it asks for. */
const MAX_TIMEOUT_MS = 30_000

export interface Deadline {
  /** Why it is over; undefined while it is not. */
  readonly reason: FetchFailure | undefined
  /** Rejects once it is over, and never resolves. */
  readonly reached: Promise<never>
  /** Is aborted once it is over: for whoever needs a signal. Made at the first request, for most looks need none. */
  readonly signal: AbortSignal
  /** Does this once it is over. */
  whenOver(act: () => void): void
  /** Nobody waits any more. */
  end(): void
}

/** One limit of time for everything, and the caller's own signal: whichever comes first. */
export function startDeadline(askedMs: number, outer?: AbortSignal): Deadline {
  const ms = Math.min(askedMs, MAX_TIMEOUT_MS)
  const acts: (() => void)[] = []
  let reason: FetchFailure | undefined
  let controller: AbortController | undefined
  const over = (why: FetchFailure) => {
    if (reason) return
    reason = why
    for (const act of acts) act()
  }
  const stop = () => over(new FetchFailure('stopped', 'The run was stopped before an answer came.'))
  const timer = setTimeout(() => over(new FetchFailure('timed_out', `No complete answer within ${ms / 1000} s.`)), ms)
  outer?.addEventListener('abort', stop)
  const reached = new Promise<never>((_, reject) => acts.push(() => reject(reason)))
  reached.catch(() => {})
  if (outer?.aborted) stop()
  return {
    reached,
    get reason() {
      return reason
    },
    get signal() {
      if (controller) return controller.signal
      const made = new AbortController()
      controller = made
      this.whenOver(() => made.abort(reason))
      return made.signal
    },
    whenOver(act) {
      if (reason) act()
      else acts.push(act)
    },
    end() {
      clearTimeout(timer)
      outer?.removeEventListener('abort', stop)
    },
  }
}
