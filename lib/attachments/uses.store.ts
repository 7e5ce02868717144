import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents, visibleParts } from '../access/visible.store'
import { db } from '../platform/db/client'
import { idsIn } from './address'

/** A place of an incident whose text names an attachment. */
export interface Use {
  /** "Impact", "an entry of the timeline" */
  words: string
  /** Where on the incident's page. */
  anchor: string
}

const NAMES_ONE = { contains: 'attachment:' }

/** Where each attachment of an incident is named in what the actor may see, by the attachment's id. */
export async function listUses(actor: Actor, incidentId: string): Promise<Map<string, Use[]>> {
  demand(actor, 'read')
  const where = { incidentId, deletedAt: null, ...visibleParts(actor) }
  const [sections, entries, causes, lessons, actions] = await Promise.all([
    db().section.findMany({
      where: { ...where, body: NAMES_ONE },
      select: { key: true, title: true, body: true },
      orderBy: { position: 'asc' },
    }),
    db().timelineEntry.findMany({
      where: { ...where, text: NAMES_ONE },
      select: { id: true, text: true },
      orderBy: { position: 'asc' },
    }),
    db().cause.findMany({ where: { ...where, text: NAMES_ONE }, select: { text: true } }),
    db().lesson.findMany({ where: { ...where, text: NAMES_ONE }, select: { text: true } }),
    db().correctiveAction.findMany({
      where: { incidentId, deletedAt: null, incident: visibleIncidents(actor), details: NAMES_ONE },
      select: { number: true, details: true },
    }),
  ])
  const uses = new Map<string, Use[]>()
  const note = (text: string, use: Use) => {
    for (const id of idsIn(text)) uses.set(id, [...(uses.get(id) ?? []), use])
  }
  for (const { key, title, body } of sections) note(body, { words: title, anchor: `section-${key}` })
  for (const { id, text } of entries) note(text, { words: 'Timeline', anchor: `entry-${id}` })
  for (const { text } of causes) note(text, { words: 'Causes', anchor: 'causes' })
  for (const { text } of lessons) note(text, { words: 'Lessons', anchor: 'lessons' })
  for (const { number, details } of actions) note(details, { words: `ACT-${number}`, anchor: 'corrective-actions' })
  return uses
}
