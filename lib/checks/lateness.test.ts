import { expect, test } from 'vitest'
import { makeLateness, wordWork } from './lateness'

test('how late checks begin is told for half of them and for 99 of 100, to a fifth', () => {
  const lateness = makeLateness()
  for (let ms = 1; ms <= 1000; ms++) lateness.add(ms, 0)
  const { begun, halfLateMs, mostLateMs } = lateness.look(1)
  expect(begun).toBe(1000)
  expect(halfLateMs).toBeGreaterThanOrEqual(500)
  expect(halfLateMs).toBeLessThan(600)
  expect(mostLateMs).toBeGreaterThanOrEqual(990)
  expect(mostLateMs).toBeLessThan(1200)
})

test('what is longer ago than five minutes is forgotten, and nothing begun is not "in time"', () => {
  const lateness = makeLateness()
  lateness.add(40_000, 0)
  lateness.add(2, 4 * 60_000)
  expect(lateness.look(4 * 60_000).begun).toBe(2)
  expect(lateness.look(5 * 60_000)).toEqual({ begun: 1, halfLateMs: 2, mostLateMs: 2 })
  expect(lateness.look(30 * 60_000)).toEqual({ begun: 0, halfLateMs: null, mostLateMs: null })
})

test('a check that is early counts as in time, and one that is days late is not lost', () => {
  const lateness = makeLateness()
  lateness.add(-5, 0)
  expect(lateness.look(0).mostLateMs).toBe(1)
  lateness.add(9e9, 0)
  expect(lateness.look(0).mostLateMs).toBeGreaterThan(3_600_000)
})

test('a page says it in a sentence, of several workers by the slowest', () => {
  const work = { held: 3, inFlight: 2, begun: 400, halfLateMs: 90, mostLateMs: 310 }
  expect(wordWork([work, { ...work, inFlight: 0, mostLateMs: 1200 }])).toBe(
    '800 checks began, 99 of 100 within 1.2 s of their time, in the last five minutes; 2 in flight now.',
  )
  expect(wordWork([{ ...work, begun: 0, mostLateMs: null }])).toBe('No check began in the last five minutes; 2 in flight now.')
  expect(wordWork([])).toBe('No worker says how it keeps up.')
})
