import type { Actor } from '../access/actor'
import { can } from '../access/rules'
import { visibleIncidents } from '../access/visible.store'
import { db, type Prisma } from '../platform/db/client'

/**
 * The checks an actor may know of: those that prove an action of an incident visible to them, and those bound to nothing.
 * A check that proves only private incidents is there for the members named on one of them.
 */
export function visibleChecks(actor: Actor): Prisma.CheckWhereInput {
  if (actor.kind === 'system') return {}
  if (!can(actor, 'read')) return { id: { in: [] } }
  return { OR: [{ actions: { none: {} } }, { actions: { some: { action: { incident: visibleIncidents(actor) } } } }] }
}

/** The checks an actor may not know of, by id: what a list leaves out that was read by a statement of its own before. */
export async function hiddenChecks(actor: Actor): Promise<Set<string>> {
  if (actor.kind === 'system') return new Set()
  const rows = await db().check.findMany({ where: { NOT: visibleChecks(actor) }, select: { id: true } })
  return new Set(rows.map(({ id }) => id))
}
