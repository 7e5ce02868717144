import { checkStamp } from '@/lib/checks/store'
import { NotFound } from '@/lib/platform/errors'
import { id } from '@/lib/platform/text'
import { memberRoute } from '@/lib/platform/web/route'

/** Whether anything is new about a check, for its page to ask while it is looked at. */
export const GET = memberRoute<{ params: Promise<{ id: string }> }>(async (actor, _request, { params }) => {
  const asked = id.safeParse((await params).id)
  if (!asked.success) throw new NotFound('This check is not there.')
  return Response.json({ stamp: await checkStamp(actor, asked.data) })
})
