import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents } from '../access/visible.store'
import { db } from '../platform/db/client'
import { type Point, pointsOf } from './points'

/** The named moments of a postmortem, newest first; none of an incident that the actor may not see. */
export async function listPoints(actor: Actor, incidentId: string): Promise<Point[]> {
  demand(actor, 'read')
  const seen = { incidentId, incident: visibleIncidents(actor) }
  const [facts, answers] = await Promise.all([
    db().revision.findMany({
      where: { ...seen, subject: 'incident' },
      select: { createdAt: true, content: true, author: { select: { name: true } } },
      orderBy: { version: 'asc' },
    }),
    db().review.findMany({ where: seen, select: { at: true, answer: true, member: { select: { name: true } } } }),
  ])
  return pointsOf(
    facts.map(({ createdAt, content, author }) => ({
      ...{ at: createdAt, by: author?.name ?? null },
      postmortemState: content && typeof content === 'object' && 'postmortemState' in content ? content.postmortemState : null,
    })),
    answers.map(({ at, answer, member }) => ({ kind: answer, at, by: member.name })),
  )
}
