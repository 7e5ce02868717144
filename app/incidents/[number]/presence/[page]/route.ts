import { z } from 'zod'
import type { MemberActor } from '@/lib/access/actor'
import { parseIncidentName } from '@/lib/incidents/rules'
import { getIncident } from '@/lib/incidents/store'
import { leavePresent, listPresent, stayPresent } from '@/lib/live/presence.store'
import { NotFound } from '@/lib/platform/errors'
import { memberRoute } from '@/lib/platform/web/route'

interface Context {
  params: Promise<{ number: string; page: string }>
}

/** A page of the incident is looked at, and still is: who else is there. With `?left` it is not looked at any more. */
export const POST = memberRoute<Context>(async (actor, request, { params }) => {
  const visit = await visitOf(actor, params)
  if (new URL(request.url).searchParams.has('left')) {
    await leavePresent(actor, visit)
    return new Response(null, { status: 204 })
  }
  await stayPresent(actor, visit)
  return Response.json({ present: await listPresent(actor, visit.incidentId) })
})

async function visitOf(actor: MemberActor, params: Context['params']): Promise<{ id: string; incidentId: string }> {
  const { number, page } = await params
  const id = z.uuid().safeParse(page)
  const named = parseIncidentName(number)
  if (!id.success || named === null) throw new NotFound('There is no such page.')
  return { id: id.data, incidentId: (await getIncident(actor, named)).id }
}
