import { isIP } from 'node:net'
import type { DnsResult } from '../../../platform/net/guarded-dns'

import { type CheckKind, defineKind, type Observation, type Outcome, type Reach } from '../kind'
import { notReached } from '../on-the-way'
import { hostAndPort, TIMEOUT_FIELD } from '../target'
import { DnsConfig, EXPECTATIONS, readValues, TYPES } from './config'
import { followAliases, reverseName, says, tidy, wordValues } from './records'

const EXPECT_LABELS: Record<(typeof EXPECTATIONS)[number], string> = {
  some: 'at least one record',
  equals: 'exactly these records',
  contains: 'these among others',
  none: 'no record',
}

const kind: CheckKind<DnsConfig> = {
  id: 'dns',
  label: 'DNS',
  about: 'A name has the records it should, at this machine’s resolver or at a server you name.',
  config: DnsConfig,
  initial: { ...DnsConfig.parse({ name: 'example.org' }), name: '' },
  fields: [
    { name: 'name', label: 'Name', input: 'text', placeholder: 'shop.example.org', required: true },
    { name: 'type', label: 'Record', input: 'choice', options: TYPES.map((value) => ({ value, label: value })) },
    {
      name: 'expect',
      label: 'It has',
      input: 'choice',
      options: EXPECTATIONS.map((value) => ({ value, label: EXPECT_LABELS[value] })),
    },
    { name: 'maxTtl', label: 'TTL at most', input: 'number', unit: 's', min: 0, max: 604_800 },
    {
      name: 'values',
      label: 'Records',
      input: 'lines',
      placeholder: '10 mail.example.org',
      hint: 'One a line, as a zone file writes them; nothing where any or none will do',
      width: 'whole',
    },
    {
      name: 'server',
      label: 'Ask this server',
      input: 'text',
      placeholder: 'ns1.example.org',
      hint: 'Nothing: those that this machine asks',
      rare: true,
    },
    {
      name: 'serverPort',
      label: 'at port',
      input: 'number',
      unit: '',
      min: 1,
      max: 65_535,
      required: true,
      rare: true,
    },
    TIMEOUT_FIELD,
  ],

  describe(config) {
    const { name, type, maxTtl, server, serverPort } = config
    const who = server === '' ? '' : `, asked of ${serverPort === 53 ? server : hostAndPort(server, serverPort)}`
    const ttl = maxTtl === null ? '' : `, TTL at most ${maxTtl} s`
    return `${type} of ${name}: ${wordExpected(config)}${ttl}${who}`
  },

  run: look,
}

export const dns = defineKind(kind)

async function look(config: DnsConfig, reach: Reach): Promise<Outcome> {
  const { type, serverPort } = config
  const server = config.server === '' ? null : { host: config.server, port: serverPort }
  const name = isIP(config.name) ? reverseName(config.name) : config.name
  const answer = await reach.dns({ name, type, server, timeoutMs: config.timeoutSeconds * 1000, signal: reach.signal })
  if (!answer.ok) {
    const outcome = notReached('Records', wordExpected(config), answer)
    // Silence of our own resolver is our trouble; silence of a server that was named is what others hear, too.
    return server === null ? { ...outcome, verdict: 'error' } : outcome
  }
  return judge(config, name, answer)
}

function judge(
  config: DnsConfig,
  name: string,
  { message, rcode, withheld, elapsedMs }: Extract<DnsResult, { ok: true }>,
): Outcome {
  const expected = wordExpected(config)
  const found = followAliases(message, name, config.type)
  const evidence: Observation[] = []
  const end = (verdict: Outcome['verdict'], failure: string | undefined, observed: string): Outcome => {
    const row: Observation = { what: 'Records', expected, observed, holds: verdict === 'pass' }
    const summary = verdict === 'pass' ? `${config.type}: ${observed}` : `${config.type}: ${observed}, expected: ${expected}`
    return { verdict, failure, summary, evidence: [row, ...evidence, { what: 'Time', observed: `${elapsedMs} ms` }] }
  }

  const named = config.server !== ''
  if (rcode === 'SERVFAIL') return end(named ? 'fail' : 'error', 'servfail', 'the server could not answer (SERVFAIL)')
  if (rcode === 'REFUSED') return end('error', 'refused', 'the server refuses to answer us (REFUSED)')
  if (rcode !== 'NOERROR' && rcode !== 'NXDOMAIN') return end('error', 'dns_lookup_failed', `the server answered ${rcode}`)
  if (found === 'loop') return end('fail', 'alias_loop', 'its aliases lead in a circle')
  if (found.aliases.length > 0) evidence.push({ what: 'Alias of', observed: wordValues(found.aliases, withheld) })
  if (found.ttl !== null) evidence.push(judgeTtl(config, found.ttl))

  const observed = wordValues(found.values, withheld)
  if (found.values.length === 0) {
    if (isReferral(message)) return end('error', 'not_its_zone', 'this server only says whom else to ask')
    const isGone = rcode === 'NXDOMAIN'
    const words = isGone ? 'there is no such name (NXDOMAIN)' : `the name has no ${config.type} record`
    if (config.expect === 'none') return end('pass', undefined, words)
    return end('fail', isGone ? 'nxdomain' : 'no_answer', words)
  }
  if (config.expect === 'none') return end('fail', 'unexpected_records', observed)
  if (!meets(config, found.values)) return end('fail', 'wrong_records', observed)
  if (config.maxTtl !== null && (found.ttl ?? 0) > config.maxTtl)
    return {
      ...end('pass', undefined, observed),
      verdict: 'fail',
      failure: 'ttl_too_long',
      summary: `TTL: ${found.ttl} s, expected: at most ${config.maxTtl} s`,
    }
  return end('pass', undefined, observed)
}

function meets({ expect, values, type }: DnsConfig, found: string[]): boolean {
  const wanted = readValues(values).map((value) => tidy(value, type))
  if (expect === 'equals') return wanted.every((value) => found.includes(value)) && found.every((value) => wanted.includes(value))
  if (expect === 'contains') return wanted.every((value) => found.some((record) => says(record, value, type)))
  return found.length > 0
}

function judgeTtl({ maxTtl }: DnsConfig, ttl: number): Observation {
  const row = { what: 'TTL', observed: `${ttl} s` }
  return maxTtl === null ? row : { ...row, expected: `at most ${maxTtl} s`, holds: ttl <= maxTtl }
}

/** An empty answer that names other servers says nothing of the records. */
const isReferral = ({ flag_aa, authorities }: Extract<DnsResult, { ok: true }>['message']): boolean =>
  !flag_aa && (authorities ?? []).some(({ type }) => type === 'NS') && !(authorities ?? []).some(({ type }) => type === 'SOA')

function wordExpected({ expect, values, type }: DnsConfig): string {
  const list = wordValues(
    readValues(values).map((value) => tidy(value, type)),
    new Set(),
  )
  if (expect === 'equals') return `exactly ${list}`
  if (expect === 'contains') return `${list}, among others`
  return expect === 'none' ? 'no record' : 'at least one record'
}
