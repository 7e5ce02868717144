import { describe, expect, test } from 'vitest'
import { tcpServer } from '@/tests/support/far-side'
import { HOSTS, LOOPBACK_NAMES, NUMERIC } from '@/tests/support/forbidden-hosts'
import { readAllowance } from './addresses'
import { type ConnectRequest, guardedConnect } from './guarded-connect'

const PUBLIC = '93.184.215.14'
const locked = readAllowance([])
const canary = await tcpServer((socket) => socket.end('canary'))
const { port } = canary
const to = (host: string, change: Partial<ConnectRequest> = {}): ConnectRequest => ({ host, port, timeoutMs: 2000, ...change })

describe('nothing but public addresses is connected to', () => {
  const guarded = guardedConnect({ allowance: locked })

  test(`none of ${HOSTS.length} spellings of loopback, private, metadata and reserved addresses, with and without brackets`, async () => {
    const hosts = [...HOSTS, ...HOSTS.filter((host) => host.startsWith('[')).map((host) => host.slice(1, -1))]
    expect(hosts.length).toBeGreaterThan(180)
    for (const host of hosts) {
      const result = await guarded(to(host))
      expect(result.ok, host).toBe(false)
      expect(result.ok || ['target_not_allowed', 'invalid_host'].includes(result.failure), host).toBe(true)
    }
    expect(canary.connections()).toBe(0)
  })

  test.each(LOOPBACK_NAMES)('the name %s, which the system resolves', async (name) => {
    expect((await guarded(to(name))).ok).toBe(false)
    expect(canary.connections()).toBe(0)
  })

  test.each([
    ['a name for every one of them', (address: string) => [address]],
    ['a name with a public address first', (address: string) => [PUBLIC, address]],
    ['a name with a public address last', (address: string) => [address, PUBLIC]],
  ])('%s', async (_, answer) => {
    for (const address of NUMERIC) {
      const result = await guardedConnect({ allowance: locked, resolve: async () => answer(address) })(to('rebound.example'))
      expect(result.ok || result.failure, address).toBe('target_not_allowed')
    }
    expect(canary.connections()).toBe(0)
  })

  test.each([
    'http://93.184.215.14/',
    `93.184.215.14:${port}`,
    '93.184.215.14:80',
    '[::1]:80',
    'user@127.0.0.1',
    '93.184.215.14/../127.0.0.1',
    '127.0.0.1#.example.org',
    '127.0.0.1\\.example.org',
    '127.0.0.1 example.org',
    '[::1',
    '/run/postgresql/.s.PGSQL.5432',
    'fe80::1%eth0',
    'x'.repeat(300),
    '',
  ])('what is no host: %j', async (host) => {
    const result = await guarded(to(host))
    expect(result.ok || result.failure).toBe('invalid_host')
    expect(canary.connections()).toBe(0)
  })

  test('a refusal tells neither the address a name has nor whether anything listens there', async () => {
    const asked = guardedConnect({ allowance: locked, resolve: async () => ['10.1.2.3'] })
    expect(JSON.stringify(await asked(to('intranet.example')))).not.toContain('10.1.2.3')
  })
})

test('a name that is public when judged and private when asked again is asked only once', async () => {
  let asked = 0
  // 127.0.0.5 stands for the public address, so that no test leaves the machine.
  const allowance = readAllowance(['127.0.0.5'])
  const guarded = guardedConnect({ allowance, resolve: async () => [asked++ === 0 ? '127.0.0.5' : '127.0.0.1'] })
  expect((await guarded(to('rebind.example', { timeoutMs: 300 }))).ok).toBe(false)
  expect(asked).toBe(1)
  expect(canary.connections()).toBe(0)
})

test('what the operator allowed is reached, by name, by number, and by the second address where the first refuses', async () => {
  const allowance = readAllowance(['loopback'])
  const guarded = guardedConnect({ allowance, resolve: async () => ['127.0.0.9', '127.0.0.1'] })
  for (const host of ['127.0.0.1', 'service.example', '0x7f.1', 'SERVICE.example.']) {
    const result = await guarded(to(host))
    expect(result.ok, host).toBe(true)
    if (result.ok) {
      const [words] = await result.socket.toArray()
      expect(String(words)).toBe('canary')
    }
  }
})

test('what goes wrong is told by name, and nothing outlasts its time', async () => {
  const allowance = readAllowance(['loopback'])
  const codes: Record<string, string> = { 'gone.example': 'ENOTFOUND', 'servfail.example': 'EAI_AGAIN' }
  const resolve = async (name: string) => {
    if (name === 'silent.example') return new Promise<string[]>(() => {})
    if (codes[name]) throw Object.assign(new Error(name), { code: codes[name] })
    return name === 'empty.example' ? [] : ['127.0.0.1']
  }
  const fails = async (host: string, change: Partial<ConnectRequest> = {}) => {
    const result = await guardedConnect({ allowance, resolve })(to(host, { timeoutMs: 300, ...change }))
    return result.ok || result.failure
  }
  expect(await fails('gone.example')).toBe('dns_name_not_found')
  expect(await fails('empty.example')).toBe('dns_name_not_found')
  expect(await fails('servfail.example')).toBe('dns_lookup_failed')
  expect(await fails('silent.example')).toBe('dns_lookup_failed')
  expect(await fails('127.0.0.1', { port: 1029 })).toBe('connection_refused')
  expect(await fails('silent.example', { signal: AbortSignal.timeout(30) })).toBe('stopped')
})
