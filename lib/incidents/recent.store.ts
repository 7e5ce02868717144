import type { Actor, MemberActor } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents } from '../access/visible.store'
import { db, type Prisma } from '../platform/db/client'

const LINE = {
  number: true,
  title: true,
  severity: true,
  postmortemState: true,
  timeZone: true,
  startedOn: true,
  impactStartedAt: true,
  detectedAt: true,
  acknowledgedAt: true,
  mitigatedAt: true,
  resolvedAt: true,
} satisfies Prisma.IncidentSelect

/** An incident as one line. */
export type IncidentLine = Prisma.IncidentGetPayload<{ select: typeof LINE }>

/** The newest incidents the actor may see, by when they began. */
export async function listRecentIncidents(actor: Actor, limit: number): Promise<IncidentLine[]> {
  demand(actor, 'read')
  return db().incident.findMany({
    where: { AND: [{ deletedAt: null }, visibleIncidents(actor)] },
    select: LINE,
    orderBy: [{ beganAt: 'desc' }, { number: 'desc' }],
    take: limit,
  })
}

/** A postmortem that waits for a member: as "write" for who leads or authors a draft, as "review" for who reviews it. */
export type Waiting = IncidentLine & { waitsFor: 'write' | 'review' }

/** The unpublished postmortems in which the member has a part that is next, oldest first: the longer ago, the less is remembered. */
export async function listWaitingPostmortems(actor: MemberActor, limit: number): Promise<Waiting[]> {
  demand(actor, 'read')
  const mine = (...roles: ('lead' | 'author' | 'reviewer')[]): Prisma.IncidentWhereInput => ({
    people: { some: { memberId: actor.memberId, role: { in: roles } } },
  })
  const rows = await db().incident.findMany({
    where: {
      AND: [{ deletedAt: null }, visibleIncidents(actor)],
      OR: [
        { postmortemState: 'draft', ...mine('lead', 'author') },
        { postmortemState: 'in_review', ...mine('reviewer') },
      ],
    },
    select: LINE,
    orderBy: [{ beganAt: 'asc' }, { number: 'asc' }],
    take: limit,
  })
  return rows.map((row) => ({ ...row, waitsFor: row.postmortemState === 'draft' ? 'write' : 'review' }))
}
