import { tokenRoute } from '@/lib/platform/web/route'
import { receivePing } from '../../receive'

type Params = { token: string; signal: string; ofSlug: string }

/** /ping/<ping key>/<slug>/<signal>: what is a signal behind a token is a slug behind the ping key. */
const ping = tokenRoute<{ params: Promise<Params> }>(async (request, { params }) => {
  const { token, signal, ofSlug } = await params
  return receivePing(request, [token, signal, ofSlug])
})

export { ping as GET, ping as HEAD, ping as POST, ping as PUT }
