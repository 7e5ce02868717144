import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeTexts } from './merge'

test.each([
  ['one changes the top and one the end', 'a\nb\nc\nd', 'A\nb\nc\nd', 'a\nb\nc\nD', 'A\nb\nc\nD'],
  ['one adds a paragraph and one removes another', 'a\n\nb\n\nc\n', 'a\n\nnew\n\nb\n\nc\n', 'a\n\nb\n', 'a\n\nnew\n\nb\n'],
  ['only one changed anything', 'a\nb', 'a\nb', 'a\nc', 'a\nc'],
  ['both wrote the same', 'a\nb', 'x\nb', 'x\nb', 'x\nb'],
  ['both changed the same line', 'a\nb', 'a\nmine', 'a\ntheirs', null],
  ['both continued the end', 'a', 'a\nmine', 'a\ntheirs', null],
  ['one removed what the other changed', 'a\nb\nc\nd', 'a\nd', 'a\nb\nC\nd', null],
  ['neighbouring lines are left to a person', 'a\nb\nc', 'A\nb\nc', 'a\nB\nc', null],
  ['both began an empty text', '', 'mine', 'theirs', null],
])('%s', (_name, base, mine, theirs, merged) => {
  expect(mergeTexts(base, mine, theirs)).toBe(merged)
  expect(mergeTexts(base, theirs, mine)).toBe(merged)
})

test('a merge keeps every line that either added', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 12 }).map((lines) => lines.join('\n'))
  const edit = (mark: string) => fc.tuple(fc.nat(12), fc.nat(2)).map(([at, drop]) => ({ at, drop, mark }))
  const apply = (base: string, { at, drop, mark }: { at: number; drop: number; mark: string }) => {
    const lines = base.split('\n')
    lines.splice(Math.min(at, lines.length), drop, mark)
    return lines.join('\n')
  }
  fc.assert(
    fc.property(text, edit('mine'), edit('theirs'), (base, a, b) => {
      const merged = mergeTexts(base, apply(base, a), apply(base, b))
      if (merged === null) return
      expect(merged.split('\n').filter((line) => line === 'mine')).toHaveLength(1)
      expect(merged.split('\n').filter((line) => line === 'theirs')).toHaveLength(1)
    }),
  )
})
