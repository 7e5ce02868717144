import { expect, test } from 'vitest'
import { MAX_TRIES, readRetryAfter, secondsToNextTry, tellingTime } from './rules'

const at = (clock: string) => new Date(`2026-08-14T${clock}Z`)

test('what happens within a minute goes together; an action that flaps waits for its quarter of an hour', () => {
  const now = at('10:00:00')
  expect(tellingTime(now, null)).toEqual({ earliest: now, due: at('10:01:00') })
  expect(tellingTime(now, at('09:55:00'))).toEqual({ earliest: at('10:10:00'), due: at('10:10:00') })
  expect(tellingTime(now, at('09:45:30'))).toEqual({ earliest: at('10:00:30'), due: at('10:01:00') })
  expect(tellingTime(now, at('08:00:00'))).toEqual({ earliest: now, due: at('10:01:00') })
})

test('waits between tries grow, vary by a fifth, and end', () => {
  const waits = Array.from({ length: MAX_TRIES - 1 }, (_, index) => secondsToNextTry(index + 1, 0.5) ?? 0)
  expect(waits).toEqual([...waits].sort((a, b) => a - b))
  expect(waits[0]).toBe(30)
  expect([secondsToNextTry(1, 0), secondsToNextTry(1, 1)]).toEqual([24, 36])
  expect(secondsToNextTry(MAX_TRIES, 0.5)).toBeNull()
})

test('a receiver that says when it listens again is believed up to a day, and never makes us come sooner', () => {
  expect(secondsToNextTry(1, 0.5, 300)).toBe(300)
  expect(secondsToNextTry(4, 0.5, 1)).toBe(3600)
  expect(secondsToNextTry(1, 0.5, 999_999_999)).toBe(86_400)
})

test.each<[string | undefined, number]>([
  [undefined, 0],
  ['120', 120],
  ['Fri, 14 Aug 2026 10:02:00 GMT', 120],
  ['Fri, 14 Aug 2026 09:00:00 GMT', 0],
  ['soon', 0],
  ['-5', 0],
])('Retry-After: %s', (header, seconds) => expect(readRetryAfter(header, at('10:00:00'))).toBe(seconds))
