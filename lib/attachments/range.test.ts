import { expect, test } from 'vitest'
import { isKnown, readRange } from './range'

const ask = (range: string, ifRange?: string) =>
  readRange(new Headers({ range, ...(ifRange && { 'if-range': ifRange }) }), '"abc"', 100)

test.each([
  ['bytes=0-9', { start: 0, end: 9 }],
  ['bytes=90-', { start: 90, end: 99 }],
  ['bytes=90-1000', { start: 90, end: 99 }],
  ['bytes=-10', { start: 90, end: 99 }],
  ['bytes=-1000', { start: 0, end: 99 }],
  ['bytes=100-', 'none'],
  ['bytes=-0', 'none'],
  ['bytes=9-0', null],
  ['bytes=0-1,5-6', null],
  ['bytes=-', null],
  ['lines=0-9', null],
  ['', null],
])('of 100 bytes %s is %j', (range, part) => expect(ask(range)).toEqual(part))

test('a part of another content than the browser has begun with is not given', () => {
  expect(ask('bytes=0-9', '"abc"')).toEqual({ start: 0, end: 9 })
  expect(ask('bytes=0-9', '"old"')).toBeNull()
})

test('a content that is known is known by any of its spellings', () => {
  expect(['"abc"', 'W/"abc"', '"x", "abc"', '*'].every((header) => isKnown(header, '"abc"'))).toBe(true)
  expect([null, '"x"', 'abc'].some((header) => isKnown(header, '"abc"'))).toBe(false)
})
