import { listPickableMembers } from '@/lib/incidents/people.store'
import { parseIncidentName } from '@/lib/incidents/rules'
import { getIncident } from '@/lib/incidents/store'
import { NotFound } from '@/lib/platform/errors'
import { memberRoute } from '@/lib/platform/web/route'
import { excerptOf } from '@/lib/timeline/excerpt'
import { listEntries } from '@/lib/timeline/store'

/** What a text of the incident can name, for whoever writes one: its people, and its milestones as Markdown. */
export const GET = memberRoute(async (actor, _request, { params }: { params: Promise<{ number: string }> }) => {
  const number = parseIncidentName((await params).number)
  if (number === null) throw new NotFound('There is no such incident.')
  const incident = await getIncident(actor, number)
  const [members, entries] = await Promise.all([listPickableMembers(actor), listEntries(actor, incident.id)])
  return Response.json({ members: members.map(({ name }) => name), excerpt: excerptOf(entries, incident.timeZone) })
})
