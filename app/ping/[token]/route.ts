import { tokenRoute } from '@/lib/platform/web/route'
import { receivePing } from './receive'

const ping = tokenRoute<{ params: Promise<{ token: string }> }>(async (request, { params }) =>
  receivePing(request, [(await params).token]),
)

export { ping as GET, ping as HEAD, ping as POST, ping as PUT }
