import { coarseLength, shortDay } from '../corrective-actions/words'
import { dayKey } from '../timeline/time'
import type { ProvingCheck } from './action-proof'
import { conditionOf, type ProofRule, redBeforeGreen, type Shown, type Streaks, secondsBetween, soakedSeconds } from './rules'
import { count, sayDuration, wordDuration } from './words'

/** How far the proof is, and what is missing: "2 of 3 passes · 11 h left". Times are lengths up to `now`. */
export function progressWords(check: ProvingCheck, now: Date): string {
  if (check.isAttested) return attestedWords(check, now)
  const since = (at: Date | null) => (at ? coarseLength(secondsBetween(at, now) * 1000) : 'some time')
  switch (conditionOf(check, now)) {
    case 'off':
      return 'switched off'
    case 'new':
      return 'not run yet'
    case 'broken':
      return `failed ${count(check.failStreak, 'time')} in a row, for ${since(check.failingSinceAt)}`
    case 'failing':
      return `${check.failStreak} of ${count(check.failuresToRegress, 'failure')}`
    case 'stale':
      return check.erringSinceAt
        ? `could not look for ${since(check.erringSinceAt)}`
        : `nobody looked for ${since(check.lastRunAt)}`
    case 'erring':
      return `could not look for ${since(check.erringSinceAt)}`
    case 'proven':
      return `${count(check.passStreak, 'pass', 'passes')} over ${wordDuration(soakedSeconds(check))}`
    case 'passing':
      return missingWords(check)
  }
}

/** The same of what people attest: in no word is it proven. */
function attestedWords(check: ProvingCheck, now: Date): string {
  const { isEnabled, lastVerdict, failingSinceAt } = check
  if (!isEnabled) return 'switched off'
  if (lastVerdict === 'pass') return 'attested by a person'
  const since = failingSinceAt ? ` for ${coarseLength(secondsBetween(failingSinceAt, now) * 1000)}` : ''
  return `not attested${since}`
}

/** "2 of 3 passes · 11 h left": what is still missing until the check proves something. */
export function missingWords(check: ProofRule & Streaks): string {
  const passes = `${Math.min(check.passStreak, check.passesToVerify)} of ${count(check.passesToVerify, 'pass', 'passes')}`
  const left = check.soakSeconds - soakedSeconds(check)
  return left > 0 && check.soakSeconds > 0 ? `${passes} · ${coarseLength(left * 1000)} left` : passes
}

/** The rule of proof as a sentence: "Proven by 3 passes in a row over at least 1 d; taken back by 2 failures in a row." */
export function ruleWords({
  passesToVerify,
  soakSeconds,
  failuresToRegress,
  isAttested,
}: ProofRule & { isAttested?: boolean }): string {
  if (isAttested)
    return 'Attested by a person, not proven by a machine. Counts while somebody who does not own the action attests it.'
  const over = soakSeconds > 0 ? ` over at least ${sayDuration(soakSeconds)}` : ''
  const back = failuresToRegress === 1 ? 'a single failure' : `${failuresToRegress} failures in a row`
  return `Proven by ${count(passesToVerify, 'pass', 'passes')}${passesToVerify > 1 ? ' in a row' : ''}${over}; taken back by ${back}.`
}

/** Whether its proof went red → green, in the words of a card; null where there is nothing to say yet. `zone` is the reader's. */
export function redWords(
  check: Pick<ProvingCheck, 'firstRedAt' | 'turnedGreenAt' | 'passStreak' | 'isAttested'> & Shown,
  now: Date,
  zone: string,
): string | null {
  if (check.isAttested) return null
  const day = (at: Date | null) => (at ? shortDay(dayKey(at, zone), dayKey(now, zone)) : '')
  switch (redBeforeGreen(check)) {
    case 'red_to_green':
      return `red → green ${day(check.turnedGreenAt)}`
    case 'red':
      return `red since ${day(check.firstRedAt)}`
    case 'shown_red':
      return `shown to fail ${day(check.shownRedAt ?? null)}`
    case 'never_red':
      return check.passStreak > 0 ? 'never seen red' : null
  }
}

/** What a button that takes proof away adds to its words: ": ACT-34 and ACT-40 will wait for proof again"; empty where it takes none. */
export function withdrawalWords(verified: readonly string[]): string {
  if (verified.length === 0) return ''
  const [last, ...rest] = [...verified].reverse()
  return `: ${rest.length > 0 ? `${rest.reverse().join(', ')} and ${last}` : last} will wait for proof again`
}
