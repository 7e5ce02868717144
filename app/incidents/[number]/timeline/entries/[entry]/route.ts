import { parseIncidentName } from '@/lib/incidents/rules'
import { getIncident } from '@/lib/incidents/store'
import { NotFound } from '@/lib/platform/errors'
import { memberRoute } from '@/lib/platform/web/route'
import { One } from '@/lib/timeline/schema'
import { findEntry } from '@/lib/timeline/store'
import { formOf } from '../../form-of'

/** What the form of one entry is filled in with, for the page that opens it where the entry stands. */
export const GET = memberRoute(async (actor, _request, { params }: { params: Promise<{ number: string; entry: string }> }) => {
  const { number, entry } = await params
  const incidentNumber = parseIncidentName(number)
  const wanted = One.safeParse({ id: entry })
  if (incidentNumber === null || !wanted.success) throw new NotFound('There is no such entry.')
  const incident = await getIncident(actor, incidentNumber)
  return Response.json(formOf(await findEntry(actor, incident.id, wanted.data.id), incident.timeZone))
})
