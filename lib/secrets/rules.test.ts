import { expect, test } from 'vitest'
import { isFor, isHostPattern } from './rules'

test.each<[string, string, boolean]>([
  ['shop.example.org', 'https://shop.example.org/health', true],
  ['shop.example.org', 'https://SHOP.example.org:8443/', true],
  ['shop.example.org:8443', 'https://shop.example.org:8443/', true],
  ['shop.example.org:8443', 'https://shop.example.org/', false],
  ['shop.example.org', 'https://example.org/', false],
  ['shop.example.org', 'https://shop.example.org.evil.example/', false],
  ['shop.example.org', 'https://evil.example/shop.example.org', false],
  ['shop.example.org', 'https://evil.example/?shop.example.org#shop.example.org', false],
  ['*.example.org', 'https://a.b.example.org/', true],
  ['*.example.org', 'https://example.org/', false],
  ['*.example.org', 'https://evilexample.org/', false],
  ['*.example.org:8443', 'https://a.example.org:8443/', true],
  ['*.example.org:8443', 'https://a.example.org/', false],
  ['127.0.0.1:8080', 'http://127.1:8080/', true],
  ['[::1]', 'http://[0:0::1]:9/', true],
])('a secret for %s, sent to %s: %s', (pattern, url, may) => {
  expect(isHostPattern(pattern)).toBe(true)
  expect(isFor([pattern], new URL(url))).toBe(may)
})

test('a secret that names no host is sent nowhere', () => expect(isFor([], new URL('https://example.org/'))).toBe(false))

test.each(['', '*', '*.', 'a b', 'https://example.org', 'example.org/path', 'ex*mple.org', 'Example.org', 'a..b', '*.*.org'])(
  '“%s” names no host',
  (text) => expect(isHostPattern(text)).toBe(false),
)
