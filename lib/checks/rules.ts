import type { ActionState, Verdict } from '../platform/db/generated/enums'

/** When a check looks and when what it saw counts as proof. All lengths in seconds. */
export interface ProofRule {
  intervalSeconds: number
  passesToVerify: number
  soakSeconds: number
  failuresToRegress: number
  /** Stale when nobody could look for this long; null or left out: three intervals, an hour at least. */
  staleSeconds?: number | null
}

/** What the runs of the present wording of a check add up to. */
export interface Streaks {
  lastRunAt: Date | null
  lastVerdict: Verdict | null
  passStreak: number
  /** Start of the time that counts towards the soak: later than the first pass by every stretch in which nobody looked. */
  passingSinceAt: Date | null
  failStreak: number
  failingSinceAt: Date | null
  erringSinceAt: Date | null
  firstRedAt: Date | null
  /** The first pass after the first red: red → green. */
  turnedGreenAt: Date | null
}

/** The first time a check was shown to fail by a run against something else than it looks at; no streak counts it. */
export interface Shown {
  shownRedAt?: Date | null
  shownRedAgainst?: string | null
}

export interface Schedule {
  isEnabled: boolean
  dueAt: Date | null
  leasedUntil: Date | null
  deletedAt: Date | null
}

/** What tells how a check is doing, in a list of a thousand of them. */
export type Doing = ProofRule &
  Pick<Streaks, 'lastRunAt' | 'lastVerdict' | 'passStreak' | 'passingSinceAt' | 'failStreak' | 'erringSinceAt'> &
  Pick<Schedule, 'isEnabled' | 'dueAt' | 'deletedAt'>

export type Standing = 'proven' | 'broken' | 'unproven'

/** Streaks of a check nobody has run: what a new check starts from, and what a changed wording sets it back to. */
export const NO_RUNS: Streaks = {
  lastRunAt: null,
  lastVerdict: null,
  passStreak: 0,
  passingSinceAt: null,
  failStreak: 0,
  failingSinceAt: null,
  erringSinceAt: null,
  firstRedAt: null,
  turnedGreenAt: null,
}

/** A web process says every 5 s which pings it has heard. So long after a moment it is known whether one had come by then. */
export const HEARD_WITHIN_SECONDS = 6

/** A gap of more than so many intervals between two runs is time in which nobody looked. */
const GAP_INTERVALS = 3
const STALE_INTERVALS = 3
const LEAST_STALE_SECONDS = 3600

/** How long a check may go without a look, in seconds, before what is known of it is stale. Never less than its interval. */
export const staleAfter = ({ intervalSeconds, staleSeconds }: Pick<ProofRule, 'intervalSeconds' | 'staleSeconds'>): number =>
  Math.max(intervalSeconds, staleSeconds ?? Math.max(STALE_INTERVALS * intervalSeconds, LEAST_STALE_SECONDS))

/** Whether a worker may take the check now: it is due and nobody holds it. */
export function isDue(check: Schedule, now: Date): boolean {
  if (!check.isEnabled || check.deletedAt || !check.dueAt) return false
  return check.dueAt <= now && (!check.leasedUntil || check.leasedUntil < now)
}

/**
 * Which slot a run that starts now answers for. Slots stand `intervalSeconds` apart from `dueAt` on; after a time without a
 * worker only the newest one is run and the earlier ones were skipped.
 */
export function slotFor(dueAt: Date, intervalSeconds: number, now: Date): { slotAt: Date; skipped: number; nextDueAt: Date } {
  const skipped = Math.max(0, Math.floor(secondsBetween(dueAt, now) / intervalSeconds))
  const slotAt = plusSeconds(dueAt, skipped * intervalSeconds)
  return { slotAt, skipped, nextDueAt: plusSeconds(slotAt, intervalSeconds) }
}

/**
 * When a check that has just run for the first time is due again: anywhere within its interval, always the same for one check.
 * Those that were made together do not stay together.
 */
export function spreadDueAt(id: string, slotAt: Date, intervalSeconds: number): Date {
  const share = Number.parseInt(id.slice(-8), 16) / 2 ** 32
  return plusSeconds(slotAt, intervalSeconds * Math.max(0.1, share))
}

/**
 * The streaks after one more run. An error leaves both streaks as they are: it neither verifies nor regresses. Time in which
 * nobody looked (since an error, or a gap of more than GAP_INTERVALS intervals) does not count towards the soak.
 */
export function afterRun(check: Streaks & Pick<ProofRule, 'intervalSeconds'>, run: { verdict: Verdict; at: Date }): Streaks {
  const gap = check.lastRunAt ? Math.max(0, secondsBetween(check.lastRunAt, run.at)) : 0
  const unseen = check.lastVerdict === 'error' || gap > GAP_INTERVALS * check.intervalSeconds ? gap : 0
  const passingSinceAt = check.passingSinceAt && plusSeconds(check.passingSinceAt, unseen)
  const { firstRedAt, turnedGreenAt, passStreak, failStreak, failingSinceAt } = check
  const seen = { lastRunAt: run.at, lastVerdict: run.verdict, firstRedAt, turnedGreenAt }

  if (run.verdict === 'error')
    return { ...seen, passStreak, passingSinceAt, failStreak, failingSinceAt, erringSinceAt: check.erringSinceAt ?? run.at }
  if (run.verdict === 'fail')
    return {
      ...seen,
      passStreak: 0,
      passingSinceAt: null,
      failStreak: failStreak + 1,
      failingSinceAt: failingSinceAt ?? run.at,
      erringSinceAt: null,
      firstRedAt: firstRedAt ?? run.at,
    }
  return {
    ...seen,
    passStreak: passStreak + 1,
    passingSinceAt: passingSinceAt ?? run.at,
    failStreak: 0,
    failingSinceAt: null,
    erringSinceAt: null,
    turnedGreenAt: turnedGreenAt ?? (firstRedAt ? run.at : null),
  }
}

/** Seconds of the present pass streak in which the check was looked at; up to its last run, never up to now. */
export function soakedSeconds(check: Pick<Streaks, 'passingSinceAt' | 'lastRunAt'>): number {
  if (!check.passingSinceAt || !check.lastRunAt) return 0
  return Math.max(0, secondsBetween(check.passingSinceAt, check.lastRunAt))
}

/**
 * What a check says about an action: "proven" after enough passes in a row over the soak time, as long as the newest look was
 * a pass and is not stale; "broken" after enough failures in a row; otherwise "unproven". A disabled check says nothing.
 */
export function standing(check: Doing, now: Date): Standing {
  if (!check.isEnabled || check.deletedAt) return 'unproven'
  if (check.failStreak >= check.failuresToRegress) return 'broken'
  const enough = check.passStreak >= check.passesToVerify && soakedSeconds(check) >= check.soakSeconds
  return enough && check.lastVerdict === 'pass' && !staleBecause(check, now) ? 'proven' : 'unproven'
}

/**
 * The states of an action that a run may end: of one bound to it and standing there, all its checks have to be asked. Where the
 * standing has not changed and the action stands where it would lead, the run changes nothing but the check's own row.
 */
export function statesInQuestion(before: Standing, after: Standing): readonly ActionState[] {
  if (before !== after) return ['done', 'regressed', 'verified']
  if (after === 'proven') return ['done', 'regressed']
  return after === 'broken' ? ['verified'] : []
}

/** Whether a check should have begun more than one of its intervals ago: nobody looks, or not fast enough. */
export const isLate = (check: Doing, now: Date): boolean =>
  check.isEnabled && !check.deletedAt && check.dueAt !== null && secondsBetween(check.dueAt, now) > check.intervalSeconds

/** Why what is known of a check is out of date: it cannot look, or nobody ran it. Null while it is fresh (or switched off). */
export function staleBecause(check: Doing, now: Date): 'erring' | 'not_run' | null {
  if (!check.isEnabled || check.deletedAt) return null
  const limit = staleAfter(check)
  if (check.erringSinceAt && secondsBetween(check.erringSinceAt, now) >= limit) return 'erring'
  // The last result is one interval older than the slot that is waiting; the minute is for a worker to restart.
  if (check.dueAt && secondsBetween(check.dueAt, now) > limit - check.intervalSeconds + 60) return 'not_run'
  return null
}

/**
 * Whether a check's proof is red → green, green only, or not there: what a card says beside it. One that was only ever green, but
 * was shown to fail against something else, says that instead.
 */
export function redBeforeGreen(
  check: Pick<Streaks, 'firstRedAt' | 'turnedGreenAt'> & Shown,
): 'never_red' | 'shown_red' | 'red' | 'red_to_green' {
  if (!check.firstRedAt) return check.shownRedAt ? 'shown_red' : 'never_red'
  return check.turnedGreenAt ? 'red_to_green' : 'red'
}

/**
 * What an edit makes easier to satisfy, in words; empty when it only became stricter. Another wording counts as looser, for
 * nobody can tell: what was proven was the old one.
 */
export function loosenedBy(before: ProofRule & { config: string }, after: ProofRule & { config: string }): string[] {
  const looser: string[] = []
  if (after.config !== before.config) looser.push('it now checks something else')
  if (after.passesToVerify < before.passesToVerify) looser.push('it needs fewer passes')
  if (after.soakSeconds < before.soakSeconds) looser.push('it needs to pass for a shorter time')
  if (after.failuresToRegress > before.failuresToRegress) looser.push('it tolerates more failures')
  if (after.intervalSeconds > before.intervalSeconds) looser.push('it looks less often')
  else if (staleAfter(after) > staleAfter(before)) looser.push('it may go longer without a look')
  return looser
}

export const plusSeconds = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000)
export const secondsBetween = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / 1000

export type Condition = 'broken' | 'failing' | 'stale' | 'erring' | 'passing' | 'proven' | 'new' | 'off'

/** Worst first: the order in which a list shows checks. */
export const CONDITIONS: readonly Condition[] = ['broken', 'failing', 'stale', 'erring', 'new', 'passing', 'proven', 'off']

/** How a check is doing, in one word for lists and filters. */
export function conditionOf(check: Doing, now: Date): Condition {
  if (!check.isEnabled || check.deletedAt) return 'off'
  if (!check.lastRunAt) return 'new'
  if (staleBecause(check, now)) return 'stale'
  const says = standing(check, now)
  if (says !== 'unproven') return says
  if (check.lastVerdict === 'error') return 'erring'
  return check.failStreak > 0 ? 'failing' : 'passing'
}

/** A word that changes with every run and edit of a check, and with whether a run is awaited: what a page is compared by. */
export function stampOf(check: Schedule & Pick<Streaks, 'lastRunAt'> & { version: number }, now: Date): string {
  return `${check.version}.${check.lastRunAt?.getTime() ?? 0}.${isAwaited(check, now) ? 'awaited' : 'idle'}`
}

/** Whether a worker has the check, or will take it at once. */
export const isAwaited = (check: Schedule, now: Date): boolean =>
  check.isEnabled && !check.deletedAt && check.dueAt !== null && check.dueAt <= now
