import { tokenRoute } from '@/lib/platform/web/route'
import { receiveHook } from './receive'

export const POST = tokenRoute<{ params: Promise<{ id: string }> }>(async (request, { params }) =>
  receiveHook(request, (await params).id),
)
