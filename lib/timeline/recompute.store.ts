import { beganAt, INSTANT_OF, instantsOf } from '../incidents/rules'
import type { Tx } from '../platform/db/client'
import { NotFound } from '../platform/errors'
import { inOrder } from './rules'

const INSTANTS = {
  impactStartedAt: true,
  detectedAt: true,
  acknowledgedAt: true,
  mitigatedAt: true,
  resolvedAt: true,
  startedOn: true,
  createdAt: true,
  beganAt: true,
} as const

/**
 * Puts the timeline of an incident in order and repeats its milestones at the incident, whole. Belongs into every transaction
 * that touches an entry, after the last touch. `placing` hands in another order of the ids than the one that stands (deleted
 * ones too), for entries that are put somewhere by hand.
 */
export async function recomputeTimeline(
  tx: Tx,
  incidentId: string,
  placing: <T extends { id: string }>(entries: T[]) => T[] = (entries) => entries,
): Promise<void> {
  const entries = await tx.timelineEntry.findMany({
    where: { incidentId },
    select: { id: true, occurredAt: true, milestone: true, position: true, deletedAt: true },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  const moved = inOrder(placing(entries))
    .map(({ id, position }, index) => ({ id, from: position, to: index + 1 }))
    .filter(({ from, to }) => from !== to)
  if (moved.length > 0)
    await tx.$executeRaw`
      UPDATE timeline_entries SET position = place.position
      FROM (SELECT unnest(${moved.map(({ id }) => id)}::uuid[]) AS id, unnest(${moved.map(({ to }) => to)}::int[]) AS position) AS place
      WHERE timeline_entries.id = place.id`
  const incident = await tx.incident.findUnique({ where: { id: incidentId }, select: INSTANTS })
  if (!incident) throw new NotFound('This incident is not there.')
  const instants = instantsOf(entries.filter(({ deletedAt }) => deletedAt === null))
  const wanted = { ...instants, beganAt: beganAt({ ...instants, startedOn: incident.startedOn, createdAt: incident.createdAt }) }
  const fields = [...Object.values(INSTANT_OF), 'beganAt' as const]
  if (fields.some((field) => incident[field]?.getTime() !== wanted[field]?.getTime()))
    await tx.incident.update({ where: { id: incidentId }, data: wanted })
}
