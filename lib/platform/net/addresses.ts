import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { Refusal } from '../errors'

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number]

/** What may be reached besides public addresses: settings().allowTargets, read. */
export interface Allowance {
  loopback: boolean
  private: boolean
  networks: Network[]
}

// Never reached, whatever the operator allowed: the addresses at which clouds hand out credentials to whoever asks.
const METADATA = [
  '169.254.0.0/16', // link-local, with 169.254.169.254 of nearly every cloud
  'fe80::/10',
  '168.63.129.16/32', // Azure's wire server, an ordinary public address to everybody else
  '100.100.100.200/32', // Alibaba
  '192.0.0.192/32', // Oracle
  'fd00:ec2::/32', // AWS over IPv6
  'fd20:ce::/32', // Google over IPv6
].map((network): Network => ipaddr.parseCIDR(network))

// IPv6 forms that carry an IPv4 address inside: a gateway would take us to it, so what it is inside was never judged.
const CARRIES_IPV4 = [
  '::/96', // IPv4-compatible, with :: and ::1, which are judged before
  '::ffff:0:0/96', // mapped
  '::ffff:0:0:0/96', // translated
  '64:ff9b::/96', // NAT64
  '64:ff9b:1::/48', // NAT64, local use
  '2002::/16', // 6to4
  '2001::/32', // Teredo
].map((network): Network => ipaddr.parseCIDR(network))

const GLOBAL_IPV6: Network = ipaddr.parseCIDR('2000::/3')

/**
 * Reads "loopback", "private" and networks as 10.1.0.0/16.
 * @throws Refusal for anything else.
 */
export function readAllowance(list: readonly string[]): Allowance {
  const allowance: Allowance = { loopback: false, private: false, networks: [] }
  for (const item of list) {
    if (item === 'loopback') allowance.loopback = true
    else if (item === 'private') allowance.private = true
    else if (ipaddr.isValidCIDR(item)) allowance.networks.push(ipaddr.parseCIDR(item))
    else if (ipaddr.isValid(item)) allowance.networks.push(ipaddr.parseCIDR(`${item}/${item.includes(':') ? 128 : 32}`))
    else
      throw new Refusal(
        `NEVERMORE_ALLOW_TARGETS contains ${JSON.stringify(item)}, which is no network.`,
        'Write "loopback", "private", or networks such as 10.1.0.0/16, separated by commas.',
      )
  }
  return allowance
}

/** Whether checks may connect to this address, and if not, whether any setting could change that. */
export function judgeAddress(address: string, allowance: Allowance): 'allowed' | 'not_allowed' | 'never' {
  // Only the spellings a socket takes: a looser reader here would judge another address than is connected to.
  if (!isIP(address) || address.includes('%')) return 'never'
  const ip = ipaddr.parse(address)
  const range = ip.range()
  if (isIn(ip, METADATA) || range === 'unspecified' || range === 'multicast' || range === 'broadcast') return 'never'
  if (range === 'loopback') return allowance.loopback || isIn(ip, allowance.networks) ? 'allowed' : 'not_allowed'
  if (isIn(ip, CARRIES_IPV4)) return 'never'
  if (isIn(ip, allowance.networks)) return 'allowed'
  if (range === 'private' || range === 'uniqueLocal') return allowance.private ? 'allowed' : 'not_allowed'
  const isPublic = range === 'unicast' && (ip.kind() === 'ipv4' || isIn(ip, [GLOBAL_IPV6]))
  return isPublic ? 'allowed' : 'not_allowed'
}

const isIn = (ip: ipaddr.IPv4 | ipaddr.IPv6, networks: Network[]): boolean =>
  networks.some(([network, bits]) => network.kind() === ip.kind() && ip.match(network, bits))
