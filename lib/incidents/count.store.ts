import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents } from '../access/visible.store'
import { db } from '../platform/db/client'

/** How many incidents the actor may see, for the count beside a link. */
export async function countIncidents(actor: Actor): Promise<number> {
  demand(actor, 'read')
  return db().incident.count({ where: { AND: [{ deletedAt: null }, visibleIncidents(actor)] } })
}
