import { expect, test } from 'vitest'
import { httpServer } from '@/tests/support/far-side'
import { reachLoopback } from '@/tests/support/reach'
import type { OpenedSecret } from '../../../secrets/store'
import { runKind } from '../../run'
import type { Reach } from '../kind'
import { http } from './kind'

const TOKEN = 'kestrel/9+Zq-at-the-weir'
const secrets: Record<string, OpenedSecret> = {
  token: { ok: true, value: TOKEN, hosts: ['127.0.0.1'] },
  elsewhere: { ok: true, value: TOKEN, hosts: ['shop.example.org'] },
  nowhere: { ok: true, value: TOKEN, hosts: [] },
  'two-lines': { ok: true, value: `${TOKEN}\r\nX-Evil: 1`, hosts: ['127.0.0.1'] },
  lost: { ok: false, failure: 'secret_unreadable', message: 'The secret lost cannot be read.' },
}
const secret: Reach['secret'] = async (name) =>
  secrets[name] ?? { ok: false, failure: 'secret_missing', message: `There is no secret called ${name}.` }
const run = (config: Record<string, unknown>) =>
  runKind(http, { timeoutSeconds: 1, ...config }, (signal) => reachLoopback({}, { secret, signal }))

/** Remembers what it was told, and says all of it back. */
const heard: string[] = []
const { port } = await httpServer((request, response) => {
  heard.push(String(request.headers.authorization))
  const given = String(request.headers.authorization)
  if (request.url === '/home') return response.writeHead(302, { location: '/echo' }).end()
  if (request.url === '/away') return response.writeHead(302, { location: `http://localhost:${port}/echo` }).end()
  response.end(JSON.stringify({ given, encoded: Buffer.from(given).toString('base64'), cut: given.slice(7, 20) }))
})
const at = (path: string, name = 'token') => ({
  url: `http://127.0.0.1:${port}${path}`,
  secret: name,
  headers: [{ name: 'Authorization', value: 'Bearer {secret}' }],
})

test('a header holds the secret where it says {secret}', async () => {
  heard.length = 0
  expect(await run(at('/echo'))).toMatchObject({ verdict: 'pass' })
  expect(heard).toEqual([`Bearer ${TOKEN}`])
})

test('without a secret {secret} is a text like any other', async () => {
  heard.length = 0
  expect(await run({ ...at('/echo'), secret: '' })).toMatchObject({ verdict: 'pass' })
  expect(heard).toEqual(['Bearer {secret}'])
})

test('it goes along to the same origin and not to another', async () => {
  heard.length = 0
  await run(at('/home'))
  await run(at('/away'))
  expect(heard).toEqual([`Bearer ${TOKEN}`, `Bearer ${TOKEN}`, `Bearer ${TOKEN}`, 'undefined'])
})

test.each([
  ['missing', 'secret_missing'],
  ['lost', 'secret_unreadable'],
  ['elsewhere', 'secret_not_for_host'],
  ['nowhere', 'secret_not_for_host'],
  ['two-lines', 'secret_unusable'],
])('with the secret “%s” nothing is asked: %s', async (name, failure) => {
  heard.length = 0
  const outcome = await run(at('/echo', name))
  expect(outcome).toMatchObject({ verdict: 'error', failure })
  expect(JSON.stringify(outcome)).not.toContain('kestrel')
  expect(heard).toEqual([])
})

test.each(['given', 'encoded', 'cut'])('what a server says back of it is blacked out: %s', async (jsonPath) => {
  const outcome = await run({ ...at('/echo'), jsonPath, jsonValue: 'x' })
  const told = JSON.stringify(outcome)
  expect(told).toContain('[secret]')
  for (const trace of [TOKEN.slice(0, 8), Buffer.from(TOKEN).toString('base64').slice(3, -3)]) expect(told).not.toContain(trace)
})

test('a check with a secret that no header uses is refused', () => {
  const read = http.read({ ...at('/'), headers: [{ name: 'Accept', value: '*/*' }] })
  expect(read).toMatchObject({ ok: false, problems: { headers: expect.stringContaining('{secret}') } })
})
