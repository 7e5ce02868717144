import { expect, test } from 'vitest'
import { alignTable, cellAt, cellsOf, emptyRow, isTable, spanOf } from './tables'

test('every bar stands under the one above it, and what is in the cells stays', () => {
  expect(alignTable(['|Time|What|', '|--|:-:|', '| 10:13 | config `a\\|b` fixed', '|10:20|é|'])).toEqual([
    '| Time  |        What         |',
    '| ----- | :-----------------: |',
    '| 10:13 | config `a\\|b` fixed |',
    '| 10:20 |          é          |',
  ])
})

test('aligning twice is aligning once', () => {
  const table = ['a | b', '--: | ---', '1 | two | three', '日本 | x']
  const once = alignTable(table)
  expect(alignTable(once)).toEqual(once)
  expect(once[3]).toBe('| 日本 | x   |       |')
})

test.each([
  [['| a | b |', '| --- | --- |'], true],
  [['a | b', '-|-', '1 | 2'], true],
  [['| a |', 'text | more'], false],
  [['a | b'], false],
  [['or | not', ''], false],
])('%j is a table: %s', (lines, is) => expect(isTable(lines)).toBe(is))

test('a caret is found in its cell, and a cell in its line', () => {
  expect(cellsOf('| a | b\\|c |  |')).toEqual(['a', 'b\\|c', ''])
  expect([0, 2, 5, 12].map((column) => cellAt('| a | b\\|c | d', column))).toEqual([0, 0, 1, 2])
  const line = '| 10:13 | fixed |     |'
  expect(line.slice(spanOf(line, 1).from, spanOf(line, 1).to)).toBe('fixed')
  expect(spanOf(line, 2)).toEqual({ from: 18, to: 18 })
  expect(cellsOf(emptyRow(line))).toHaveLength(3)
})
