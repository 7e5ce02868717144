import { expect, test } from 'vitest'
import { progressWords, redWords, ruleWords, withdrawalWords } from './progress'
import { NO_RUNS } from './rules'

const now = new Date('2026-08-20T12:00:00Z')
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const check = (change: object) => ({
  ...NO_RUNS,
  intervalSeconds: 300,
  passesToVerify: 3,
  soakSeconds: 86_400,
  failuresToRegress: 2,
  isEnabled: true,
  dueAt: now,
  leasedUntil: null,
  deletedAt: null,
  ...change,
})
const ran = { lastRunAt: now, lastVerdict: 'pass' as const }

test.each<[string, object]>([
  ['not run yet', {}],
  ['switched off', { isEnabled: false }],
  ['2 of 3 passes · 11 h left', { ...ran, passStreak: 2, passingSinceAt: ago(13) }],
  ['3 of 3 passes · 30 min left', { ...ran, passStreak: 7, passingSinceAt: ago(23.5) }],
  ['1 of 3 passes', { ...ran, passStreak: 1, passingSinceAt: now, soakSeconds: 0 }],
  ['900 passes over 3 d', { ...ran, passStreak: 900, passingSinceAt: ago(72) }],
  ['1 of 2 failures', { lastRunAt: now, lastVerdict: 'fail', failStreak: 1, failingSinceAt: now }],
  ['failed 3 times in a row, for 2 h', { lastRunAt: now, lastVerdict: 'fail', failStreak: 3, failingSinceAt: ago(2) }],
  ['could not look for 5 min', { lastRunAt: now, lastVerdict: 'error', erringSinceAt: ago(1 / 12) }],
  ['could not look for 2 days', { lastRunAt: now, lastVerdict: 'error', erringSinceAt: ago(48) }],
  ['nobody looked for 5 h', { ...ran, lastRunAt: ago(5), dueAt: ago(4.9) }],
])('%s', (words, change) => expect(progressWords(check(change), now)).toBe(words))

test('the rule of proof is a sentence', () => {
  expect(ruleWords(check({}))).toBe('Proven by 3 passes in a row over at least 1 day; taken back by 2 failures in a row.')
  expect(ruleWords(check({ passesToVerify: 1, soakSeconds: 0, failuresToRegress: 1 }))).toBe(
    'Proven by 1 pass; taken back by a single failure.',
  )
})

test('red before green is said, and so is its absence', () => {
  expect(redWords(check({}), now, 'UTC')).toBeNull()
  expect(redWords(check({ passStreak: 1 }), now, 'UTC')).toBe('never seen red')
  expect(redWords(check({ firstRedAt: ago(30) }), now, 'UTC')).toBe('red since 19 Aug')
  expect(redWords(check({ firstRedAt: ago(30), turnedGreenAt: ago(1) }), now, 'UTC')).toBe('red → green 20 Aug')
})

test('a button that takes proof away names the actions that will wait for it again', () => {
  expect(withdrawalWords([])).toBe('')
  expect(withdrawalWords(['ACT-3'])).toBe(': ACT-3 will wait for proof again')
  expect(withdrawalWords(['ACT-3', 'ACT-4', 'ACT-5'])).toBe(': ACT-3, ACT-4 and ACT-5 will wait for proof again')
})
