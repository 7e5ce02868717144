import { z } from 'zod'
import { type Actor, memberIdOf } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents } from '../access/visible.store'
import { db, type Prisma, type Tx } from '../platform/db/client'
import { newId } from '../platform/ids'
import type { Activity, ActivityKind } from './rules'

/** Writes down what happened to an incident, in the transaction in which it happened. */
export async function recordActivity(
  tx: Tx,
  actor: Actor,
  incidentId: string,
  kind: ActivityKind,
  data: Prisma.InputJsonObject = {},
): Promise<void> {
  await tx.activity.create({ data: { id: newId(), incidentId, kind, data, actorId: memberIdOf(actor) } })
}

/** What happened to an incident, newest first. */
export async function listActivity(actor: Actor, incidentId: string, { take = 20 } = {}): Promise<Activity[]> {
  demand(actor, 'read')
  const rows = await db().activity.findMany({
    where: { incidentId, incident: visibleIncidents(actor) },
    select: { id: true, kind: true, data: true, at: true, actor: { select: { id: true, name: true } } },
    orderBy: { sequence: 'desc' },
    take,
  })
  return rows.map((row) => ({ ...row, data: Data.parse(row.data) }))
}

const Data = z.record(z.string(), z.unknown())
