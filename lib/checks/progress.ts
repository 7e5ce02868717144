import { conditionOf, type ProofRule, type Schedule, type Streaks, secondsBetween, soakedSeconds } from './rules'
import { count, wordDuration } from './words'

/** How far the proof is, and what is missing: "2 of 3 passes · 11 h left". Times are lengths up to `now`. */
export function progressWords(check: ProofRule & Streaks & Schedule, now: Date): string {
  const since = (at: Date | null) => (at ? wordDuration(secondsBetween(at, now)) : 'some time')
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

/** "2 of 3 passes · 11 h left": what is still missing until the check proves something. */
export function missingWords(check: ProofRule & Streaks): string {
  const passes = `${Math.min(check.passStreak, check.passesToVerify)} of ${count(check.passesToVerify, 'pass', 'passes')}`
  const left = check.soakSeconds - soakedSeconds(check)
  return left > 0 && check.soakSeconds > 0 ? `${passes} · ${wordDuration(left)} left` : passes
}

/** The rule of proof as a sentence: "Proven by 3 passes in a row over at least 1 d; taken back by 2 failures in a row." */
export function ruleWords({ passesToVerify, soakSeconds, failuresToRegress }: ProofRule): string {
  const over = soakSeconds > 0 ? ` over at least ${wordDuration(soakSeconds)}` : ''
  const back = failuresToRegress === 1 ? 'a single failure' : `${failuresToRegress} failures in a row`
  return `Proven by ${count(passesToVerify, 'pass', 'passes')}${passesToVerify > 1 ? ' in a row' : ''}${over}; taken back by ${back}.`
}
