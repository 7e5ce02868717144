import { tokenRoute } from '@/lib/platform/web/route'
import { receivePing } from '../receive'

const ping = tokenRoute<{ params: Promise<{ token: string; signal: string }> }>(async (request, { params }) => {
  const { token, signal } = await params
  return receivePing(request, [token, signal])
})

export { ping as GET, ping as HEAD, ping as POST, ping as PUT }
