import { expect, test } from 'vitest'
import { plusSeconds } from '../../rules'
import type { Attestation } from '../kind'
import { judgeAttestations } from './judge'

const DAY = 86_400
const now = new Date('2026-03-01T12:00:00Z')
const days = (count: number) => plusSeconds(now, count * DAY)
const given = (fields: Partial<Attestation> = {}): Attestation => ({
  by: 'Bo',
  isWithdrawal: false,
  note: 'Read chapter 4, asked two on call',
  at: days(-10),
  expiresAt: days(80),
  ownsNow: false,
  isOfOtherWording: false,
  ...fields,
})
const withdrawn = (fields: Partial<Attestation> = {}) =>
  given({ isWithdrawal: true, note: 'The chapter is gone', at: days(-2), ...fields })

test.each<[string, Attestation[], string | undefined]>([
  ['nobody attested', [], 'not_attested'],
  ['somebody attested', [given()], undefined],
  ['it ended', [given({ expiresAt: days(-1) })], 'attestation_expired'],
  ['it ends at this moment', [given({ expiresAt: now })], 'attestation_expired'],
  ['it was renewed', [given({ at: days(-1) }), given({ expiresAt: days(-1) })], undefined],
  ['an older one holds longer', [given({ at: days(-1), expiresAt: days(-0.5) }), given()], undefined],
  ['who attested owns the action by now', [given({ ownsNow: true })], 'attested_by_owner'],
  ['somebody else attested before', [given({ ownsNow: true, at: days(-1) }), given({ by: 'Ines' })], undefined],
  ['it was said of another wording', [given({ isOfOtherWording: true })], 'not_attested'],
  ['it was withdrawn', [withdrawn(), given()], 'attestation_withdrawn'],
  ['it was withdrawn, and others attested before', [withdrawn(), given(), given({ by: 'Ines' })], 'attestation_withdrawn'],
  ['it was attested anew after that', [given({ at: days(-1) }), withdrawn(), given()], undefined],
  ['it was attested anew by the owner', [given({ at: days(-1), ownsNow: true }), withdrawn(), given()], 'attested_by_owner'],
])('when %s', (_, all, failure) => {
  const outcome = judgeAttestations(all, now)
  expect([outcome.verdict, outcome.failure]).toEqual([failure ? 'fail' : 'pass', failure])
  expect(outcome.summary).not.toMatch(/proven|proves/i)
})

test('it says who, when, until when, and what they looked at', () => {
  const { summary, evidence } = judgeAttestations([given()], now)
  expect(summary).toBe('Attested by Bo 2026-02-19, until 2026-05-20')
  expect(evidence).toContainEqual({ what: 'What they looked at', observed: 'Read chapter 4, asked two on call' })
})

test('in its last week it says that it has to be renewed, and it is looked at when it ends', () => {
  expect(judgeAttestations([given({ expiresAt: days(5) })], now).summary).toBe(
    'Attested by Bo 2026-02-19; ends in 5 d and has to be renewed',
  )
  expect(judgeAttestations([given({ expiresAt: days(8) })], now).summary).not.toContain('renewed')
  const soon = plusSeconds(now, 100)
  expect(judgeAttestations([given({ expiresAt: soon })], now).lookAgainAt).toEqual(soon)
  expect(judgeAttestations([given()], now).lookAgainAt).toBeUndefined()
})
