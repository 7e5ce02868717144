import 'server-only'
import { headers } from 'next/headers'
import { judgeOrigin } from '../origins'

/**
 * Ends a change that another site's page caused. A missing or "null" origin is refused too.
 * @throws Forbidden
 */
export async function refuseForeignOrigin(): Promise<void> {
  judgeOrigin((await headers()).get('origin'))
}
