import { Invalid } from '../errors'
import { type Allowance, judgeAddress } from '../net/addresses'
import { FetchFailure } from '../net/failures'
import { isLiteral, readHost } from '../net/hosts'
import { systemResolve } from '../net/resolve'
import { readTarget } from '../net/targets'
import type { GitAddress } from './address'

/** The addresses of a host. */
export type Resolve = (host: string) => Promise<string[]>

/**
 * Judges where an address leads, as every request of ours is judged.
 * @returns the addresses that were judged, for Git to connect to instead of asking again
 * @throws FetchFailure
 */
export async function judgeHost(
  { protocol, host, url }: GitAddress,
  allowance: Allowance,
  resolve: Resolve = systemResolve,
): Promise<string[]> {
  const name = protocol === 'ssh' ? readHost(host, allowance) : readTarget(url, allowance).hostname.replace(/^\[|\]$/g, '')
  if (isLiteral(name)) return [name]
  const addresses = await resolve(name).catch(() => [])
  if (addresses.length === 0)
    throw new FetchFailure('dns_lookup_failed', 'There is no such host, or its name could not be looked up.')
  if (addresses.some((address) => judgeAddress(address, allowance) !== 'allowed'))
    throw new FetchFailure(
      'target_not_allowed',
      'This host is not one that may be reached. An administrator can allow networks with NEVERMORE_ALLOW_TARGETS.',
    )
  return addresses
}

/** What http.curloptResolve is told, so that Git asks nobody for the name again; nothing where the host is an address. */
export const pinsOf = ({ host, port }: GitAddress, addresses: readonly string[]): string[] =>
  host.startsWith('[') || /^[0-9.]+$/.test(host)
    ? []
    : [`${host}:${port}:${addresses.map((address) => (address.includes(':') ? `[${address}]` : address)).join(',')}`]

/** The pins of an address that a person typed into a form. @throws Invalid */
export async function pinHost(address: GitAddress, allowance: Allowance, resolve?: Resolve): Promise<string[]> {
  if (address.protocol === 'ssh') return []
  try {
    return pinsOf(address, await judgeHost(address, allowance, resolve))
  } catch (error) {
    throw error instanceof FetchFailure ? new Invalid(error.message, { address: error.message }) : error
  }
}
