import { expect, test } from 'vitest'
import { cpuSeconds } from '@/tests/support/cpu-seconds'
import { NESTING_LIMIT, nestingDepth, refuseEarly, SIZE_LIMIT } from './limits'

test.each([
  ['plain text', 'a\nb', 0],
  ['a list', '- a\n- b\n- c', 1],
  ['a list in a list', '- a\n  - b\n    - c\n- d', 3],
  ['quotes', '> > > a', 3],
  ['quotes without spaces', '>>>a', 3],
  ['a numbered list in a quote', '> 1. a\n> 2. b', 2],
  ['a date at the start of a line', '2024-05-01 - a\n2024-05-02 - b', 0],
  ['dashes that are a rule', '- - -', 3],
  ['code between fences', '````\n> > > >\n```\n> >\n````\n> a', 1],
  ['a fence that never ends', '~~~\n> > > >', 0],
])('%s', (_, text, depth) => {
  expect(nestingDepth(text)).toBe(depth)
})

test('what nests deeper than the limit, or is longer, is refused without parsing', () => {
  const deep = Array.from({ length: NESTING_LIMIT + 1 }, (_, level) => `${'  '.repeat(level)}- a`).join('\n')
  expect(refuseEarly(deep)).toBe('nesting')
  expect(refuseEarly('> '.repeat(NESTING_LIMIT))).toBeNull()
  expect(refuseEarly('a'.repeat(SIZE_LIMIT))).toBeNull()
  expect(refuseEarly('a'.repeat(SIZE_LIMIT + 1))).toBe('size')
})

test('the depth of a megabyte is told in no time', () => {
  for (const unit of ['- ', '>', '1. ', '- a\n', `${'  '.repeat(400)}- a\n`, '\n']) {
    expect(cpuSeconds(() => nestingDepth(unit.repeat(1_000_000 / unit.length)))).toBeLessThan(3)
  }
})
