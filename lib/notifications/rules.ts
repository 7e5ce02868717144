import type { NoticeKind } from './kinds'

/** What comes within this time after the first goes into the same message. */
const GATHER_SECONDS = 60

/** Of one action that turns red and green again and again, a receiver hears at most this often. */
export const QUIET_SECONDS = 15 * 60

/** The kinds that an action may bring about by itself, over and over, as its checks turn. */
export const FLAPPING: readonly NoticeKind[] = ['action_regressed', 'action_verified', 'action_unproven', 'check_stale']

const later = (one: Date, other: Date): Date => (one > other ? one : other)
const plus = (moment: Date, seconds: number): Date => new Date(moment.getTime() + seconds * 1000)

/**
 * When a receiver is to hear of a notice: a message that goes between `earliest` and `due` takes it along; where there is none,
 * one of its own goes at `due`. `lastToldAt` is when the receiver last heard of this kind of thing about the same action.
 */
export function tellingTime(now: Date, lastToldAt: Date | null): { earliest: Date; due: Date } {
  const earliest = lastToldAt ? later(now, plus(lastToldAt, QUIET_SECONDS)) : now
  return { earliest, due: later(earliest, plus(now, GATHER_SECONDS)) }
}

// Together a day and a half: a receiver that is down over a night is waited for.
const WAITS_SECONDS = [30, 120, 600, 3_600, 3 * 3_600, 8 * 3_600, 24 * 3_600]

/** After so many tries a delivery is given up. */
export const MAX_TRIES = WAITS_SECONDS.length + 1

const LONGEST_WISH_SECONDS = 24 * 3_600

/**
 * Seconds until the next try after `tries` failed ones; null where it is given up. Waits grow, and vary by a fifth so that what
 * failed together does not come back together. A receiver that says when it will listen again is believed, up to a day.
 * @param random from 0 to 1
 */
export function secondsToNextTry(tries: number, random: number, wishSeconds = 0): number | null {
  const wait = WAITS_SECONDS[tries - 1]
  if (wait === undefined) return null
  const varied = wait * (0.8 + 0.4 * random)
  return Math.round(Math.max(varied, Math.min(wishSeconds, LONGEST_WISH_SECONDS)))
}

/** Seconds of a Retry-After header, which holds seconds or a date; 0 where it says nothing that is understood. */
export function readRetryAfter(header: string | undefined, now: Date): number {
  if (!header) return 0
  if (/^\d{1,9}$/.test(header.trim())) return Number(header)
  const at = Date.parse(header)
  return Number.isNaN(at) ? 0 : Math.max(0, (at - now.getTime()) / 1000)
}
