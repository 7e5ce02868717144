import { isIP } from 'node:net'
import type { Answer, DecodedPacket } from 'dns-packet'
import ipaddr from 'ipaddr.js'
import { shown } from '../target'
import type { DnsConfig } from './config'

export interface Found {
  /** The records of the asked type, as a zone file writes them. */
  values: string[]
  /** The names an alias led over, the asked one not among them. */
  aliases: string[]
  /** The longest time, in seconds, for which somebody may keep any of this; null where there is nothing. */
  ttl: number | null
}

/** The records of the type at the end of the chain of aliases that begins at the name; 'loop' where it has no end. */
export function followAliases(message: DecodedPacket, name: string, type: DnsConfig['type']): Found | 'loop' {
  const answers = message.answers ?? []
  const aliases: string[] = []
  const ttls: number[] = []
  let at = bare(name)
  for (;;) {
    const records = answers.filter((record) => record.type === type && bare(record.name) === at)
    const alias = answers.find((record) => record.type === 'CNAME' && bare(record.name) === at)
    if (records.length > 0 || alias?.type !== 'CNAME') {
      ttls.push(...records.map(ttlOf))
      return { values: records.map(wordRecord), aliases, ttl: ttls.length > 0 ? Math.max(...ttls) : null }
    }
    at = bare(alias.data)
    ttls.push(ttlOf(alias))
    if (aliases.includes(at) || aliases.length > 16) return 'loop'
    aliases.push(at)
  }
}

const ttlOf = (record: Answer): number => ('ttl' in record ? (record.ttl ?? 0) : 0)

function wordRecord(record: Answer): string {
  switch (record.type) {
    case 'A':
    case 'AAAA':
    case 'CNAME':
    case 'NS':
    case 'PTR':
      return tidy(record.data, record.type)
    case 'MX':
      return tidy(`${record.data.preference ?? 0} ${record.data.exchange}`, 'MX')
    case 'SRV': {
      const { priority = 0, weight = 0, port, target } = record.data
      return tidy(`${priority} ${weight} ${port} ${target}`, 'SRV')
    }
    case 'SOA': {
      const { mname, rname, serial, refresh, retry, expire, minimum } = record.data
      return tidy([mname, rname, serial, refresh, retry, expire, minimum].join(' '), 'SOA')
    }
    case 'CAA':
      return tidy(`${record.data.flags ?? 0} ${record.data.tag} ${record.data.value}`, 'CAA')
    case 'TXT':
      return tidy([record.data].flat().map(String).join(''), 'TXT')
    default:
      return ''
  }
}

/** A record as it is compared: names in lower case and without their last dot, addresses in their usual spelling, no quotes. */
export function tidy(text: string, type: DnsConfig['type']): string {
  const trimmed = text.trim()
  if (type === 'TXT') return trimmed.replace(/^"(.*)"$/s, '$1')
  if (type === 'CAA') return trimmed.replaceAll('"', '').replace(/\s+/g, ' ')
  if (isIP(trimmed)) return ipaddr.parse(trimmed).toString()
  return trimmed.toLowerCase().split(/\s+/).map(bare).join(' ')
}

/** Whether a record says what was expected of one: all of it, one of its words, or for text a part of it. */
export const says = (record: string, expected: string, type: DnsConfig['type']): boolean =>
  record === expected || (type === 'TXT' ? record.includes(expected) : record.split(' ').includes(expected))

/** The name under which the records of an address stand: 192.0.2.7 → 7.2.0.192.in-addr.arpa. */
export function reverseName(address: string): string {
  const ip = ipaddr.parse(address)
  if (ip.kind() === 'ipv4') return `${ip.toByteArray().reverse().join('.')}.in-addr.arpa`
  const digits = ip.toByteArray().map((byte) => byte.toString(16).padStart(2, '0'))
  return `${digits.join('').split('').reverse().join('.')}.ip6.arpa`
}

const bare = (name: string): string => name.toLowerCase().replace(/(?<=.)\.$/, '')

/** Records in a sentence: at most eight, and none that may not be told. */
export function wordValues(values: string[], withheld: ReadonlySet<string>): string {
  if (values.length === 0) return 'none'
  const told = [...new Set(values.map((value) => (withheld.has(value) ? 'an address that checks may not reach' : shown(value))))]
  return told.length > 8 ? `${told.slice(0, 8).join('; ')} and ${told.length - 8} more` : told.join('; ')
}
