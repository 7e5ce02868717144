import { z } from 'zod'
import type { Actor, MemberActor } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents, visibleParts } from '../access/visible.store'
import { db, inTransaction, type Prisma, type Tx } from '../platform/db/client'
import { NotFound } from '../platform/errors'
import { contentAt } from '../revisions/store'
import { renamed, takenBack } from './factors'
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

/** One word that became another in the causes an actor saw, and between which moments. */
export interface Renaming {
  was: string
  name: string
  from: Date
  until: Date
}

/**
 * Calls a factor otherwise, in every cause the actor may see; one that has the new name already is merged with it.
 * @returns what takes it back
 * @throws NotFound
 */
export async function renameFactor(actor: Actor, { was, name }: { was: string; name: string }): Promise<Renaming> {
  demand(actor, 'write')
  const from = new Date()
  await inTransaction(async (tx) => {
    const causes = await tx.cause.findMany({
      where: { ...seen(actor), factors: { has: was } },
      select: { id: true, factors: true },
    })
    if (causes.length === 0) throw new NotFound('No cause has this factor.')
    for (const { id, factors } of causes) await rewrite(tx, actor, id, renamed(factors, was, name))
  })
  return { was, name, from, until: new Date() }
}

/**
 * Takes one's own renaming back, cause by cause: by the revisions that it left, so that a cause that named the new word before keeps it,
 * and what was changed since stays. @throws NotFound
 */
export async function takeRenamingBack(actor: MemberActor, { was, name, from, until }: Renaming): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    const left = await tx.revision.findMany({
      where: { subject: 'cause', authorId: actor.memberId, change: 'edited', createdAt: { gte: from, lte: until } },
      select: { subjectId: true, version: true },
    })
    const causes = await tx.cause.findMany({
      where: { ...seen(actor), id: { in: left.map(({ subjectId }) => subjectId) } },
      select: { id: true, factors: true },
    })
    let changed = 0
    for (const { id, factors } of causes) {
      const version = left.find(({ subjectId }) => subjectId === id)?.version ?? 0
      const before = Kept.parse((await contentAt(tx, id, version - 1)) ?? {}).factors
      if (!before.includes(was)) continue
      changed++
      await rewrite(tx, actor, id, takenBack(factors, before, { was, name }))
    }
    if (changed === 0) throw new NotFound('There is nothing of it to take back.')
  })
}

const Kept = z.object({ factors: z.array(z.string()).default([]) })

async function rewrite(tx: Tx, actor: Actor, id: string, factors: string[]): Promise<void> {
  await tx.cause.update({ where: { id }, data: { factors, version: { increment: 1 } } })
  await keep(tx, actor, id, 'edited')
}
