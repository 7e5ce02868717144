import { boardVersion } from '@/lib/corrective-actions/list.store'
import { currentActor } from '@/lib/platform/web/actor'

/** What an open board asks every few seconds: a word that changes when the board does. */
export async function GET(): Promise<Response> {
  const actor = await currentActor()
  if (actor.kind !== 'member') return new Response(null, { status: 401 })
  return new Response(await boardVersion(actor), { headers: { 'content-type': 'text/plain', 'cache-control': 'no-store' } })
}
