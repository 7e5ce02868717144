import { expect, test } from 'vitest'
import { isNarrowed, passes, readFilter, writeFilter } from './filter'

const entry = { kind: 'alert', milestone: null, attributedTo: 'Ada', isStarred: false } as const

test('an address asks for a kind, a person, the starred, or all of that at once', () => {
  const shows = (query: Record<string, string>, fields = {}) => passes(readFilter(query))({ ...entry, ...fields })
  expect(shows({})).toBe(true)
  expect(shows({ kind: 'alert', who: 'Ada' })).toBe(true)
  expect(shows({ kind: 'alert', who: 'Bo' })).toBe(false)
  expect(shows({ kind: 'step' })).toBe(false)
  expect(shows({ kind: 'milestone' })).toBe(false)
  expect(shows({ kind: 'milestone' }, { milestone: 'detected' })).toBe(true)
  expect(shows({ starred: '1' })).toBe(false)
  expect(shows({ starred: '1', who: 'Ada' }, { isStarred: true })).toBe(true)
})

test('an address that is written is read as the same filter', () => {
  const filter = { kind: 'step', who: 'Ada & Bo', isStarred: true } as const
  expect(readFilter(Object.fromEntries(new URLSearchParams(writeFilter(filter, { zoom: '4' }))))).toEqual(filter)
})

test('what no filter knows asks for nothing', () => {
  expect(isNarrowed(readFilter({ kind: 'outage', who: '', starred: 'yes', zone: 'utc' }))).toBe(false)
  expect(isNarrowed(readFilter({ kind: ['alert', 'step'] as never }))).toBe(false)
})
