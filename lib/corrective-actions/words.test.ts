import { expect, test } from 'vitest'
import type { ActionState } from './rules'
import { coarseLength, dueWords, shortDay, transitionWords } from './words'

const FRIDAY = '2026-08-14'

test.each<[string, string]>([
  ['2026-08-14', 'due today'],
  ['2026-08-15', 'due tomorrow'],
  ['2026-08-20', 'due Thursday'],
  ['2026-08-21', 'due 21 Aug'],
  ['2027-01-02', 'due 2 Jan 2027'],
  ['2026-08-13', '1 day late'],
  ['2026-08-11', '3 days late'],
])('on a Friday %s is %s', (dueOn, words) => {
  expect(dueWords({ state: 'open', dueOn }, FRIDAY)).toEqual({ words, isLate: words.endsWith('late') })
})

test('nobody is pressed by the day of an action that is done, and a regressed one is not called late', () => {
  const words = (state: ActionState) => dueWords({ state, dueOn: '2026-08-01' }, FRIDAY)?.words
  expect(words('done')).toBeUndefined()
  expect(words('verified')).toBeUndefined()
  expect(words('waived')).toBeUndefined()
  expect(words('regressed')).toBe('due 1 Aug')
  expect(dueWords({ state: 'open', dueOn: null }, FRIDAY)).toBeNull()
})

test('a day of another year is said with its year', () => {
  expect(shortDay('2026-09-02', FRIDAY)).toBe('2 Sep')
  expect(shortDay('2025-09-02', FRIDAY)).toBe('2 Sep 2025')
})

test.each([
  [0, '0 s'],
  [59_000, '59 s'],
  [61_000, '1 min'],
  [3_600_000, '1 h'],
  [47 * 3_600_000, '47 h'],
  [48 * 3_600_000, '2 days'],
])('%i ms are %s', (milliseconds, words) => {
  expect(coarseLength(milliseconds)).toBe(words)
})

test.each<[ActionState | null, ActionState, string, string]>([
  [null, 'open', 'wrote it down', 'written down'],
  ['open', 'in_progress', 'moved it from open to in progress', 'open → in progress'],
  ['done', 'verified', 'verified by its checks', 'verified by its checks'],
  ['verified', 'regressed', 'took the move back: regressed', 'regressed'],
  ['verified', 'done', 'changed what proves it: it waits for proof again', 'waits for proof again'],
  ['verified', 'open', 'took it up again: open', 'took it up again: open'],
  ['done', 'waived', 'waived its proof', 'waived its proof'],
  ['waived', 'open', 'ended the waiver: open again', 'open again'],
])('from %s to %s reads as a sentence', (from, to, byPerson, byItself) => {
  expect(transitionWords({ from, to, isByPerson: true })).toBe(byPerson)
  expect(transitionWords({ from, to, isByPerson: false })).toBe(byItself)
})
