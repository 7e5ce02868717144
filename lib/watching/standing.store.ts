import type { Actor } from '../access/actor'
import { visibleIncidents } from '../access/visible.store'
import type { StandingItem } from '../importing/difference/content'
import { standingItems } from '../importing/difference/standing.store'
import type { Incident } from '../incidents/store'
import { db } from '../platform/db/client'
import { actionOf } from './reading/document-items'

/** Everything that stands in an incident now, as files of it tell of it: an action by its number, with its owner's name. */
export async function standingInFiles(actor: Actor, incident: Incident): Promise<StandingItem[]> {
  const [items, actions] = await Promise.all([standingItems(actor, incident), listActions(actor, incident.id)])
  return [
    ...items.filter(({ kind }) => kind !== 'action'),
    ...actions.map(({ id, version, owner, ownerAsWritten, dueOn, ...action }) => ({
      ...actionOf({ ...action, owner: owner?.name ?? ownerAsWritten, dueOn: dueOn?.toISOString().slice(0, 10) ?? null }),
      id,
      version,
    })),
  ]
}

const listActions = (actor: Actor, incidentId: string) =>
  db().correctiveAction.findMany({
    where: { incidentId, deletedAt: null, incident: visibleIncidents(actor) },
    select: {
      ...{ id: true, version: true, number: true, title: true, details: true, type: true, priority: true },
      ...{ owner: { select: { name: true } }, ownerAsWritten: true, dueOn: true, ticketUrl: true, state: true },
    },
    orderBy: { number: 'asc' },
  })
