import { describe, expect, test } from 'vitest'
import { httpServer } from '@/tests/support/far-side'
import { reachLoopback } from '@/tests/support/reach'
import type { Outcome } from '../kind'
import { http } from './kind'

const reach = reachLoopback()
const run = (config: Record<string, unknown>): Promise<Outcome> => http.run({ timeoutSeconds: 1, ...config }, reach)

const answer = { status: 'ok', age: 12, checks: [{ state: 'up' }], off: false }
const { port } = await httpServer((request, response) => {
  if (request.url === '/text') return response.end('Status: fine\nall good')
  if (request.url === '/long') return response.end('x'.repeat(200))
  if (request.url === '/made') return response.writeHead(201).end()
  if (request.url === '/slow') return setTimeout(() => response.end('late'), 120)
  response.setHeader('content-type', 'application/json').end(JSON.stringify(answer))
})
const base = `http://127.0.0.1:${port}`

const cases: [string, Record<string, unknown>, 'pass' | 'fail' | 'error', string | undefined][] = [
  ['a status', { url: `${base}/made`, status: '201' }, 'pass', undefined],
  ['one of several', { url: `${base}/made`, status: '200, 201-204' }, 'pass', undefined],
  ['a class of them', { url: `${base}/made`, status: '2xx' }, 'pass', undefined],
  ['another status', { url: `${base}/made` }, 'fail', 'wrong_status'],
  ['a text that is there', { url: `${base}/text`, contains: 'all good' }, 'pass', undefined],
  ['a text that is not', { url: `${base}/text`, contains: 'all bad' }, 'fail', 'text_missing'],
  ['no such text', { url: `${base}/text`, lacks: 'error' }, 'pass', undefined],
  ['a text that should not be there', { url: `${base}/text`, lacks: 'fine' }, 'fail', 'text_present'],
  ['a pattern', { url: `${base}/text`, pattern: '^Status: (ok|fine)$' }, 'pass', undefined],
  ['another pattern', { url: `${base}/text`, pattern: 'broken' }, 'fail', 'pattern_not_found'],
  ['a pattern nobody can wait for', { url: `${base}/long`, pattern: '^(.*.*.*)*[0-9]$' }, 'error', 'pattern_too_slow'],
  ['a JSON text', { url: base, jsonPath: 'status', jsonValue: 'ok' }, 'pass', undefined],
  ['another JSON text', { url: base, jsonPath: 'status', jsonValue: 'bad' }, 'fail', 'wrong_value'],
  ['a JSON number as written', { url: base, jsonPath: 'age', jsonValue: '12.0' }, 'pass', undefined],
  ['a JSON boolean', { url: base, jsonPath: 'off', jsonValue: 'false' }, 'pass', undefined],
  ['a number above', { url: base, jsonPath: 'age', jsonIs: 'above', jsonValue: '11' }, 'pass', undefined],
  ['a number not below', { url: base, jsonPath: 'age', jsonIs: 'below', jsonValue: '12' }, 'fail', 'wrong_value'],
  ['a text above a number', { url: base, jsonPath: 'status', jsonIs: 'above', jsonValue: '0' }, 'fail', 'wrong_value'],
  ['a value that is there', { url: base, jsonPath: 'checks[0].state', jsonIs: 'exists' }, 'pass', undefined],
  ['a value that is not', { url: base, jsonPath: 'checks[1]', jsonIs: 'exists' }, 'fail', 'wrong_value'],
  ['no value', { url: base, jsonPath: 'error', jsonIs: 'absent' }, 'pass', undefined],
  ['nothing differs from a value', { url: base, jsonPath: 'error', jsonIs: 'differs', jsonValue: 'x' }, 'fail', 'wrong_value'],
  ['JSON where there is none', { url: `${base}/text`, jsonPath: 'status', jsonValue: 'ok' }, 'fail', 'not_json'],
  ['in time', { url: `${base}/slow`, maxMs: 900 }, 'pass', undefined],
  ['too late', { url: `${base}/slow`, maxMs: 60 }, 'fail', 'too_slow'],
]
test.each(cases)('expecting %s', async (_, config, verdict, failure) => {
  const outcome = await run(config)
  expect([outcome.verdict, outcome.failure]).toEqual([verdict, failure])
})

test('evidence sets what was observed beside what was expected, and never repeats the body', async () => {
  const outcome = await run({ url: `${base}/text`, contains: 'nowhere', status: '200' })
  expect(outcome.evidence).toContainEqual({ what: 'Status', expected: '200', observed: '200', holds: true })
  expect(outcome.evidence).toContainEqual({
    what: 'Body',
    expected: 'contains “nowhere”',
    observed: 'it does not',
    holds: false,
  })
  expect(JSON.stringify(outcome)).not.toContain('all good')
})

describe('how it is asked', () => {
  test('with the method, headers and body of the check', async () => {
    const seen: unknown[] = []
    const { port } = await httpServer(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += chunk
      seen.push(request.method, request.headers['x-api-key'], request.headers['accept-encoding'], body)
      response.end()
    })
    const headers = [{ name: 'X-Api-Key', value: 'k' }]
    expect((await run({ url: `http://127.0.0.1:${port}/`, method: 'POST', headers, body: '{"a":1}' })).verdict).toBe('pass')
    expect(seen).toEqual(['POST', 'k', 'identity', '{"a":1}'])
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['no address', { url: '' }, 'url'],
    ['an address with a password', { url: 'https://me:secret@example.org/' }, 'url'],
    ['another scheme', { url: 'ftp://example.org/' }, 'url'],
    ['a status that is none', { url: 'https://example.org', status: '99' }, 'status'],
    ['a broken expression', { url: 'https://example.org', pattern: '(' }, 'pattern'],
    ['a broken path', { url: 'https://example.org', jsonPath: 'a[' }, 'jsonPath'],
    ['a header that frames the message', { url: 'https://example.org', headers: [{ name: 'Host', value: 'x' }] }, 'headers'],
    ['a header of two lines', { url: 'https://example.org', headers: [{ name: 'X', value: 'a\r\nHost: b' }] }, 'headers'],
    [
      'a comparison without a number',
      { url: 'https://example.org', jsonPath: 'a', jsonIs: 'above', jsonValue: 'x' },
      'jsonValue',
    ],
    ['a body looked for in HEAD', { url: 'https://example.org', method: 'HEAD', contains: 'x' }, 'method'],
    ['more patience than there is', { url: 'https://example.org', timeoutSeconds: 31 }, 'timeoutSeconds'],
    ['an unknown property', { url: 'https://example.org', ca: 'x' }, 'config'],
  ])('%s is refused with the field to blame', (_, config, field) => {
    const read = http.read(config)
    expect(read.ok).toBe(false)
    expect(read.ok || Object.keys(read.problems)).toContain(field)
  })

  test('a check says in words what it checks', () => {
    const config = { url: 'https://shop.example.org/health', jsonPath: 'status', jsonValue: 'ok', maxMs: 500 }
    expect(http.describe(config)).toBe('GET https://shop.example.org/health answers 200 within 500 ms, and status is “ok”')
  })
})
