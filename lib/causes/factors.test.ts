import { expect, test } from 'vitest'
import { asSpelled, factorsRefusal, offeredFactors, readFactors, renamed, takenBack } from './factors'

test.each([
  ['no test, capacity', ['no test', 'capacity']],
  [' no   test ;Capacity,, capacity\nNo test', ['no test', 'Capacity']],
  ['', []],
  [' , ;', []],
])('%j names the factors %j', (line, factors) => {
  expect(readFactors(line)).toEqual(factors)
})

test('too many and too long ones are refused with what was got', () => {
  expect(factorsRefusal(Array.from({ length: 9 }, (_, at) => `f${at}`))).toContain('9 factors')
  expect(factorsRefusal(['x'.repeat(61)])).toContain('61 characters')
  expect(factorsRefusal(Array.from({ length: 8 }, (_, at) => `${at}${'x'.repeat(59)}`))).toBeNull()
})

test('a factor is spelled as the team spells it already', () => {
  expect(asSpelled(['NO TEST', 'new'], ['No test', 'capacity'])).toEqual(['No test', 'new'])
})

test('what is offered are the words in use and those to begin with, each once', () => {
  const offered = offeredFactors(['Capacity', 'quarter end'])
  expect(offered).toContain('quarter end')
  expect(offered.filter((word) => word.toLowerCase() === 'capacity')).toEqual(['Capacity'])
})

test('renaming into a word that is there merges the two', () => {
  expect(renamed(['untested', 'capacity'], 'untested', 'no test')).toEqual(['no test', 'capacity'])
  expect(renamed(['untested', 'no test'], 'untested', 'no test')).toEqual(['no test'])
  expect(renamed(['untested'], 'other', 'no test')).toEqual(['untested'])
})

test.each([
  [['no test'], ['untested'], ['untested']],
  [
    ['no test', 'capacity'],
    ['untested', 'capacity'],
    ['untested', 'capacity'],
  ],
  [['no test'], ['untested', 'no test'], ['untested', 'no test']],
  [['no test', 'new since'], ['untested'], ['untested', 'new since']],
  [['capacity'], ['untested'], ['capacity']],
  [['no test', 'untested'], ['untested'], ['no test', 'untested']],
])('%j, which was %j, reads %j once the merge is taken back', (now, before, after) => {
  expect(takenBack(now, before, { was: 'untested', name: 'no test' })).toEqual(after)
})
