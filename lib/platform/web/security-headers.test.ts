import { expect, test } from 'vitest'
import { contentSecurityPolicy, securityHeaders } from './security-headers'

const HERE = { nonce: 'bm9uY2U', isEncrypted: true, isDevelopment: false }
const directive = (policy: string, name: string) =>
  policy
    .split('; ')
    .find((one) => one.startsWith(`${name} `))
    ?.slice(name.length + 1)

test('scripts run by nonce only: nothing inline, nothing evaluated, nothing from elsewhere', () => {
  const policy = contentSecurityPolicy(HERE)
  expect(directive(policy, 'script-src')).toBe("'self' 'nonce-bm9uY2U' 'strict-dynamic'")
  expect(directive(policy, 'default-src')).toBe("'none'")
  expect(policy).not.toMatch(/unsafe-eval|https?:|\*/)
  expect(policy.match(/unsafe-inline/g)).toHaveLength(1)
})

test('only the development server may evaluate code', () => {
  expect(contentSecurityPolicy({ ...HERE, isDevelopment: true })).toContain("'unsafe-eval'")
})

test('a page is framed by nobody, sends forms home only, and has no other base', () => {
  const policy = contentSecurityPolicy(HERE)
  for (const name of ['frame-ancestors', 'base-uri', 'object-src']) expect(directive(policy, name)).toBe("'none'")
  for (const name of ['form-action', 'connect-src', 'frame-src']) expect(directive(policy, name)).toBe("'self'")
})

test('https is demanded for a year where it is there, and not promised where it is not', () => {
  expect(securityHeaders(HERE)['Strict-Transport-Security']).toMatch(/^max-age=31536000/)
  expect(securityHeaders({ ...HERE, isEncrypted: false })).not.toHaveProperty('Strict-Transport-Security')
  expect(contentSecurityPolicy({ ...HERE, isEncrypted: false })).not.toContain('upgrade-insecure-requests')
})

test('a file that somebody brought is alone in a sandbox without scripts', () => {
  const policy = securityHeaders({ ...HERE, isFile: true })['Content-Security-Policy'] ?? ''
  expect(policy).toMatch(/^default-src 'none'; sandbox;/)
  expect(policy).not.toMatch(/allow-|script-src|nonce|unsafe/)
})

test('diagrams are drawn in a sandbox that loads our scripts, has no origin, and is framed by us only', () => {
  const headers = securityHeaders({ ...HERE, isSandbox: true })
  const policy = headers['Content-Security-Policy'] ?? ''
  expect(directive(policy, 'default-src')).toBe("'none'")
  expect(directive(policy, 'script-src')).toBe("'self'")
  expect(directive(policy, 'sandbox')).toBe('allow-scripts')
  expect(directive(policy, 'frame-ancestors')).toBe("'self'")
  expect(policy).not.toMatch(/connect-src|img-src|same-origin|unsafe-eval/)
  expect(headers['X-Frame-Options']).toBe('SAMEORIGIN')
})
