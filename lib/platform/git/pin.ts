import { Invalid } from '../errors'
import { type Allowance, judgeAddress } from '../net/addresses'
import { FetchFailure } from '../net/failures'
import { systemResolve } from '../net/resolve'
import { readTarget } from '../net/targets'
import type { GitAddress } from './address'

/** Judges where an address leads, as every request of ours is judged, and says where Git is to connect instead of asking again. */
export async function pinHost(
  { protocol, host, port, url }: GitAddress,
  allowance: Allowance,
  resolve: (host: string) => Promise<string[]> = systemResolve,
): Promise<string[]> {
  if (protocol === 'ssh') return []
  try {
    readTarget(url, allowance)
  } catch (error) {
    throw error instanceof FetchFailure ? new Invalid(error.message, { address: error.message }) : error
  }
  if (host.startsWith('[') || /^[0-9.]+$/.test(host)) return []
  const addresses = await resolve(host).catch(() => [])
  if (addresses.length === 0) throw refused('There is no such host, or its name could not be looked up.')
  if (addresses.some((address) => judgeAddress(address, allowance) !== 'allowed'))
    throw refused('This host is not one that may be reached. An administrator can allow networks with NEVERMORE_ALLOW_TARGETS.')
  return [`${host}:${port}:${addresses.map((address) => (address.includes(':') ? `[${address}]` : address)).join(',')}`]
}

const refused = (message: string) => new Invalid(message, { address: message })
