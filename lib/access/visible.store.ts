import type { Prisma } from '../platform/db/client'
import type { Actor } from './actor'
import { can } from './rules'

const NONE = { id: { in: [] as string[] } }

/**
 * The incidents an actor may know of, as the `where` of a query: every lookup of an incident, or of anything that belongs to
 * one, goes through it. A private incident is there for the members named on it and for nobody else, whatever their role.
 */
export function visibleIncidents(actor: Actor): Prisma.IncidentWhereInput {
  if (actor.kind === 'system') return {}
  if (actor.kind === 'nobody' || !can(actor, 'read')) return NONE
  return { OR: [{ isPrivate: false }, { people: { some: { memberId: actor.memberId } } }] }
}
