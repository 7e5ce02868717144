import type { ActionState } from '../corrective-actions/rules'
import { coarseLength, shortDay } from '../corrective-actions/words'
import { dayKey } from '../timeline/time'
import {
  type ProofRule,
  redBeforeGreen,
  type Schedule,
  type Shown,
  type Streaks,
  soakedSeconds,
  staleBecause,
  standing,
} from './rules'

export type ProvingCheck = ProofRule &
  Streaks &
  Schedule &
  Shown & {
    /** People said so: it is never called proven. */
    isAttested?: boolean
  }

/** What the checks of an action say of it, in the few words of a card, and what they mean for its reader. */
export interface ActionProof {
  words: string
  tone: 'verified' | 'regressed' | 'awaiting' | 'unknown'
  /** What is known of it is out of date: shown with a shape of its own. */
  isStale?: true
  /** People vouch for it, alone or beside machines: never to be taken for a machine's proof. */
  isAttested?: true
}

const RANK = { broken: 0, unproven: 1, proven: 2 }

/** The check that matters most now: a broken one, else one that proves nothing yet. Its strip stands on the card. */
export function tellingCheck<Check extends ProvingCheck>(checks: readonly Check[], now: Date): Check | undefined {
  return [...checks].sort((a, b) => rank(a, now) - rank(b, now))[0]
}

const rank = (check: ProvingCheck, now: Date): number => RANK[standing(check, now)] + (staleBecause(check, now) ? -0.5 : 0)

/** What proves an action, as its card says it. `zone` is the reader's, for days. */
export function actionProof(state: ActionState, checks: readonly ProvingCheck[], now: Date, zone: string): ActionProof {
  const telling = tellingCheck(checks, now)
  if (!telling) return withoutCheck(state)
  const proof = proofByChecks(state, checks, telling, now, zone)
  return checks.some(({ isAttested }) => isAttested) ? { ...proof, isAttested: true } : proof
}

function proofByChecks(
  state: ActionState,
  checks: readonly ProvingCheck[],
  telling: ProvingCheck,
  now: Date,
  zone: string,
): ActionProof {
  const stale = staleBecause(telling, now)
  if (stale === 'erring') return isStale(`cannot look for ${since(telling.erringSinceAt, now)}`)
  if (stale === 'not_run') return isStale(`nobody looked for ${since(telling.lastRunAt, now)}`)
  if (standing(telling, now) === 'broken') return failing(state, telling, now)
  if (state === 'verified') return proven(checks, telling, now, zone)
  return onTheWay(checks, telling, now)
}

const isStale = (words: string): ActionProof => ({ words: `stale: ${words}`, tone: 'unknown', isStale: true })

const withoutCheck = (state: ActionState): ActionProof =>
  state === 'open' || state === 'in_progress'
    ? { words: 'no check yet', tone: 'unknown' }
    : { words: 'nothing proves this yet', tone: state === 'waived' ? 'unknown' : 'awaiting' }

/** Red is expected of an action that nobody called done; it is news of any other. */
function failing(state: ActionState, check: ProvingCheck, now: Date): ActionProof {
  const tone = state === 'open' || state === 'in_progress' || state === 'waived' ? 'unknown' : 'regressed'
  return { words: `${check.isAttested ? 'not attested' : 'red'} for ${since(check.failingSinceAt, now)}`, tone }
}

function proven(checks: readonly ProvingCheck[], telling: ProvingCheck, now: Date, zone: string): ActionProof {
  if (telling.failStreak > 0)
    return { words: `failed ${telling.failStreak} of ${telling.failuresToRegress} times`, tone: 'awaiting' }
  const machines = checks.filter(({ isAttested }) => !isAttested)
  if (machines.length === 0) return ATTESTED
  if (machines.some((check) => redBeforeGreen(check) === 'never_red')) return { words: 'never seen red', tone: 'unknown' }
  const turned = Math.max(...machines.map((check) => check.turnedGreenAt?.getTime() ?? 0))
  const shown = Math.max(...machines.map((check) => check.shownRedAt?.getTime() ?? 0))
  const day = (at: number) => shortDay(dayKey(new Date(at), zone), dayKey(now, zone))
  const how = turned > 0 ? `red → green ${day(turned)}` : shown > 0 ? `shown to fail ${day(shown)}` : 'proven'
  return { words: machines.length < checks.length ? `${how}, in part attested` : how, tone: 'verified' }
}

const ATTESTED: ActionProof = { words: 'attested by a person', tone: 'verified' }

function onTheWay(checks: readonly ProvingCheck[], telling: ProvingCheck, now: Date): ActionProof {
  const standings = checks.map((check) => standing(check, now))
  const done = standings.filter((each) => each === 'proven').length
  if (done === checks.length)
    return checks.every(({ isAttested }) => isAttested)
      ? ATTESTED
      : { words: checks.some(({ isAttested }) => isAttested) ? 'proven, in part attested' : 'proven', tone: 'verified' }
  if (!telling.isEnabled) return { words: 'its check is switched off', tone: 'unknown' }
  if (checks.length > 1 && done > 0) return { words: `${done} of ${checks.length} checks prove it`, tone: 'awaiting' }
  if (!telling.lastRunAt) return { words: 'no run yet', tone: 'unknown' }
  if (telling.isAttested) return { words: 'not attested', tone: 'awaiting' }
  if (telling.failStreak > 0) return { words: `red for ${since(telling.failingSinceAt, now)}`, tone: 'awaiting' }
  const passes = `${Math.min(telling.passStreak, telling.passesToVerify)} of ${telling.passesToVerify} passes`
  const left = telling.soakSeconds - soakedSeconds(telling)
  return {
    words: left > 0 && telling.passStreak > 0 ? `${passes} · ${coarseLength(left * 1000)} left` : passes,
    tone: 'awaiting',
  }
}

const since = (at: Date | null, now: Date): string => (at ? coarseLength(Math.max(0, now.getTime() - at.getTime())) : 'some time')
