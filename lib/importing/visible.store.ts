import type { Actor } from '../access/actor'
import { can } from '../access/rules'
import { whollyVisibleIncidents } from '../access/visible.store'
import type { Prisma } from '../platform/db/client'

const NONE = { id: { in: [] as string[] } }

/**
 * The documents an actor may know of. A draft is its importer's own (those of the command line are any editor's); once incidents
 * were made of it, it is there for whoever may see every one of them wholly: the file tells of all.
 */
export function visibleSources(actor: Actor): Prisma.ImportSourceWhereInput {
  if (actor.kind === 'system') return {}
  if (actor.kind === 'nobody' || !can(actor, 'read')) return NONE
  const mine = ownSources(actor)
  return {
    OR: [
      { AND: [mine, { incidents: { none: {} } }] },
      {
        AND: [
          { incidents: { some: {} } },
          { incidents: { every: { incident: whollyVisibleIncidents(actor) } } },
          { OR: [mine, { acceptedAt: { not: null } }] },
        ],
      },
    ],
  }
}

/** The documents an actor may decide on: their own, and of those of the command line any editor. */
export function ownSources(actor: Actor): Prisma.ImportSourceWhereInput {
  if (actor.kind === 'system') return {}
  if (actor.kind === 'nobody') return NONE
  return { OR: [{ importedById: actor.memberId }, ...(can(actor, 'write') ? [{ importedById: null }] : [])] }
}
