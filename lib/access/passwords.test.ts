import { expect, test } from 'vitest'
import { hashPassword, passwordMatches } from './passwords'

test('a password is kept as argon2id with 19 MiB, two passes and a salt of its own', async () => {
  const [one, other] = await Promise.all([hashPassword('forty ravens at dusk'), hashPassword('forty ravens at dusk')])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(other)
  expect(await passwordMatches('forty ravens at dusk', one)).toBe(true)
  expect(await passwordMatches('forty ravens at dawn', one)).toBe(false)
})

test('nothing of a long password is cut off', async () => {
  const long = 'x'.repeat(255)
  const stored = await hashPassword(`${long}a`)
  expect(await passwordMatches(`${long}b`, stored)).toBe(false)
})

test('an account that does not exist, or holds no usable hash, matches no password', async () => {
  expect(await passwordMatches('the password of nobody', null)).toBe(false)
  expect(await passwordMatches('anything', 'none')).toBe(false)
})
