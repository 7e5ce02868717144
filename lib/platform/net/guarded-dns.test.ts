import { expect, test } from 'vitest'
import { startDnsServer } from '@/tests/support/dns-server'
import { HOSTS, LOOPBACK_NAMES, NUMERIC } from '@/tests/support/forbidden-hosts'
import { readAllowance } from './addresses'
import { type DnsRequest, guardedDns } from './guarded-dns'

const PUBLIC = '93.184.215.14'
const locked = readAllowance([])
const canary = await startDnsServer({
  'shop.example': { records: [{ type: 'A', name: 'shop.example', data: '93.184.215.14' }] },
  'inside.example': { records: ['10.0.0.7', PUBLIC].map((data) => ({ type: 'A', name: 'inside.example', data })) },
})
const of = (host: string): DnsRequest => ({
  name: 'shop.example',
  type: 'A',
  server: { host, port: canary.port },
  timeoutMs: 2000,
})

test(`a server that is named is judged like every target: none of ${HOSTS.length} spellings is asked`, async () => {
  const guarded = guardedDns({ allowance: locked })
  for (const host of HOSTS) {
    const result = await guarded(of(host))
    expect(result.ok || ['target_not_allowed', 'invalid_host'].includes(result.failure), host).toBe(true)
    expect(result.ok, host).toBe(false)
  }
  for (const host of LOOPBACK_NAMES) expect((await guarded(of(host))).ok, host).toBe(false)
  expect(canary.asked).toEqual([])
})

test('nor by a name with any such address', async () => {
  for (const address of NUMERIC)
    for (const addresses of [[address], [PUBLIC, address], [address, PUBLIC]]) {
      const guarded = guardedDns({ allowance: locked, resolve: async () => addresses })
      const result = await guarded(of('ns.rebound.example'))
      expect(result.ok || result.failure, address).toBe('target_not_allowed')
    }
  expect(canary.asked).toEqual([])
})

test('the servers of this machine are asked without being judged, and tell which addresses are not to be repeated', async () => {
  const guarded = guardedDns({ allowance: locked, nameServers: () => [`127.0.0.1:${canary.port}`] })
  const result = await guarded({ ...of(''), server: null, name: 'inside.example' })
  expect(result.ok && [...result.withheld]).toEqual(['10.0.0.7'])
})

test('where the first server is silent, the next one is asked in time', async () => {
  const silent = await startDnsServer({ 'shop.example': { delayMs: Number.POSITIVE_INFINITY } })
  const nameServers = () => [`127.0.0.1:${silent.port}`, '127.0.0.1:1029', `127.0.0.1:${canary.port}`]
  const result = await guardedDns({ allowance: locked, nameServers })({ ...of(''), server: null })
  expect(result.ok && result.message.answers).toMatchObject([{ type: 'A', data: PUBLIC }])
})

test('a machine without a DNS server says so', async () => {
  const result = await guardedDns({ allowance: locked, nameServers: () => [] })({ ...of(''), server: null })
  expect(result.ok || result.failure).toBe('dns_lookup_failed')
})
