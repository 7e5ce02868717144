import { expect, test } from 'vitest'
import { Invalid } from '../errors'
import { looksLikeAddress, readAddress, readRef } from './address'

test.each([
  ['https://git.example.org/team/docs', 'https://git.example.org/team/docs', 443],
  [' https://GIT.example.org/team/docs.git/ ', 'https://git.example.org/team/docs.git', 443],
  ['http://git.example.org:8080/docs', 'http://git.example.org:8080/docs', 8080],
  ['ssh://git@git.example.org/team/docs', 'ssh://git@git.example.org/team/docs', 22],
  ['ssh://git@git.example.org:2222/~ines/docs', 'ssh://git@git.example.org:2222/~ines/docs', 2222],
  ['git@git.example.org:team/docs.git', 'ssh://git@git.example.org/team/docs.git', 22],
  ['git@git.example.org:/srv/docs.git', 'ssh://git@git.example.org/srv/docs.git', 22],
  ['https://[2001:db8::1]/docs', 'https://[2001:db8::1]/docs', 443],
])('%s is %s', (typed, url, port) => {
  expect(readAddress(typed)).toMatchObject({ url, port })
  expect(looksLikeAddress(typed.trim())).toBe(true)
})

test.each([
  '',
  'docs',
  '/srv/docs',
  './docs',
  'file:///srv/docs',
  'ext::sh -c touch% /tmp/x',
  'ext::sh',
  'fd::17',
  'git://git.example.org/docs',
  'ftp://git.example.org/docs',
  'https:///docs',
  'https://git.example.org',
  'https://git.example.org/',
  'https://-oProxyCommand=x/docs',
  'ssh://-oProxyCommand=touch/docs',
  'ssh://git@-oProxyCommand=touch/docs',
  'ssh://-oProxyCommand=touch@git.example.org/docs',
  '-oProxyCommand=x@git.example.org:docs',
  'git@-oProxyCommand=x:docs',
  '--upload-pack=touch@x:y',
  '--upload-pack=touch',
  'https://git.example.org/--upload-pack=x',
  'https://git.example.org/$(touch x)',
  'https://git.example.org/`touch`',
  'https://git.example.org/a"b',
  'https://git.example.org/a b',
  'https://git.example.org/a\nurl = ext::sh',
  'https://git.example.org/a%0aurl',
  'https://git.example.org/docs?ref=main',
  'https://git.example.org/docs#main',
  `https://git.example.org/${'a'.repeat(1_000)}`,
])('%j is no address of a repository', (typed) => {
  expect(() => readAddress(typed)).toThrow(Invalid)
})

test.each([
  'https://ines:secret@git.example.org/docs',
  'https://token@git.example.org/docs',
  'ssh://git:secret@git.example.org/docs',
])('a credential in %s is refused, and not repeated in the message', (typed) => {
  expect(() => readAddress(typed)).toThrow(/do not belong into the address/)
  expect(() => readAddress(typed)).not.toThrow(/secret|token/)
})

test.each(['main', 'release/1.2', 'v1.0.0', 'größe', 'a'.repeat(40), 'feature_x', 'dependabot/npm/@scope/x-1.0'])(
  '%s is a ref',
  (ref) => {
    expect(readRef(` ${ref} `)).toBe(ref)
  },
)

test.each([
  '',
  '-x',
  '--upload-pack=touch',
  '-',
  '+main',
  ':main',
  'main:other',
  'a..b',
  '@{-1}',
  'main@{1}',
  'a b',
  'a\nb',
  'a~1',
  'a^',
  'a?',
  'a*',
  'a[',
  'a\\b',
  '/main',
  'main/',
  'a//b',
  'a/.b',
  '.a',
  'a.',
  'a.lock',
  'a.lock/b',
  'a'.repeat(201),
  '\u0000',
])('%j is no ref', (ref) => {
  expect(() => readRef(ref)).toThrow(Invalid)
})
