import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Invalid } from '../../platform/errors'
import { readGlob } from './glob'

test.each([
  ['*.md', 'a.md', true],
  ['*.md', 'docs/2024/a.md', true],
  ['*.md', 'a.md.txt', false],
  ['docs/*.md', 'docs/a.md', true],
  ['docs/*.md', 'docs/2024/a.md', false],
  ['docs/*.md', 'more/docs/a.md', false],
  ['./docs/*.md', 'docs/a.md', true],
  ['**/postmortems/*.md', 'postmortems/a.md', true],
  ['**/postmortems/*.md', 'x/y/postmortems/a.md', true],
  ['**/postmortems/*.md', 'x/postmortems/y/a.md', false],
  ['**/postmortems/**', 'x/postmortems/y/a.md', true],
  ['a/**/b/**/c.md', 'a/b/x/b/y/c.md', true],
  ['a/**/b/**/c.md', 'a/x/c.md', false],
  ['20??-*.{md,txt}', '2024-shop.txt', true],
  ['20??-*.{md,txt}', '2024-shop.rst', false],
  ['{docs,notes}/{a,b}.md', 'notes/b.md', true],
  ['[a-z].md', '[a-z].md', true],
  ['[a-z].md', 'b.md', false],
  ['日本*.md', 'docs/日本語.md', true],
])('%s and %s: %s', (pattern, path, expected) => {
  expect(readGlob(pattern)(path)).toBe(expected)
})

test.each(['', '  ', '/', 'a'.repeat(501), '{a,b}'.repeat(20), '{a,b,c,d,e,f,g,h,i}{a,b,c,d,e,f,g,h,i}'])(
  'the pattern %j is refused',
  (pattern) => {
    expect(() => readGlob(pattern)).toThrow(Invalid)
  },
)

test('a pattern made to take for ever takes no time', () => {
  const started = performance.now()
  expect(readGlob(`${'*a'.repeat(240)}b`)('a'.repeat(5_000))).toBe(false)
  expect(readGlob(`${'**/a/'.repeat(95)}b`)(Array(2_000).fill('a').join('/'))).toBe(false)
  expect(performance.now() - started).toBeLessThan(1_000)
})

test('a path without wild letters matches itself and nothing else', () => {
  const path = fc.array(fc.stringMatching(/^[a-z.]{1,6}$/), { minLength: 2, maxLength: 5 }).map((parts) => `d/${parts.join('/')}`)
  fc.assert(fc.property(path, path, (one, other) => readGlob(one)(other) === (one === other)))
})
