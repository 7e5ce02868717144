import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesBetween } from './changes'

const apply = (text: string, changes: ReturnType<typeof changesBetween>) =>
  changes.reduceRight((now, { at, remove, insert }) => now.slice(0, at) + insert + now.slice(at + remove), text)

test('only the words that differ are changed', () => {
  expect(changesBetween('The pool was full.\n\nNobody saw it.', 'The pool was empty.\n\nNobody saw it.')).toEqual([
    { at: 13, remove: 4, insert: 'empty' },
  ])
  expect(changesBetween('same', 'same')).toEqual([])
})

test('whatever the two texts are, the changes lead from one to the other and part no character', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b ', '\n', '😀', '😁', 'word', ' ', 'é'), { maxLength: 30 })
    .map((all) => all.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changes = changesBetween(before, after)
      expect(apply(before, changes)).toBe(after)
      for (const { insert } of changes) expect(insert).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/)
    }),
  )
})

test('a text that is altogether another one is replaced without looking for long', () => {
  const words = (letter: string) => Array.from({ length: 20_000 }, (_, n) => `${letter}${n}`).join(' ')
  const [before, after] = [words('a'), words('b')]
  expect(apply(before, changesBetween(before, after))).toBe(after)
})
