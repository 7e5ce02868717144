import 'server-only'
import { headers } from 'next/headers'
import type { Browser } from '@/lib/access/session.store'
import { ADDRESS_HEADER } from '../private-headers'

/** What is known of the browser behind the request at hand. */
export async function currentBrowser(): Promise<Browser> {
  const sent = await headers()
  return { userAgent: sent.get('user-agent'), address: sent.get(ADDRESS_HEADER) }
}
