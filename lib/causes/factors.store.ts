import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents, visibleParts } from '../access/visible.store'
import { db, inTransaction, type Prisma } from '../platform/db/client'
import { NotFound } from '../platform/errors'
import { renamed } from './factors'
import { keep } from './revision.store'

/** A word that causes are named with, and how many of the incidents that the actor sees have such a cause. */
export interface Factor {
  name: string
  incidents: number
}

const seen = (actor: Actor): Prisma.CauseWhereInput => ({
  AND: [visibleParts(actor), { deletedAt: null, incident: { AND: [{ deletedAt: null }, visibleIncidents(actor)] } }],
})

/** The words in use, by the causes that the actor may see; a word of a private incident is known to those who see that. */
export async function listFactors(actor: Actor): Promise<Factor[]> {
  demand(actor, 'read')
  const causes = await db().cause.findMany({
    where: { ...seen(actor), factors: { isEmpty: false } },
    select: { factors: true, incidentId: true },
  })
  const incidents = new Map<string, Set<string>>()
  for (const { factors, incidentId } of causes)
    for (const name of factors) incidents.set(name, (incidents.get(name) ?? new Set()).add(incidentId))
  return [...incidents].map(([name, all]) => ({ name, incidents: all.size })).sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

/** Calls a factor otherwise, in every cause the actor may see; one that has the new name already is merged with it. @throws NotFound */
export async function renameFactor(actor: Actor, { was, name }: { was: string; name: string }): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    const causes = await tx.cause.findMany({
      where: { ...seen(actor), factors: { has: was } },
      select: { id: true, factors: true },
    })
    if (causes.length === 0) throw new NotFound('No cause has this factor.')
    for (const { id, factors } of causes) {
      await tx.cause.update({ where: { id }, data: { factors: renamed(factors, was, name), version: { increment: 1 } } })
      await keep(tx, actor, id, 'edited')
    }
  })
}
