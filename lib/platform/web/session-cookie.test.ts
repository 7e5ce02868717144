import { afterEach, expect, test } from 'vitest'
import { overrideSettings } from '../settings'
import { sessionCookie, whySignInIsRefused } from './session-cookie'

const before = process.env.NEVERMORE_URL
afterEach(() => {
  delete process.env.NEVERMORE_URL
  overrideSettings({ publicUrl: before })
})

test('behind https the cookie is bound to this host and never sent in the clear', () => {
  overrideSettings({ publicUrl: 'https://nevermore.example.org' })
  expect(sessionCookie()).toEqual({
    name: '__Host-nevermore',
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure: true },
  })
  expect(whySignInIsRefused()).toBeNull()
})

test.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])(
  'on plain http at %s there is a cookie of another name',
  (publicUrl) => {
    overrideSettings({ publicUrl })
    expect(sessionCookie()).toMatchObject({
      name: 'nevermore-session',
      options: { httpOnly: true, sameSite: 'lax', secure: false },
    })
    expect(whySignInIsRefused()).toBeNull()
  },
)

test.each(['http://nevermore.example.org', 'http://192.0.2.7:3000', 'http://localhost.evil.example', 'http://127.evil.example'])(
  'on plain http at %s nobody signs in, and the page says why',
  (publicUrl) => {
    overrideSettings({ publicUrl })
    expect(whySignInIsRefused()).toContain('not encrypted')
  },
)
