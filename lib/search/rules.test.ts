import { expect, test } from 'vitest'
import { readQuery } from './rules'

test.each([
  ['INC-12', 12, null],
  ['inc 12', 12, null],
  ['ACT-34', null, 34],
  ['act34', null, 34],
  ['7', 7, 7],
  ['#7', 7, 7],
  ['0', null, null],
  ['checkout 12', null, null],
  ['INC-99999999999', null, null],
])('what is typed as %j names incident %j and action %j', (typed, incident, action) => {
  expect(readQuery(typed)).toMatchObject({ incidentNumber: incident, actionNumber: action })
})

test('a query is at most eight words long, whatever is pasted', () => {
  expect(readQuery('  one  two ').words).toEqual(['one', 'two'])
  expect(readQuery('x '.repeat(5000)).words).toHaveLength(8)
})
