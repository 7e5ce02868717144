import { boardVersion } from '@/lib/corrective-actions/list.store'
import { memberRoute } from '@/lib/platform/web/route'

/** What an open board asks every few seconds: a word that changes when the board does. */
export const GET = memberRoute(
  async (actor) => new Response(await boardVersion(actor), { headers: { 'content-type': 'text/plain' } }),
)
