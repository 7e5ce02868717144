import { expect, test } from 'vitest'
import { firstWords } from './first-words'

test.each([
  ['The pool of `checkout` held **6** connections', 'The pool of checkout held 6 connections'],
  ['see [the graph](https://example.org/a_b) and ![it](/x.png)', 'see the graph and it'],
  ['- restarted\n- came back', 'restarted came back'],
  ['2 * 3 is six, snake_case stays, \\*so does this\\*', '2 3 is six, snake_case stays, \\*so does this\\*'],
  ['', ''],
])('%j is told as %j', (text, words) => expect(firstWords(text, 90)).toBe(words))

test('what is longer ends in a sign of that, and no character is cut in two', () => {
  expect(firstWords('🐦🐦🐦🐦', 2)).toBe('🐦🐦…')
  expect(firstWords('one two three', 4)).toBe('one…')
})

test('a very long text is cut before its marks are looked for', () => {
  expect(firstWords('['.repeat(1_000_000), 4)).toBe('[[[[…')
})
