import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { weakness } from './weak-key'

test.each([
  '',
  'short but random 8f3k2',
  'a'.repeat(64),
  'changemechangemechangemechangeme',
  'please-change-me-before-you-go-live-1729',
  '0123456789abcdef0123456789abcdef',
  'abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz',
  'k7Qp'.repeat(12),
  '0101010110101010101010101001010101010101010',
  '12345678901234567890123456789012345678901234',
])('“%s” is no key', (text) => expect(weakness(text)).not.toBeNull())

test('32 random bytes are a key, however they are written', () => {
  for (let round = 0; round < 500; round++)
    for (const form of ['base64', 'base64url', 'hex'] as const) expect(weakness(randomBytes(32).toString(form))).toBeNull()
})
