import { expect, test } from 'vitest'
import { sizeWords } from './size'

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1234, '1.2 kB'],
  [45_600, '46 kB'],
  [999_499, '999 kB'],
  [999_500, '1.0 MB'],
  [25_000_000, '25 MB'],
])('%i is said as %s', (bytes, words) => expect(sizeWords(bytes)).toBe(words))
