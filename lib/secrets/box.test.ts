import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { newId } from '../platform/ids'
import { seal, unseal } from './box'

const key = randomBytes(32)
const id = newId()

test.each(['', 'x', 'postgresql://reader:pä$$@db.example.org/shop', '🜁'.repeat(1000)])(
  'a text comes out as it went in',
  (text) => {
    expect(unseal(key, id, seal(key, id, text))).toBe(text)
  },
)

test('the same text is sealed differently each time', () => {
  expect(Buffer.from(seal(key, id, 'same'))).not.toEqual(Buffer.from(seal(key, id, 'same')))
})

test('another key, another row, any changed bit and any missing end open nothing', () => {
  const sealed = seal(key, id, 'kestrel at the weir')
  expect(unseal(randomBytes(32), id, sealed)).toBeNull()
  expect(unseal(key, newId(), sealed)).toBeNull()
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const changed = Uint8Array.from(sealed)
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(unseal(key, id, changed)).toBeNull()
  }
  for (let length = 0; length < sealed.length; length++) expect(unseal(key, id, sealed.subarray(0, length))).toBeNull()
})
