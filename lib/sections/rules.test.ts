import { expect, test } from 'vitest'
import { freeKey, reordered, slugOf, swapped } from './rules'

test.each([
  ['What went wrong?', 'what-went-wrong'],
  ['Résumé & Impact', 'resume-impact'],
  ['影響', '影響'],
  ['???', 'section'],
  ['a'.repeat(80), 'a'.repeat(60)],
])('the heading %s has the key %s', (title, key) => expect(slugOf(title)).toBe(key))

test('a key that is taken gets a number', () => {
  expect(freeKey('Impact', [])).toBe('impact')
  expect(freeKey('Impact', ['impact', 'impact-2'])).toBe('impact-3')
})

test('a section moves past its neighbour and not beyond the ends', () => {
  expect(swapped(['a', 'b', 'c'], 'b', 'up')).toEqual(['b', 'a', 'c'])
  expect(swapped(['a', 'b', 'c'], 'b', 'down')).toEqual(['a', 'c', 'b'])
  expect(swapped(['a', 'b', 'c'], 'a', 'up')).toEqual(['a', 'b', 'c'])
  expect(swapped(['a', 'b', 'c'], 'c', 'down')).toEqual(['a', 'b', 'c'])
  expect(swapped(['a', 'b'], 'x', 'down')).toEqual(['a', 'b'])
})

test('what somebody does not see stays in its place when they move the rest', () => {
  expect(reordered(['a', 'hidden', 'b', 'c'], ['b', 'a', 'c'])).toEqual(['b', 'hidden', 'a', 'c'])
  expect(reordered(['a', 'b'], ['a', 'b'])).toEqual(['a', 'b'])
})
