import type { Actor } from '../access/actor'
import { visibleIncidents, visibleParts } from '../access/visible.store'
import { db } from '../platform/db/client'
import { textIn } from '../postmortems/marked'
import { renderInline, renderMarkdown } from '../postmortems/render.store'
import type { Part } from './parts'

/** A part that the actor may know of, as it reads; null where it is not there. */
export async function findPart(actor: Actor, { kind, id }: Part): Promise<{ incidentId: string; reads: string } | null> {
  const seen = { deletedAt: null, ...visibleParts(actor) }
  const short = { incidentId: true, text: true } as const
  switch (kind) {
    case 'section': {
      const row = await db().section.findFirst({ where: { id, ...seen }, select: { incidentId: true, body: true } })
      return row && { incidentId: row.incidentId, reads: textIn(await renderMarkdown(row.body)) }
    }
    case 'entry':
      return readShort(await db().timelineEntry.findFirst({ where: { id, ...seen }, select: short }))
    case 'cause':
      return readShort(await db().cause.findFirst({ where: { id, ...seen }, select: short }))
    case 'lesson':
      return readShort(await db().lesson.findFirst({ where: { id, ...seen }, select: short }))
    case 'action': {
      const select = { incidentId: true, title: true, details: true }
      const row = await db().correctiveAction.findFirst({
        where: { id, deletedAt: null, incident: visibleIncidents(actor) },
        select,
      })
      return row && { incidentId: row.incidentId, reads: `${row.title}\n${textIn(await renderMarkdown(row.details))}` }
    }
  }
}

const readShort = async (row: { incidentId: string; text: string } | null) =>
  row && { incidentId: row.incidentId, reads: textIn(await renderInline(row.text)) }
