import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordDiff } from './word-diff'

const inShort = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ kind, text }) => ({ same: text, added: `+${text}+`, removed: `-${text}-`, left_out: '…' })[kind])
    .join('')

test('words that changed are shown in their sentence', () =>
  expect(inShort('The config was fixed at ten', 'The old config was restored at ten')).toBe(
    'The +old +config was -fixed-+restored+ at ten',
  ))

test('long stretches that did not change are left out', () => {
  const long = 'word '.repeat(200)
  expect(inShort(`${long}old`, `${long}new`)).toMatch(/^…(word )+-old-\+new\+$/)
  expect(inShort(`old ${long}old`, `new ${long}new`)).toMatch(/^-old-\+new\+ (word ){20,}.*….*word -old-\+new\+$/)
})

test('texts that have nothing in common are shown one after the other, soon', () => {
  const random = (seed: number) => Array.from({ length: 20_000 }, (_, n) => `w${(n * seed) % 99_991}`).join(' ')
  const began = performance.now()
  const pieces = wordDiff(random(7), random(13))
  expect(performance.now() - began).toBeLessThan(5_000)
  expect(pieces.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['removed', 'added']))
})

test('the old text is what was the same or removed, the new one what was the same or added', () => {
  const text = fc
    .array(fc.constantFrom('alpha', 'beta', '\n', '😀', '. ', 'ß'), { maxLength: 30 })
    .map((words) => words.join(' '))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = wordDiff(before, after)
      const side = (kind: string) =>
        pieces
          .filter((each) => each.kind !== kind)
          .map((each) => each.text)
          .join('')
      expect(side('added')).toBe(before)
      expect(side('removed')).toBe(after)
    }),
  )
})
