import type { Actor } from '../access/actor'
import { EVER_RESTRICTED } from '../access/visible.store'
import { db } from '../platform/db/client'
import { idsIn } from './address'
import { listUses } from './uses.store'

/**
 * The attachments of an incident that an actor may not know of though the incident is visible to them: those that a restricted
 * part names, or once named, and no part that they may see.
 */
export async function listHidden(actor: Actor, incidentId: string): Promise<ReadonlySet<string>> {
  if (actor.kind !== 'member') return new Set()
  const { memberId } = actor
  const restricted = await db().revision.findMany({
    where: { ...EVER_RESTRICTED, incidentId, incident: { people: { none: { memberId } } } },
    select: { content: true },
  })
  const hidden = new Set(restricted.flatMap(({ content }) => idsIn(JSON.stringify(content))))
  if (hidden.size > 0) for (const id of (await listUses(actor, incidentId)).keys()) hidden.delete(id)
  return hidden
}
