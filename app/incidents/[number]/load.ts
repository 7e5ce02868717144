import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { MemberActor } from '@/lib/access/actor'
import { parseIncidentName } from '@/lib/incidents/rules'
import { findDeletedIncident, getIncident, type Incident } from '@/lib/incidents/store'
import { NotFound } from '@/lib/platform/errors'
import { requireMember } from '@/lib/platform/web/actor'

interface Loaded {
  actor: MemberActor
  incident: Incident
  isDeleted: boolean
}

/**
 * The member and the incident that a page under /incidents/[number] is about, once a request. Ends in the not-found page; a
 * deleted incident is there only for the page that asks for it.
 */
export async function loadIncident(params: Promise<{ number: string }>, { deleted = false } = {}): Promise<Loaded> {
  const [actor, { number }] = await Promise.all([requireMember(), params])
  const incident = await find(actor, parseIncidentName(number))
  if (!incident || (incident.deletedAt && !deleted)) notFound()
  return { actor, incident, isDeleted: incident.deletedAt !== null }
}

const find = cache(async (actor: MemberActor, number: number | null): Promise<Incident | null> => {
  if (number === null) return null
  try {
    return await getIncident(actor, number)
  } catch (error) {
    if (error instanceof NotFound) return findDeletedIncident(actor, number)
    throw error
  }
})
