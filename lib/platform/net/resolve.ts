import { lookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { type Allowance, judgeAddress } from './addresses'
import { FetchFailure } from './failures'

/** What decides where a request may go. */
export interface Guard {
  allowance: Allowance
  /** All addresses of a name; tests hand in their own. */
  resolve?: (hostname: string) => Promise<string[]>
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

/** Judges every address of the name; the connection goes to those that were judged, and to no others. */
export function guardedLookup({ allowance, resolve = systemResolve }: Guard, phase: Phase): LookupFunction {
  const watched = (hostname: string) => {
    phase.isResolving = true
    return resolve(hostname).finally(() => {
      phase.isResolving = false
    })
  }
  return (hostname, options, done) => {
    watched(hostname).then(
      (addresses) => {
        const [first] = addresses
        if (!first) return done(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '', 0)
        if (addresses.some((address) => judgeAddress(address, allowance) !== 'allowed')) return done(notAllowed(), '', 0)
        if (options.all)
          return done(
            null,
            addresses.map((address) => ({ address, family: isIP(address) })),
          )
        done(null, first, isIP(first))
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
