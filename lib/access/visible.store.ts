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
  return { OR: [{ isPrivate: false }, named(actor.memberId)] }
}

/**
 * The parts of incidents (sections, timeline entries, causes, lessons) an actor may know of: a restricted one is there for the
 * members named on its incident and for nobody else, whatever their role.
 */
export function visibleParts(actor: Actor) {
  const incident = visibleIncidents(actor)
  if (actor.kind !== 'member') return { incident }
  return { incident, OR: [{ audience: { not: 'restricted' as const } }, { incident: named(actor.memberId) }] }
}

/** The comments an actor may know of: those on what they may know of. A comment on what is restricted is restricted. */
export function readableComments(actor: Actor): Prisma.CommentWhereInput {
  const part = { deletedAt: null, ...visibleParts(actor) }
  const action = { deletedAt: null, incident: visibleIncidents(actor) }
  return {
    OR: [{ section: part }, { entry: part }, { cause: part }, { lesson: part }, { action }],
    incident: { deletedAt: null },
  }
}

/**
 * The incidents of which an actor may know everything that was ever written: what tells of a whole incident (the document it was
 * imported from, a file as it stood once) is for nobody else.
 */
export function whollyVisibleIncidents(actor: Actor): Prisma.IncidentWhereInput {
  const visible = visibleIncidents(actor)
  if (actor.kind !== 'member') return visible
  return { AND: [visible, { OR: [{ revisions: { none: EVER_RESTRICTED } }, named(actor.memberId)] }] }
}

/** The revisions that kept a part while it was restricted. */
export const EVER_RESTRICTED = {
  content: { path: ['audience'], equals: 'restricted' },
} satisfies Prisma.RevisionWhereInput

const named = (memberId: string) => ({ people: { some: { memberId } } })
