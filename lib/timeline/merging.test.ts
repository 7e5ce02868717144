import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Invalid } from '../platform/errors'
import { mergedOf, piecesOf } from './merging'
import type { Entry } from './rules'

const at = (clock: string) => new Date(`2026-08-14T${clock}:00Z`)
const entry = (clock: string | null, fields: Partial<Entry> = {}): Entry => ({
  id: 'e',
  occurredAt: clock ? at(clock) : null,
  endedAt: null,
  precision: clock ? 'minute' : 'unknown',
  isApproximate: false,
  clockTime: null,
  sourceText: null,
  text: `At ${clock}`,
  milestone: null,
  attributedTo: null,
  kind: null,
  isStarred: false,
  audience: 'members',
  position: 1,
  version: 1,
  ...fields,
})

test('two entries that are merged last from the first moment to the last, and lose no word, name, mark or star', () => {
  const merged = mergedOf(
    entry('10:10', { attributedTo: 'Ada', milestone: 'detected' }),
    entry('10:20', { endedAt: at('10:30'), attributedTo: 'Bo', kind: 'step', isStarred: true }),
  )
  expect(merged).toMatchObject({
    text: 'At 10:10\n\nAt 10:20',
    attributedTo: 'Ada, Bo',
    milestone: 'detected',
    kind: 'step',
    isStarred: true,
    when: { occurredAt: at('10:10'), endedAt: at('10:30'), precision: 'minute' },
  })
})

test('of two entries with one moment between them that moment is kept, and of the same moment none lasts', () => {
  expect(mergedOf(entry(null), entry('10:10')).when).toMatchObject({ occurredAt: at('10:10'), endedAt: null })
  expect(mergedOf(entry('10:10'), entry(null)).when).toMatchObject({ occurredAt: at('10:10'), endedAt: null })
  expect(mergedOf(entry('10:10'), entry('10:10')).when).toMatchObject({ endedAt: null })
  expect(mergedOf(entry(null, { clockTime: '10:10' }), entry(null)).when).toMatchObject({ occurredAt: null, clockTime: '10:10' })
})

test('two milestones, or entries for different people, are not merged', () => {
  expect(() => mergedOf(entry('10:10', { milestone: 'detected' }), entry('10:20', { milestone: 'resolved' }))).toThrow(Invalid)
  expect(() => mergedOf(entry('10:10'), entry('10:20', { audience: 'restricted' }))).toThrow(Invalid)
})

test.each([
  ['one line', ['one line']],
  ['a\nb', ['a', 'b']],
  ['a\nb\n\nc', ['a\nb', 'c']],
  ['a\n\n```\nx\n\ny\n```\n\nb', ['a', '```\nx\n\ny\n```', 'b']],
  ['```\nx\ny\n```', ['```\nx\ny\n```']],
])('%j is split into %j', (text, pieces) => expect(piecesOf(text)).toEqual(pieces))

test('splitting loses no word', () => {
  const letters = (text: string) => text.replace(/\s/g, '')
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '\n', '\n\n', '```', '~~~', ' ', 'word', '- '), { maxLength: 30 }), (parts) => {
      const text = parts.join('')
      expect(letters(piecesOf(text).join(''))).toBe(letters(text))
      expect(piecesOf(text).every((piece) => piece.trim() !== '')).toBe(true)
    }),
  )
})
