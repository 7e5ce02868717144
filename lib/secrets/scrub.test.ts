import { expect, test } from 'vitest'
import { scrub } from './scrub'

const token = 'kestrel/9+Zq "weir"=='
const url = 'postgresql://reader:h%40wk%20%2F77x@db.example.org:5432/shop'

const base64 = (text: string) => Buffer.from(text).toString('base64')
test.each<[string, string, string[]]>([
  ['as it is', `got ${token} back`, [token]],
  ['twice', `${token}${token}`, [token]],
  ['in JSON', JSON.stringify({ token }), [token]],
  ['in a URL', `https://example.org/?t=${encodeURIComponent(token)}`, [token]],
  ['in a form', `t=${new URLSearchParams({ t: token })}`, [token]],
  ['in base64', base64(token), [token]],
  ['in base64url', Buffer.from(token).toString('base64url'), [token]],
  ['in hex', Buffer.from(token).toString('hex'), [token]],
  ['in the middle of base64', base64(`me:${token}`), [token]],
  ['in the middle of base64, shifted', base64(`you:${token}:x`), [token]],
  ['cut off', `the value ${token.slice(0, 12)}…`, [token]],
  ['as a connection string', `could not connect: ${url}`, [url]],
  ['as its password', 'password h@wk /77x refused', [url]],
  ['as its password in a URL', 'postgresql://reader:h%40wk%20%2F77x@', [url]],
])('a secret is blacked out %s', (_, text, secrets) => {
  const clean = scrub(text, secrets)
  expect(clean).toContain('[secret]')
  for (const secret of [token.slice(0, 8), 'h@wk /77', 'h%40wk', base64(token).slice(2, -4)]) expect(clean).not.toContain(secret)
})

test('what is no trace of a secret stays', () => {
  expect(scrub('Status: 503, expected: 200', [token, url])).toBe('Status: 503, expected: 200')
  expect(scrub(`before ${token} after`, [token])).toBe('before [secret] after')
})
