import { describe, expect, test } from 'vitest'
import { httpServer } from '@/tests/support/far-side'
import { HOSTS, LOOPBACK_NAMES, NUMERIC } from '@/tests/support/forbidden-hosts'
import { readAllowance } from './addresses'
import { type FetchRequest, guardedFetch } from './guarded-fetch'

const PUBLIC = '93.184.215.14'
const locked = readAllowance([])
const open = readAllowance(['loopback'])

const ask = (url: string, change: Partial<FetchRequest> = {}): FetchRequest => ({
  url,
  method: 'GET',
  headers: [],
  body: null,
  followRedirects: true,
  timeoutMs: 2000,
  ...change,
})

const canary = await httpServer((_, response) => response.end('canary'))
const { port } = canary

describe('nothing but public addresses is reached', () => {
  const guarded = guardedFetch({ allowance: locked })

  test(`none of ${HOSTS.length} spellings of loopback, private, metadata and reserved addresses`, async () => {
    expect(HOSTS.length).toBeGreaterThan(130)
    for (const host of HOSTS) {
      const result = await guarded(ask(`http://${host}:${port}/`))
      expect(result.ok, host).toBe(false)
      // A spelling that URL does not know is no address; every other is a literal, refused before anything is looked up.
      expect(result.ok || ['target_not_allowed', 'invalid_url'].includes(result.failure), host).toBe(true)
    }
    expect(canary.connections()).toBe(0)
  })

  test.each(LOOPBACK_NAMES)('the name %s, which the system resolves', async (name) => {
    const result = await guarded(ask(`http://${name}:${port}/`))
    expect(result.ok).toBe(false)
    expect(canary.connections()).toBe(0)
  })

  test.each([
    ['a name for every one of them', (address: string) => [address]],
    ['a name with a public address first', (address: string) => [PUBLIC, address]],
    ['a name with a public address last', (address: string) => [address, PUBLIC]],
  ])('%s', async (_, answer) => {
    for (const address of NUMERIC) {
      const guarded = guardedFetch({ allowance: locked, resolve: async () => answer(address) })
      const result = await guarded(ask(`http://rebound.example:${port}/`))
      expect(result.ok || result.failure, address).toBe('target_not_allowed')
    }
    expect(canary.connections()).toBe(0)
  })

  test.each([
    `http://127.0.0.1:${port}@93.184.215.14/`,
    `http://user:secret@127.0.0.1:${port}/`,
    `ftp://127.0.0.1:${port}/`,
    'file:///etc/passwd',
    `gopher://127.0.0.1:${port}/_GET`,
    'data:text/plain,hi',
    'javascript:1',
    `//127.0.0.1:${port}/`,
    'http://',
    '',
  ])('the address %s', async (url) => {
    const result = await guarded(ask(url))
    expect(result.ok || result.failure).toBe('invalid_url')
  })

  test.each([22, 25, 110, 143, 1023])('port %i, though the address is public', async (refused) => {
    const result = await guarded(ask(`http://${PUBLIC}:${refused}/`))
    expect(result.ok || result.failure).toBe('target_not_allowed')
  })

  test('a refusal tells neither the address a name has nor whether anything listens there', async () => {
    const guarded = guardedFetch({ allowance: locked, resolve: async () => ['10.1.2.3'] })
    const result = await guarded(ask('http://intranet.example:8080/'))
    expect(JSON.stringify(result)).not.toContain('10.1.2.3')
  })
})

test('a name that is public when judged and private when asked again is asked only once', async () => {
  let asked = 0
  // 127.0.0.5 stands for the public address, so that no test leaves the machine.
  const allowance = readAllowance(['127.0.0.5'])
  const guarded = guardedFetch({ allowance, resolve: async () => [asked++ === 0 ? '127.0.0.5' : '127.0.0.1'] })
  const before = canary.connections()
  await guarded(ask(`http://rebind.example:${port}/`, { timeoutMs: 300 }))
  expect(asked).toBe(1)
  expect(canary.connections()).toBe(before)
})

test('what the operator allowed is reached, by name and by number', async () => {
  const guarded = guardedFetch({ allowance: open, resolve: async () => ['127.0.0.1'] })
  for (const host of ['127.0.0.1', 'service.example', '0x7f.1']) {
    const result = await guarded(ask(`http://${host}:${port}/`))
    expect(result.ok && result.body.toString()).toBe('canary')
  }
})

describe('redirects', () => {
  const seen: { url: string; method: string; authorization: string | undefined; custom: string | undefined; body: string }[] = []
  const record = async (request: import('node:http').IncomingMessage) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const custom = request.headers['x-api-key']
    seen.push({
      url: request.url ?? '',
      method: request.method ?? '',
      authorization: request.headers.authorization,
      custom: typeof custom === 'string' ? custom : undefined,
      body,
    })
  }
  const target = httpServer(async (request, response) => {
    await record(request)
    response.end('arrived')
  })
  const source = httpServer(async (request, response) => {
    await record(request)
    const [, status = '302', to = ''] = /^\/(\d+)\/(.*)$/.exec(decodeURIComponent(request.url ?? '')) ?? []
    if (to === 'end') return response.end('arrived')
    response.writeHead(Number(status), { location: to }).end()
  })
  const secret = [
    { name: 'Authorization', value: 'Bearer s3cret' },
    { name: 'X-Api-Key', value: 's3cret' },
  ]
  const guarded = guardedFetch({ allowance: open })
  const from = async (status: number, to: string) => `http://127.0.0.1:${(await source).port}/${status}/${encodeURIComponent(to)}`

  test.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'http://[::ffff:7f00:1]:8080/',
    'http://0/',
    'file:///etc/passwd',
    'http://[bad',
  ])('one that leads to %s is refused', async (to) => {
    const result = await guarded(ask(await from(302, to)))
    expect(result.ok).toBe(false)
    expect(result.ok || ['target_not_allowed', 'invalid_url', 'invalid_response']).toContain(!result.ok && result.failure)
  })

  test('a name that a redirect leads to is judged like the first', async () => {
    const guarded = guardedFetch({
      allowance: open,
      resolve: async (name) => (name === 'evil.example' ? ['10.0.0.1'] : ['127.0.0.1']),
    })
    const result = await guarded(ask(await from(302, 'http://evil.example/')))
    expect(result.ok || result.failure).toBe('target_not_allowed')
  })

  test('three are followed, the fourth is not', async () => {
    const base = `http://127.0.0.1:${(await source).port}`
    const chain = (length: number): string => (length === 0 ? 'end' : `/302/${encodeURIComponent(chain(length - 1))}`)
    const three = await guarded(ask(`${base}${chain(3).replace('end', '/302/end')}`))
    expect(three.ok && three.redirects).toBe(3)
    const loop = await httpServer((_, response) => response.writeHead(302, { location: '/' }).end())
    const four = await guarded(ask(`http://127.0.0.1:${loop.port}/`))
    expect(four.ok || four.failure).toBe('too_many_redirects')
    expect(loop.connections()).toBeLessThanOrEqual(4)
  })

  test('to another origin no header of the check goes along, within the same origin they do', async () => {
    seen.length = 0
    const result = await guarded(ask(await from(302, `http://127.0.0.1:${(await target).port}/there`), { headers: secret }))
    expect(result.ok && result.body.toString()).toBe('arrived')
    expect(seen[0]).toMatchObject({ authorization: 'Bearer s3cret', custom: 's3cret' })
    expect(seen[1]).toMatchObject({ url: '/there', authorization: undefined, custom: undefined })
    seen.length = 0
    await guarded(ask(await from(302, '/302/end'), { headers: secret }))
    expect(seen[1]).toMatchObject({ authorization: 'Bearer s3cret' })
  })

  test('a body is sent again only for 307 and 308, and never to another origin', async () => {
    const post = { method: 'POST', body: 'the body' }
    seen.length = 0
    await guarded(ask(await from(303, '/302/end'), post))
    expect(seen[1]).toMatchObject({ method: 'GET', body: '' })
    seen.length = 0
    await guarded(ask(await from(307, '/302/end'), post))
    expect(seen[1]).toMatchObject({ method: 'POST', body: 'the body' })
    const elsewhere = await guarded(ask(await from(307, `http://127.0.0.1:${(await target).port}/`), post))
    expect(elsewhere.ok || elsewhere.failure).toBe('invalid_response')
  })

  test('none is followed where the check does not want it', async () => {
    const result = await guarded(ask(await from(302, '/302/end'), { followRedirects: false }))
    expect(result.ok && result.status).toBe(302)
  })
})

test('headers that frame the message are not sent as the check wrote them', async () => {
  let got: Record<string, unknown> = {}
  const { port } = await httpServer((request, response) => {
    got = request.headers
    response.end()
  })
  const headers = ['Host', 'Transfer-Encoding', 'X-Forwarded-For', 'Proxy-Authorization'].map((name) => ({ name, value: 'evil' }))
  const result = await guardedFetch({ allowance: open })(ask(`http://127.0.0.1:${port}/`, { headers }))
  expect(result.ok).toBe(true)
  expect(JSON.stringify(got)).not.toContain('evil')
})
