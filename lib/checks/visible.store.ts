import type { Actor } from '../access/actor'
import { can } from '../access/rules'
import { visibleIncidents } from '../access/visible.store'
import type { Prisma } from '../platform/db/client'

/**
 * The checks an actor may know of: those that prove an action of an incident visible to them, and those bound to nothing.
 * A check that proves only private incidents is there for the members named on one of them.
 */
export function visibleChecks(actor: Actor): Prisma.CheckWhereInput {
  if (actor.kind === 'system') return {}
  if (!can(actor, 'read')) return { id: { in: [] } }
  return { OR: [{ actions: { none: {} } }, { actions: { some: { action: { incident: visibleIncidents(actor) } } } }] }
}
