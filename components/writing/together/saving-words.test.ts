import { expect, test } from 'vitest'
import { savingWords } from './saving-words'

const AT = new Date(2026, 7, 14, 10, 13).getTime()
const saved = { kind: 'saved', at: AT, isHeard: true } as const
const unsaved = { kind: 'unsaved', why: 'the server cannot be reached', changes: 4, isKept: true } as const

test.each([
  ['Saved 0 s ago', saved, 0],
  ['Saved 3 s ago', saved, 3_400],
  ['Saved 2 min ago', saved, 150_000],
  ['Saved at 10:13', saved, 4_000_000],
  ['Saved 3 s ago; others are not heard now', { ...saved, isHeard: false }, 3_000],
  ['Saved', { ...saved, at: null }, 0],
  ['Saving…', { kind: 'saving' } as const, 0],
  ['Opening…', { kind: 'opening' } as const, 0],
  ['NOT saved: the server cannot be reached, 4 changes kept in this browser.', unsaved, 0],
  ['NOT saved: the server cannot be reached, 1 change kept in this browser.', { ...unsaved, changes: 1 }, 0],
  ['NOT saved: the server cannot be reached. Do not close this page.', { ...unsaved, isKept: false }, 0],
  ['It cannot be opened: the server cannot be reached.', { ...unsaved, changes: 0 }, 0],
])('%s', (words, saving, later) => expect(savingWords(saving, AT + later, true)).toBe(words))

test('without a network it says so', () =>
  expect(savingWords(unsaved, AT, false)).toBe('NOT saved: offline, 4 changes kept in this browser.'))
