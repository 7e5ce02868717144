const MINUTE_MS = 60_000

/** How often guessing is let through, by what it is counted for. */
export interface Limit {
  /** This many failures in a window cost nothing … */
  free: number
  windowMs: number
  /** … and beyond them, counted over this long, each further failure doubles the wait, up to the longest. */
  memoryMs: number
  firstWaitMs: number
  longestWaitMs: number
}

export const ACCOUNT_LIMIT: Limit = {
  free: 5,
  windowMs: 15 * MINUTE_MS,
  memoryMs: 24 * 60 * MINUTE_MS,
  firstWaitMs: 30_000,
  longestWaitMs: 15 * MINUTE_MS,
}

/** Many people can share an address, so it forgets sooner than an account does. */
export const ADDRESS_LIMIT: Limit = {
  free: 20,
  windowMs: 15 * MINUTE_MS,
  memoryMs: 60 * MINUTE_MS,
  firstWaitMs: 10_000,
  longestWaitMs: 5 * MINUTE_MS,
}

/** How long until the next try counts, in milliseconds; 0 means now. `failures` may be in any order and hold older ones. */
export function waitMs(limit: Limit, failures: readonly Date[], now: Date): number {
  const ages = failures.map((at) => now.getTime() - at.getTime()).filter((age) => age < limit.memoryMs)
  ages.sort((a, b) => a - b)
  const recent = ages.filter((age) => age < limit.windowMs)
  const untilWindow = recent.length < limit.free ? 0 : limit.windowMs - (recent[limit.free - 1] ?? 0)
  const beyond = ages.length - limit.free
  if (beyond < 0) return 0
  const backOff = Math.min(limit.firstWaitMs * 2 ** Math.min(beyond, 20), limit.longestWaitMs) - (ages[0] ?? 0)
  return Math.max(untilWindow, backOff, 0)
}
