import 'server-only'
import { headers } from 'next/headers'
import { Forbidden } from '../errors'
import { allowedOrigins } from './origins'

/**
 * Ends a change that another site's page caused. A missing or "null" origin is refused too.
 * @throws Forbidden
 */
export async function refuseForeignOrigin(): Promise<void> {
  judgeOrigin((await headers()).get('origin'))
}

/** The same for a route handler, which has the request at hand. */
export function judgeOrigin(origin: string | null): void {
  if (origin && allowedOrigins().includes(origin)) return
  throw new Forbidden(
    `This change came from ${origin ? `the origin ${origin}` : 'no origin'}; expected ${allowedOrigins()[0]}. Open Nevermore at that address, or set NEVERMORE_URL to the address you use.`,
  )
}
