import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { credentialIn } from './credential'
import { readDefinition, writeDefinition } from './definition'
import { definitionsIn } from './definition-blocks'

const PROOF = { intervalSeconds: 300, passesToVerify: 3, soakSeconds: 86_400, failuresToRegress: 2 }

test('a check is written as a block that reads as the same check', () => {
  const check = {
    ...PROOF,
    kind: 'http',
    title: 'The shop answers',
    config: { url: 'https://shop.example.org/health', maxMs: 500 },
  }
  const block = writeDefinition(check)
  expect(block).toBe(
    'kind: http\ntitle: The shop answers\nconfig:\n  url: https://shop.example.org/health\n  maxMs: 500\nintervalSeconds: 300\npassesToVerify: 3\nsoakSeconds: 86400\nfailuresToRegress: 2',
  )
  const read = readDefinition(block ?? '')
  expect(read).toMatchObject({ ...PROOF, kind: 'http', words: 'GET https://shop.example.org/health answers 200 within 500 ms' })
  expect('words' in read && writeDefinition(read)).toBe(block)
})

test('a block says no more than it has to; a secret is named, not contained', () => {
  const block =
    'kind: http\nconfig:\n  url: https://shop.example.org\n  headers:\n    - name: Authorization\n      value: Bearer {secret}\n  secret: shop'
  expect(readDefinition(block)).toMatchObject({ ...PROOF, title: '', config: { secret: 'shop' } })
})

test.each([
  ['kind: htp\nconfig: {}', 'There is no kind “htp”. Expected one of http, tls'],
  ['kind: http', 'config'],
  ['kind: http\nconfig:\n  url: nonsense', 'url: '],
  ['kind: http\nconfig:\n  url: https://a.example\n  retries: 3', 'retries'],
  ['kind: http\nconfig:\n  url: https://a.example\nintervalSeconds: 1', 'How often it looks: at least 10.'],
  ['kind: http\nrun: now\nconfig:\n  url: https://a.example', 'run'],
  ['kind: [', 'This is no YAML'],
  ['&a [*a, *a]', ''],
  ['', 'This is no YAML'],
  ['- kind: http', ''],
  [`kind: http # ${'x'.repeat(30_000)}`, 'This is no YAML'],
])('%j is refused with why', (block, why) => {
  const read = readDefinition(block)
  expect('problem' in read && read.problem).toContain(why)
})

test.each([
  ['config:\n  url: https://ada:pa55word@shop.example.org', 'an address with a password'],
  ['config:\n  url: https://shop.example.org/?access_token=abc123', 'an address with a token'],
  [
    'config:\n  url: https://a.example\n  headers:\n    - name: Authorization\n      value: Bearer abc',
    'a value for “Authorization”',
  ],
  ['config:\n  url: https://a.example\n  headers:\n    - name: X-Api-Key\n      value: abc', 'a value for “X-Api-Key”'],
  ['config:\n  url: https://a.example\n  password: abc', 'a value for “password”'],
  ['config:\n  secret: postgres://ada:pa55word@db.example.org/shop', 'an address with a password'],
  ['config:\n  url: https://a.example\n  body: "Authorization: Basic YWRhOnBhc3M="', 'the value of an Authorization header'],
  ['config:\n  url: https://a.example\n  body: password=hunter22', 'a password'],
])('a block with a credential is refused, and the message does not repeat it: %j', (block, what) => {
  const read = readDefinition(`kind: http\n${block}`)
  expect('problem' in read && read.problem).toContain(`It seems to hold ${what}. Take it out`)
  expect('problem' in read && read.problem).not.toMatch(/pa55word|abc123|hunter22|YWRh/)
})

test('a check that may hold a credential is not written out', () => {
  const config = { url: 'https://shop.example.org', headers: [{ name: 'Cookie', value: 'session=1' }] }
  expect(writeDefinition({ ...PROOF, kind: 'http', title: '', config })).toBeNull()
  expect(writeDefinition({ ...PROOF, kind: 'unheard-of', title: '', config: {} })).toBeNull()
})

test.each([
  'Basic information about the order',
  'the token expired',
  'SELECT count(*) FROM secrets',
  'https://a.example/?q=token',
])('%j is no credential', (text) => expect(credentialIn({ text })).toBeNull())

test.each(['docs/checks.md', 'docs/examples/carried-by-the-postmortem.md'])('what %s shows is taken', (page) => {
  const blocks = definitionsIn(readFileSync(page, 'utf8').replaceAll('````', ''))
  expect(blocks.map(readDefinition)).toEqual([expect.objectContaining({ kind: 'http', words: expect.any(String) })])
})

test('blocks are found wherever they stand, and without their indentation', () => {
  const markdown = [
    'words',
    '```nevermore-check',
    'kind: http',
    '```',
    '- item',
    '',
    '  ~~~~ nevermore-check',
    '  kind: tcp',
    '    deeper: 1',
    '  ~~~~',
    '````',
    '```nevermore-check',
    'within another',
    '```',
    '````',
    '```nevermore-check',
    'never closed',
  ].join('\n')
  expect(definitionsIn(markdown)).toEqual(['kind: http', 'kind: tcp\n  deeper: 1'])
})
