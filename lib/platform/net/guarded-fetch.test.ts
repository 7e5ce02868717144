import { describe, expect, test } from 'vitest'
import { httpServer } from '@/tests/support/far-side'
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

// Loopback in the spellings people and attackers know, private and metadata addresses in theirs.
const V4 = [
  '127.0.0.1 127.1 127.0.1 127.0.0.001 0177.0.0.1 0177.0.0.01 0x7f.0.0.1 0x7F.0x0.0x0.0x1 0x7f.1 0x7f000001 0x7F000001',
  '2130706433 017700000001 0017700000001 127.0.0.1. 127.127.127.127 127.0.0.2 127.255.255.254 127.0.513 127.16777214 0177.1 0x7f.0.1',
  '0.0.0.0 0 0x0 00 0.0 0.0.0 0.0.0.0. 0x00000000 0.0.0.1 0.1.2.3 %31%32%37.0.0.1 127%2e0%2e0%2e1 １２７.０.０.１ 127。0。0。1 127．1 ①②⑦.⓪.⓪.①',
  '10.0.0.1 10.1 0xa.1 012.0.0.1 0x0a000001 167772161 10.255.255.255 172.16.0.1 172.31.255.254 0xac100001 2886729729 192.168.0.1',
  '192.168.1 0xc0a80001 3232235521 030052000001 0300.0250.0.1 192.168.255.255 100.64.0.1 100.100.100.200 0x64646464',
  '169.254.169.254 169.254.43518 169.16689662 2852039166 0xa9fea9fe 0xA9FEA9FE 0xa9.0xfe.0xa9.0xfe 0251.0376.0251.0376 025177524776',
  '169.254.170.2 169.254.0.1 168.63.129.16 0xa83f8110 2822734096 192.0.0.192 192.0.0.8 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9',
  '224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 0xffffffff 4294967295 255.255.65535',
].flatMap((line) => line.split(' '))
const V6 = [
  '::1 0:0:0:0:0:0:0:1 0000:0000:0000:0000:0000:0000:0000:0001 ::0001 0::1 :: 0:0:0:0:0:0:0:0 ::0',
  '::ffff:127.0.0.1 ::ffff:7f00:1 ::FFFF:7F00:0001 0:0:0:0:0:ffff:127.0.0.1 ::ffff:0:127.0.0.1 ::127.0.0.1 ::7f00:1 ::ffff:10.0.0.1',
  '::ffff:169.254.169.254 ::ffff:a9fe:a9fe ::a9fe:a9fe 64:ff9b::127.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::7f00:1',
  '2002:7f00:1:: 2002:7f00:0001::1 2002:a9fe:a9fe:: 2002:c0a8:1::1 2001:0:7f00:1::1 2001::1 2001:0:4136:e378:8000:63bf:80ff:fffe',
  'fe80::1 fe80::a9fe:a9fe febf::1 fc00::1 fd00::1 fd00:ec2::254 fd20:ce::254 fdff:ffff::1 fec0::1 ff01::1 ff02::1 ff05::2 100::1',
  '2001:db8::1 2001:10::1 2001:20::1 5f00::1 4000::1 8000::1',
]
  .flatMap((line) => line.split(' '))
  .map((address) => `[${address}]`)
const NAMES = ['localhost', 'LOCALHOST', 'localhost.', 'LocalHost.', 'ip6-localhost']

describe('nothing but public addresses is reached', () => {
  const guarded = guardedFetch({ allowance: locked })

  test(`none of ${V4.length + V6.length} spellings of loopback, private, metadata and reserved addresses`, async () => {
    const hosts = [...V4, ...V6]
    expect(hosts.length).toBeGreaterThan(130)
    for (const host of hosts) {
      const result = await guarded(ask(`http://${host}:${port}/`))
      expect(result.ok, host).toBe(false)
      // A spelling that URL does not know is no address; every other is a literal, refused before anything is looked up.
      expect(result.ok || ['target_not_allowed', 'invalid_url'].includes(result.failure), host).toBe(true)
    }
    expect(canary.connections()).toBe(0)
  })

  test.each(NAMES)('the name %s, which the system resolves', async (name) => {
    const result = await guarded(ask(`http://${name}:${port}/`))
    expect(result.ok).toBe(false)
    expect(canary.connections()).toBe(0)
  })

  const bare = [...V4, ...V6].map((host) => host.replace(/[[\]]/g, '')).filter((host) => /^[0-9a-fA-F:.]+$/.test(host))
  test.each([
    ['a name for every one of them', (address: string) => [address]],
    ['a name with a public address first', (address: string) => [PUBLIC, address]],
    ['a name with a public address last', (address: string) => [address, PUBLIC]],
  ])('%s', async (_, answer) => {
    for (const address of bare) {
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
