import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents } from '../access/visible.store'
import { db, type Prisma } from '../platform/db/client'
import type { ActionState } from './rules'

const SHOWN = 200

const SELECT = {
  id: true,
  from: true,
  to: true,
  because: true,
  at: true,
  member: { select: { id: true, name: true } },
  action: { select: { number: true, title: true } },
} satisfies Prisma.ActionTransitionSelect

/** One thing that proof or a waiver did to an action of an incident, after it was over. */
export type Aftermath = Prisma.ActionTransitionGetPayload<{ select: typeof SELECT }>

const PROVEN: ActionState[] = ['verified', 'regressed', 'waived']

/**
 * What became of an incident's actions after the fact, oldest first: verified, regressed, sent back to wait for proof, waived, open
 * again. What was merely begun or called done is not among it. At most the newest 200.
 */
export async function listAftermath(actor: Actor, incidentId: string): Promise<Aftermath[]> {
  demand(actor, 'read')
  const rows = await db().actionTransition.findMany({
    where: {
      action: { incidentId, deletedAt: null, incident: visibleIncidents(actor) },
      OR: [{ to: { in: PROVEN } }, { from: { in: ['verified', 'waived'] } }],
    },
    select: SELECT,
    orderBy: { sequence: 'desc' },
    take: SHOWN,
  })
  return rows.reverse()
}
