import { expect, test } from 'vitest'
import type { ActionState } from '../corrective-actions/rules'
import { actionProof, type ProvingCheck, tellingCheck } from './action-proof'
import { NO_RUNS } from './rules'

const NOW = new Date('2026-08-20T12:00:00Z')
const ago = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000)

const check = (fields: Partial<ProvingCheck> = {}): ProvingCheck => ({
  ...NO_RUNS,
  intervalSeconds: 300,
  passesToVerify: 3,
  soakSeconds: 86_400,
  failuresToRegress: 2,
  isEnabled: true,
  dueAt: NOW,
  leasedUntil: null,
  deletedAt: null,
  ...fields,
})

const ran = { lastRunAt: NOW, lastVerdict: 'pass' } as const
const proven = check({ ...ran, passStreak: 900, passingSinceAt: ago(80), firstRedAt: ago(99), turnedGreenAt: ago(27) })
const neverRed = check({ ...ran, passStreak: 900, passingSinceAt: ago(80) })
const passing = check({ ...ran, passStreak: 2, passingSinceAt: ago(13) })
const failed = check({ lastRunAt: NOW, lastVerdict: 'fail', failStreak: 1, failingSinceAt: ago(1) })
const broken = check({ lastRunAt: NOW, lastVerdict: 'fail', failStreak: 9, failingSinceAt: ago(26) })
const erring = check({ ...ran, lastVerdict: 'error', passStreak: 900, passingSinceAt: ago(80), erringSinceAt: ago(3) })

const cases: [ActionState, ProvingCheck[], string, string][] = [
  ['open', [], 'no check yet', 'unknown'],
  ['done', [], 'nothing proves this yet', 'awaiting'],
  ['regressed', [], 'nothing proves this yet', 'awaiting'],
  ['open', [broken], 'red for 26 h', 'unknown'],
  ['done', [broken], 'red for 26 h', 'regressed'],
  ['regressed', [proven, broken], 'red for 26 h', 'regressed'],
  ['regressed', [passing], '2 of 3 passes · 11 h left', 'awaiting'],
  ['done', [check()], 'no run yet', 'unknown'],
  ['done', [passing], '2 of 3 passes · 11 h left', 'awaiting'],
  ['done', [check({ ...ran, passStreak: 7, passingSinceAt: ago(13) })], '3 of 3 passes · 11 h left', 'awaiting'],
  ['done', [failed], 'red for 1 h', 'awaiting'],
  ['done', [proven, passing], '1 of 2 checks prove it', 'awaiting'],
  ['done', [proven], 'proven', 'verified'],
  ['done', [check({ isEnabled: false })], 'its check is switched off', 'unknown'],
  ['verified', [proven], 'red → green 19 Aug', 'verified'],
  ['verified', [proven, neverRed], 'never seen red', 'unknown'],
  ['verified', [{ ...neverRed, shownRedAt: ago(50) }], 'shown to fail 18 Aug', 'verified'],
  ['verified', [proven, { ...neverRed, shownRedAt: ago(50) }], 'red → green 19 Aug', 'verified'],
  ['verified', [proven, failed], 'failed 1 of 2 times', 'awaiting'],
  ['verified', [erring], 'stale: cannot look for 3 h', 'unknown'],
  ['verified', [{ ...proven, dueAt: ago(5), lastRunAt: ago(5) }], 'stale: nobody looked for 5 h', 'unknown'],
  ['open', [{ ...broken, dueAt: ago(5), lastRunAt: ago(5) }], 'stale: nobody looked for 5 h', 'unknown'],
]

test.each(cases)('an action that is %s: case %#', (state, checks, words, tone) => {
  const isStale = words.startsWith('stale') && { isStale: true }
  expect(actionProof(state, checks, NOW, 'UTC')).toEqual({ words, tone, ...isStale })
})

test('what people vouch for is marked and called attested, alone, in part, on the way and stale; never simply proven', () => {
  const attested = check({ ...ran, passesToVerify: 1, soakSeconds: 0, passStreak: 5, passingSinceAt: ago(80), isAttested: true })
  const told = (state: ActionState, ...checks: ProvingCheck[]) => actionProof(state, checks, NOW, 'UTC')
  expect(told('verified', attested)).toEqual({ words: 'attested by a person', tone: 'verified', isAttested: true })
  expect(told('done', attested)).toEqual({ words: 'attested by a person', tone: 'verified', isAttested: true })
  expect(told('verified', proven, attested).words).toBe('red → green 19 Aug, in part attested')
  expect(told('done', proven, attested)).toEqual({ words: 'proven, in part attested', tone: 'verified', isAttested: true })
  expect(told('done', { ...attested, lastRunAt: ago(5), dueAt: ago(5) })).toMatchObject({ isStale: true, isAttested: true })
  expect(told('done', proven).isAttested).toBeUndefined()
})

test('the strip on a card is that of the check that matters most', () => {
  expect(tellingCheck([proven, passing, broken], NOW)).toBe(broken)
  expect(tellingCheck([proven, passing], NOW)).toBe(passing)
  expect(tellingCheck([proven, erring], NOW)).toBe(erring)
  expect(tellingCheck([], NOW)).toBeUndefined()
})
