import { lookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { type Allowance, judgeAddress } from './addresses'
import { FetchFailure } from './failures'

/** What decides where a request may go. */
export interface Guard {
  allowance: Allowance
  /** All addresses of a name; tests hand in their own. */
  resolve?: (hostname: string) => Promise<string[]>
  /** The DNS servers this machine asks, as node:dns writes them; tests hand in their own. */
  nameServers?: () => string[]
  /** What the far side is told that asks: "Nevermore (check)" where a check looks, else "Nevermore". */
  userAgent?: string
  /** Authorities to trust instead of the system's, in PEM. */
  ca?: string
}

/** Whether a name is being looked up now: a deadline that passes meanwhile is our resolver's doing, not the far side's. */
export interface Phase {
  isResolving: boolean
}

/** All addresses of a name, as this machine's resolver knows them. */
export const systemResolve = async (hostname: string): Promise<string[]> =>
  (await lookup(hostname, { all: true, order: 'ipv4first' })).map(({ address }) => address)

/**
 * All addresses of the name, every one of them judged.
 * @throws FetchFailure target_not_allowed, and what the resolver throws
 */
export async function judgedAddresses(hostname: string, { allowance, resolve = systemResolve }: Guard, phase: Phase) {
  phase.isResolving = true
  const addresses = await resolve(hostname).finally(() => {
    phase.isResolving = false
  })
  if (addresses.length === 0) throw Object.assign(new Error('no address'), { code: 'ENOTFOUND' })
  if (addresses.some((address) => judgeAddress(address, allowance) !== 'allowed')) throw notAllowed()
  return addresses
}

/** The same for a socket: it connects to the addresses that were judged, and to no others. */
export function guardedLookup(guard: Guard, phase: Phase): LookupFunction {
  return (hostname, options, done) => {
    judgedAddresses(hostname, guard, phase).then(
      (addresses) => {
        const all = addresses.map((address) => ({ address, family: isIP(address) }))
        if (options.all) done(null, all)
        else done(null, all[0]?.address ?? '', all[0]?.family)
      },
      (error) => done(error, '', 0),
    )
  }
}

/** Says neither which address it was nor whether anything listens there. */
export const notAllowed = () =>
  new FetchFailure(
    'target_not_allowed',
    'This address is not one that checks may reach. An administrator can allow networks with NEVERMORE_ALLOW_TARGETS.',
  )

/** What went wrong, where the time was over: in looking up the name, or after it. */
export const timeIsOver = (reason: unknown, phase: Phase): unknown =>
  reason instanceof FetchFailure && reason.failure === 'timed_out' && phase.isResolving
    ? new FetchFailure('dns_lookup_failed', 'The name could not be looked up in time.')
    : reason
