import { expect, test } from 'vitest'
import { liesBeside, namedBeside, withNamed } from './beside'

const AT = 'docs/postmortems/2026-kiln.md'
const named = (text: string) => Object.fromEntries(namedBeside(text, AT))

test('a document names the files beside it by their relative addresses', () => {
  expect(
    named(
      [
        '![Graph](2026-kiln/graph.png) and [the scan](<../scans/page.pdf> "Scan"), ![](./a%20b.JPG)',
        '',
        '[one]: img/one.webp',
        '[two]: <img/two.gif> "Two"',
      ].join('\n'),
    ),
  ).toEqual({
    '2026-kiln/graph.png': 'docs/postmortems/2026-kiln/graph.png',
    '../scans/page.pdf': 'docs/scans/page.pdf',
    './a%20b.JPG': 'docs/postmortems/a b.JPG',
    'img/one.webp': 'docs/postmortems/img/one.webp',
    'img/two.gif': 'docs/postmortems/img/two.gif',
  })
})

test.each([
  '../../../etc/secret.png',
  '/etc/secret.png',
  'https://example.org/graph.png',
  '//example.org/graph.png',
  'javascript:alert(1).png',
  'file:///etc/secret.png',
  'C:\\secret.png',
  '..%5C..%5Csecret.png',
  '%00.png',
  '%E0%A4%A.png',
  '#graph.png',
  'other.md',
])('%s is no file beside it', (address) => {
  expect(named(`![x](${address})`)).toEqual({})
})

test('what leads out by “%2e%2e” is judged as what it is', () => {
  expect(named('![x](%2e%2e/%2e%2e/%2e%2e/secret.png)')).toEqual({})
  expect(named('![x](%2e%2e/graph.png)')).toEqual({ '%2e%2e/graph.png': 'docs/graph.png' })
})

test('only whole addresses are replaced, and only where one stands', () => {
  const text = '![a](graph.png) ![b](graph.png.bak) graph.png `graph.png` [c](<graph.png> "d")\n\n[e]: graph.png'
  expect(withNamed(text, new Map([['graph.png', 'attachment:1/graph.png']]))).toBe(
    '![a](attachment:1/graph.png) ![b](graph.png.bak) graph.png `graph.png` [c](<attachment:1/graph.png> "d")\n\n[e]: attachment:1/graph.png',
  )
})

test('documents do not lie beside others', () => {
  expect(['a.md', 'a.txt', 'a.json', 'a.log', 'a.zip'].filter(liesBeside)).toEqual([])
})

test('a text made to be slow is looked through at once', () => {
  const began = performance.now()
  namedBeside('](<'.repeat(200_000), AT)
  namedBeside(`[${'a'.repeat(1_000_000)}`, AT)
  expect(performance.now() - began).toBeLessThan(5_000)
})
