import type { Answer } from 'dns-packet'
import { expect, test } from 'vitest'
import { startDnsServer, type Zone } from '@/tests/support/dns-server'
import { tcpServer } from '@/tests/support/far-side'
import { reachLoopback } from '@/tests/support/reach'
import type { Outcome } from '../kind'
import { dns } from './kind'

const a = (name: string, data: string, ttl = 300): Answer => ({ type: 'A', name, data, ttl })
const alias = (name: string, data: string, ttl = 300): Answer => ({ type: 'CNAME', name, data, ttl })
const LONG = `v=DKIM1; p=${'k'.repeat(700)}`

const zones: Record<string, Zone> = {
  'shop.example': {
    records: [
      a('shop.example', '93.184.215.14'),
      { type: 'AAAA', name: 'shop.example', data: '2606:2800:21f::1' },
      { type: 'MX', name: 'shop.example', data: { preference: 10, exchange: 'Mail.shop.example' } },
      { type: 'MX', name: 'shop.example', data: { preference: 20, exchange: 'mail2.shop.example' } },
      { type: 'TXT', name: 'shop.example', data: ['v=spf1 include:_spf.', 'example.org -all'] },
      { type: 'NS', name: 'shop.example', data: 'ns1.shop.example' },
      { type: 'CAA', name: 'shop.example', data: { flags: 0, tag: 'issue', value: 'letsencrypt.org' } },
      {
        type: 'SOA',
        name: 'shop.example',
        data: { mname: 'ns1.shop.example', rname: 'ops.shop.example', serial: 7, refresh: 1, retry: 2, expire: 3, minimum: 4 },
      },
      { type: 'SRV', name: 'shop.example', data: { priority: 1, weight: 2, port: 443, target: 'web.shop.example' } },
    ],
  },
  'many.example': { records: ['9.0.0.1', '9.0.0.2', '9.0.0.3'].map((data) => a('many.example', data)) },
  'www.example': {
    records: [alias('www.example', 'cdn.example', 60), alias('cdn.example', 'edge.example'), a('edge.example', '9.9.9.9', 20)],
  },
  'bare.example': {},
  'dangling.example': { rcode: 'nxdomain', records: [alias('dangling.example', 'nobody.example')] },
  'circle.example': { records: [alias('circle.example', 'round.example'), alias('round.example', 'circle.example')] },
  'other.example.org': { records: [a('somebody.else', '93.184.215.14')] },
  'zero.example': { records: [a('zero.example', '9.9.9.9', 0)] },
  'long.example': { truncated: true, records: [{ type: 'TXT', name: 'long.example', data: LONG.match(/.{1,200}/g) ?? [] }] },
  'inside.example': { records: [a('inside.example', '10.0.0.7')] },
  '7.2.0.192.in-addr.arpa': { records: [{ type: 'PTR', name: '7.2.0.192.in-addr.arpa', data: 'shop.example' }] },
  'broken.example': { rcode: 'servfail' },
  'closed.example': { rcode: 'refused' },
  'strange.example': { rcode: 'formerr' },
  'silent.example': { delayMs: Number.POSITIVE_INFINITY },
  'slow.example': { delayMs: 200, records: [a('slow.example', '9.9.9.9')] },
  'garbage.example': { bytes: Buffer.from('not a message at all') },
  'forged-id.example': { forged: 'id', records: [a('forged-id.example', '9.9.9.9')] },
  'forged-question.example': { forged: 'question', records: [a('forged-question.example', '9.9.9.9')] },
  'child.example': { refersTo: 'ns.child.example' },
}
const server = await startDnsServer(zones)
const named = { server: '127.0.0.1', serverPort: server.port, timeoutSeconds: 3 }
const reach = reachLoopback({ nameServers: () => [`127.0.0.1:${server.port}`] })
const run = (config: Record<string, unknown>): Promise<Outcome> => dns.run({ ...named, ...config }, reach)
const bySystem = (config: Record<string, unknown>): Promise<Outcome> => dns.run({ timeoutSeconds: 3, ...config }, reach)

test.concurrent.each<[string, Record<string, unknown>]>([
  ['there is a record', { name: 'shop.example' }],
  ['the name is written as a zone file does', { name: 'SHOP.example.', expect: 'equals', values: '93.184.215.14' }],
  [
    'an IPv6 address is spelled otherwise',
    { name: 'shop.example', type: 'AAAA', expect: 'equals', values: '2606:2800:021f:0::0001' },
  ],
  ['all of several are listed, in any order', { name: 'many.example', expect: 'equals', values: '9.0.0.3\n9.0.0.1\n\n9.0.0.2' }],
  ['one of several is there', { name: 'many.example', expect: 'contains', values: '9.0.0.2' }],
  ['mail goes to that host', { name: 'shop.example', type: 'MX', expect: 'contains', values: 'mail.shop.example' }],
  [
    'mail goes there in that order',
    { name: 'shop.example', type: 'MX', expect: 'equals', values: '20 mail2.shop.example.\n10 mail.shop.example.' },
  ],
  [
    'a text of several pieces has the words',
    { name: 'shop.example', type: 'TXT', expect: 'contains', values: 'include:_spf.example.org' },
  ],
  ['only that authority may issue', { name: 'shop.example', type: 'CAA', expect: 'equals', values: '0 issue "letsencrypt.org"' }],
  ['the zone has that server', { name: 'shop.example', type: 'NS', expect: 'equals', values: 'ns1.shop.example.' }],
  ['the zone has that serial', { name: 'shop.example', type: 'SOA', expect: 'contains', values: '7' }],
  ['the service is at that port', { name: 'shop.example', type: 'SRV', expect: 'equals', values: '1 2 443 web.shop.example' }],
  ['the address has that name', { name: '192.0.2.7', type: 'PTR', expect: 'equals', values: 'shop.example' }],
  ['an alias leads there', { name: 'www.example', expect: 'equals', values: '9.9.9.9' }],
  ['it is an alias', { name: 'www.example', type: 'CNAME', expect: 'equals', values: 'cdn.example' }],
  ['nobody may keep it', { name: 'zero.example', maxTtl: 0 }],
  ['a long answer is fetched over TCP', { name: 'long.example', type: 'TXT', expect: 'contains', values: LONG }],
  ['it takes its time', { name: 'slow.example' }],
  ['a name is gone, as it should be', { name: 'gone.example', expect: 'none' }],
  ['a record is gone, as it should be', { name: 'bare.example', expect: 'none' }],
])('it passes when %s', async (_, config) => {
  expect(await run(config)).toMatchObject({ verdict: 'pass' })
  expect(await bySystem(config)).toMatchObject({ verdict: 'pass' })
})

const faults: [string, Record<string, unknown>, 'fail' | 'error', string, ('fail' | 'error')?][] = [
  ['the name does not exist', { name: 'gone.example' }, 'fail', 'nxdomain'],
  ['it is an alias of nothing', { name: 'dangling.example' }, 'fail', 'nxdomain'],
  ['the name has no such record', { name: 'shop.example', type: 'PTR' }, 'fail', 'no_answer'],
  ['the answer is about another name', { name: 'other.example.org' }, 'fail', 'no_answer'],
  ['its aliases lead in a circle', { name: 'circle.example' }, 'fail', 'alias_loop'],
  [
    'one record is missing',
    { name: 'many.example', expect: 'equals', values: '9.0.0.1\n9.0.0.2\n9.0.0.3\n9.0.0.4' },
    'fail',
    'wrong_records',
  ],
  ['there is one too many', { name: 'many.example', expect: 'equals', values: '9.0.0.1\n9.0.0.2' }, 'fail', 'wrong_records'],
  [
    'only the beginning of an address is the same',
    { name: 'shop.example', expect: 'contains', values: '93.184.215.1' },
    'fail',
    'wrong_records',
  ],
  ['a record is still there', { name: 'shop.example', expect: 'none' }, 'fail', 'unexpected_records'],
  ['it may be kept too long', { name: 'shop.example', maxTtl: 299 }, 'fail', 'ttl_too_long'],
  ['an alias on the way may be kept too long', { name: 'www.example', maxTtl: 30 }, 'fail', 'ttl_too_long'],
  ['the server fails', { name: 'broken.example' }, 'fail', 'servfail', 'error'],
  ['the server refuses', { name: 'closed.example' }, 'error', 'refused'],
  ['the server does not understand', { name: 'strange.example' }, 'error', 'dns_lookup_failed'],
  ['the server is silent', { name: 'silent.example' }, 'fail', 'timed_out', 'error'],
  ['the server talks nonsense', { name: 'garbage.example' }, 'fail', 'invalid_response', 'error'],
  ['somebody else answers', { name: 'forged-id.example' }, 'fail', 'invalid_response', 'error'],
  ['it answers another question', { name: 'forged-question.example' }, 'fail', 'invalid_response', 'error'],
  ['the server only refers to others', { name: 'child.example' }, 'error', 'not_its_zone'],
]
test.concurrent.each(faults)('when %s', async (_, config, verdict, failure, system = verdict) => {
  const [one, other] = await Promise.all([run(config), bySystem(config)])
  expect([one.verdict, one.failure]).toEqual([verdict, failure])
  expect([other.verdict, other.failure]).toEqual([system, failure])
  expect(one.evidence?.some(({ holds }) => holds === false)).toBe(true)
})

test.concurrent('that there is no record is believed of nothing but an answer that says so', async () => {
  const broken = ['broken', 'closed', 'strange', 'silent', 'garbage', 'forged-id', 'forged-question', 'circle', 'child', 'shop']
  const outcomes = await Promise.all(broken.map((name) => run({ name: `${name}.example`, expect: 'none' })))
  for (const [index, outcome] of outcomes.entries()) expect(outcome.verdict, broken[index]).not.toBe('pass')
})

test('a server that is not there, or only over UDP, is no pass', async () => {
  expect(await run({ name: 'shop.example', serverPort: 1029 })).toMatchObject({ verdict: 'fail', failure: 'connection_refused' })
  const mute = await tcpServer(() => {})
  expect(await run({ name: 'shop.example', serverPort: mute.port })).toMatchObject({
    verdict: 'fail',
    failure: 'connection_refused',
  })
  expect(await run({ name: 'shop.example', server: '169.254.169.254' })).toMatchObject({
    verdict: 'error',
    failure: 'target_not_allowed',
  })
})

test('aliases, records and time to live are told', async () => {
  const outcome = await run({ name: 'www.example', maxTtl: 30 })
  expect(outcome.evidence?.slice(0, 3)).toEqual([
    { what: 'Records', expected: 'at least one record', observed: '9.9.9.9', holds: true },
    { what: 'Alias of', observed: 'cdn.example; edge.example' },
    { what: 'TTL', expected: 'at most 30 s', observed: '300 s', holds: false },
  ])
})

test('an address that checks may not reach is compared, but not told', async () => {
  const equal = await run({ name: 'inside.example', expect: 'equals', values: '10.0.0.7' })
  expect(equal.verdict).toBe('pass')
  const outcome = await run({ name: 'inside.example', expect: 'equals', values: '10.0.0.8' })
  expect(outcome).toMatchObject({ verdict: 'fail', failure: 'wrong_records' })
  expect(JSON.stringify(outcome)).not.toContain('10.0.0.7')
})

test('the form refuses what cannot be asked', () => {
  const problems = (config: Record<string, unknown>) => {
    const read = dns.read({ name: 'shop.example', ...config })
    return read.ok ? [] : Object.keys(read.problems)
  }
  expect(problems({})).toEqual([])
  expect(problems({ name: '_sip._tcp.shop.example' })).toEqual([])
  for (const name of ['https://shop.example', 'shop..example', '-shop.example', 'a b.example', '.', 'x'.repeat(64)])
    expect(problems({ name }), name).toEqual(['name'])
  expect(problems({ name: '192.0.2.7', type: 'A' })).toEqual(['name'])
  expect(problems({ expect: 'equals' })).toEqual(['values'])
  expect(problems({ server: 'ns1.example:53' })).toEqual(['server'])
})

test('it is said in words', () => {
  expect(dns.describe({ name: 'shop.example' })).toBe('A of shop.example: at least one record')
  const more = { expect: 'contains', values: '10 Mail.shop.example.', maxTtl: 300, server: 'ns1.example' }
  expect(dns.describe({ name: 'shop.example', type: 'MX', ...more })).toBe(
    'MX of shop.example: 10 mail.shop.example, among others, TTL at most 300 s, asked of ns1.example',
  )
})
