import type { Actor } from '../../access/actor'
import { visibleIncidents } from '../../access/visible.store'
import { listCauses } from '../../causes/store'
import type { Incident } from '../../incidents/store'
import { listLessons } from '../../lessons/store'
import { db } from '../../platform/db/client'
import { listSections } from '../../sections/store'
import { listEntries } from '../../timeline/store'
import { actionItem, entryItem, factsOf, type StandingItem } from './content'

type Facts = Pick<Incident, 'id' | 'version' | 'title' | 'severity' | 'startedOn' | 'timeZone' | 'tags'>

/** Everything that stands in an incident now, item by item. */
export async function standingItems(actor: Actor, incident: Facts): Promise<StandingItem[]> {
  const [sections, entries, causes, actions, lessons] = await Promise.all([
    listSections(actor, incident.id),
    listEntries(actor, incident.id),
    listCauses(actor, incident.id),
    listActions(actor, incident.id),
    listLessons(actor, incident.id),
  ])
  const { id, version } = incident
  const facts = factsOf({ ...incident, startedOn: dayOf(incident.startedOn) })
  return [
    ...facts.map((fact) => ({ ...fact, id, version })),
    ...sections.map(({ id, version, key, title, body }) => ({
      ...{ id, version, kind: 'section' as const, name: key },
      fields: { title, body },
    })),
    ...entries.map((entry) => ({ ...entryItem(entry), id: entry.id, version: entry.version })),
    ...causes.map(({ id, version, parentId, kind, text }) => ({
      ...{ id, version, parentId, kind: 'cause' as const, name: null },
      fields: { kind, text },
    })),
    ...actions.map((action) => ({
      ...actionItem({ ...action, dueOn: dayOf(action.dueOn) }),
      id: action.id,
      version: action.version,
    })),
    ...lessons.map(({ id, version, kind, text }) => ({
      ...{ id, version, kind: 'lesson' as const, name: null },
      fields: { kind, text },
    })),
  ]
}

const dayOf = (day: Date | null): string | null => day?.toISOString().slice(0, 10) ?? null

const listActions = (actor: Actor, incidentId: string) =>
  db().correctiveAction.findMany({
    where: { incidentId, deletedAt: null, incident: visibleIncidents(actor) },
    select: {
      id: true,
      version: true,
      title: true,
      details: true,
      ownerAsWritten: true,
      dueOn: true,
      ticketUrl: true,
      state: true,
    },
    orderBy: { number: 'asc' },
  })
