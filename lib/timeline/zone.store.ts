import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { recordActivity } from '../activity/store'
import { lockIncident, rewrite } from '../incidents/store'
import { inTransaction, type Tx } from '../platform/db/client'
import { Conflict } from '../platform/errors'
import { recomputeTimeline } from './recompute.store'
import type { ZoneChange } from './schema'
import { ENTRY_SELECT, rewriteEntry } from './store'
import { sameWallClock, startOfDay, toLocal } from './wall-clock'

/**
 * Tells an incident in another zone. "clock" keeps the times as they were written and moves the moments (the zone was wrong);
 * "instants" keeps the moments and shows them on other clocks. Days of which no time is known stay the same days either way.
 * Either way the zone is no assumption any more.
 * @throws Conflict, NotFound
 */
export async function changeZone(actor: Actor, { id, version, timeZone, keep }: ZoneChange): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    const incident = await lockIncident(tx, actor, id)
    if (incident.timeZone === timeZone && !incident.timeZoneAssumed) return
    if (incident.version !== version && incident.timeZone !== timeZone) await refuseOtherZone(tx, id, version, incident.timeZone)
    if (incident.timeZone !== timeZone) await moveEntries(tx, actor, id, incident.timeZone, timeZone, keep)
    await rewrite(tx, actor, id, { timeZone, timeZoneAssumed: false })
    await recomputeTimeline(tx, id)
    await recordActivity(tx, actor, id, 'zone_changed', { from: incident.timeZone, to: timeZone, keep })
  })
}

async function refuseOtherZone(tx: Tx, id: string, version: number, now: string) {
  const seen = await tx.revision.findUnique({
    where: { subjectId_version: { subjectId: id, version } },
    select: { content: true },
  })
  const content = seen?.content
  if (content && typeof content === 'object' && 'timeZone' in content && content.timeZone === now) return
  throw new Conflict(`Somebody else set the zone to ${now} meanwhile; look at the times again before changing it.`, {
    timeZone: now,
  })
}

async function moveEntries(tx: Tx, actor: Actor, incidentId: string, from: string, to: string, keep: ZoneChange['keep']) {
  const entries = await tx.timelineEntry.findMany({
    where: { incidentId, occurredAt: { not: null } },
    select: { ...ENTRY_SELECT, deletedAt: true },
  })
  for (const { id, occurredAt, endedAt, precision } of entries) {
    const move = (at: Date | null) => {
      if (!at) return null
      if (precision === 'day') return startOfDay(toLocal(at, from).date, to)
      return keep === 'clock' ? sameWallClock(at, from, to) : at
    }
    const next = { occurredAt: move(occurredAt), endedAt: move(endedAt) }
    if (next.occurredAt?.getTime() === occurredAt?.getTime() && next.endedAt?.getTime() === endedAt?.getTime()) continue
    await rewriteEntry(tx, actor, incidentId, id, next, 'edited')
  }
}
