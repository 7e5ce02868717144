import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ACCOUNT_LIMIT, ADDRESS_LIMIT, waitMs } from './limit-rules'

const NOW = new Date('2026-11-21T12:00:00Z')
const ago = (...minutes: number[]) => minutes.map((m) => new Date(NOW.getTime() - m * 60_000))

test.each([
  ['no failure', [], 0],
  ['four in a minute', [0, 0.2, 0.4, 0.6], 0],
  ['five in a minute: until the fifth newest is 15 minutes old', [0, 1, 2, 3, 4], 11],
  ['five in a quarter of an hour, the oldest about to be forgotten', [1, 2, 3, 4, 14.5], 0.5],
  ['four now and one long ago: back-off only', [0, 1, 2, 3, 60], 0.5],
  ['eight over the day: the wait has doubled three times', [0, 60, 120, 180, 240, 300, 360, 420], 4],
  ['thirty over the day: the wait has an end', Array.from({ length: 30 }, (_, i) => i * 30), 15],
  ['yesterday is forgotten', [1441, 1442, 1443, 1444, 1445, 1446], 0],
])('an account: %s', (_, minutes, expected) => {
  expect(waitMs(ACCOUNT_LIMIT, ago(...minutes), NOW)).toBe(expected * 60_000)
})

test('an address that many people share bears twenty failures', () => {
  const failures = (n: number) => ago(...Array.from({ length: n }, (_, i) => i / 10))
  expect(waitMs(ADDRESS_LIMIT, failures(19), NOW)).toBe(0)
  expect(waitMs(ADDRESS_LIMIT, failures(20), NOW)).toBeGreaterThan(12 * 60_000)
})

test('who tries as often as is let through gets no more than 5 tries into any quarter of an hour', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 * 60_000 }), { maxLength: 200 }), (pauses) => {
      const tries: Date[] = []
      let now = NOW.getTime()
      for (const pause of pauses) {
        now += pause
        if (waitMs(ACCOUNT_LIMIT, tries, new Date(now)) === 0) tries.push(new Date(now))
      }
      for (const at of tries) {
        const within = tries.filter((other) => other >= at && other.getTime() < at.getTime() + ACCOUNT_LIMIT.windowMs)
        expect(within.length).toBeLessThanOrEqual(5)
      }
    }),
  )
})

test('whoever waits as long as they were told may try again', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 24 * 60 }), { maxLength: 60 }), (minutes) => {
      const failures = ago(...minutes)
      const wait = waitMs(ACCOUNT_LIMIT, failures, NOW)
      expect(wait).toBeLessThanOrEqual(15 * 60_000)
      expect(waitMs(ACCOUNT_LIMIT, failures, new Date(NOW.getTime() + wait))).toBe(0)
    }),
  )
})
