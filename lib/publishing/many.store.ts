import { type Actor, memberIdOf } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents } from '../access/visible.store'
import { db, inTransaction, type Prisma } from '../platform/db/client'
import { newId } from '../platform/ids'
import type { PostmortemDocument } from '../postmortems/document'
import type { ClaimedPublication } from './due.store'
import type { RepositoryRow } from './repositories.store'
import { WISHED_ANEW } from './wishes'

/** Which postmortems are meant. */
export interface Which {
  /** Empty: all. */
  numbers: readonly number[]
  narrowing: Prisma.IncidentWhereInput
}

interface Meant {
  id: string
  number: number
  isPrivate: boolean
}

/**
 * The incidents that are meant, by their numbers: named ones in any state, and without a word of the state those that are published
 * here. Named private ones are there to be refused.
 */
export async function listMeant(actor: Actor, { numbers, narrowing }: Which): Promise<Meant[]> {
  demand(actor, 'write')
  const isNamed = numbers.length > 0
  const narrowed: Prisma.IncidentWhereInput[] = [
    isNamed ? { number: { in: [...numbers] } } : { isPrivate: false },
    isNamed || narrowing.postmortemState !== undefined ? {} : { postmortemState: 'published' },
    narrowing,
  ]
  return db().incident.findMany({
    where: { AND: [{ deletedAt: null }, visibleIncidents(actor), ...narrowed] },
    select: { id: true, number: true, isPrivate: true },
    orderBy: { number: 'asc' },
  })
}

/** Asks for all of them at one moment, so that they become one commit. */
export async function askForMany(actor: Actor, repositoryId: string, incidentIds: readonly string[]): Promise<void> {
  demand(actor, 'write')
  const asked = { wish: 'publish' as const, wishedById: memberIdOf(actor), dueAt: new Date(), tries: 0, overwrites: null }
  await inTransaction(async (tx) => {
    const there = await tx.publication.updateManyAndReturn({
      where: { repositoryId, incidentId: { in: [...incidentIds] } },
      data: { ...asked, ...WISHED_ANEW },
      select: { incidentId: true },
    })
    const known = new Set(there.map(({ incidentId }) => incidentId))
    const missing = incidentIds.filter((id) => !known.has(id))
    await tx.publication.createMany({ data: missing.map((incidentId) => ({ id: newId(), incidentId, repositoryId, ...asked })) })
  })
}

/** How each of them stands, and what was done last. */
export function listOutcomes(actor: Actor, repositoryId: string, incidentIds: readonly string[]) {
  demand(actor, 'write')
  return db().publication.findMany({
    where: { repositoryId, incidentId: { in: [...incidentIds] } },
    select: {
      wish: true,
      path: true,
      failure: true,
      problem: true,
      incident: { select: { number: true } },
      steps: { select: { kind: true, commit: true, summary: true }, orderBy: { at: 'desc' }, take: 1 },
      requests: { where: { state: 'open' }, select: { url: true, path: true }, take: 1 },
    },
    orderBy: { incident: { number: 'asc' } },
  })
}

/** As a worker would have them in hand, without taking them; beside each the branch of its open request. */
export async function listAsClaimed(
  actor: Actor,
  repository: RepositoryRow,
  meant: readonly Meant[],
): Promise<{ claimed: ClaimedPublication; branch: string | null }[]> {
  demand(actor, 'write')
  const rows = await db().publication.findMany({
    where: { repositoryId: repository.id, incidentId: { in: meant.map(({ id }) => id) } },
    select: {
      id: true,
      incidentId: true,
      path: true,
      text: true,
      written: true,
      document: true,
      requests: { where: { state: 'open' }, select: { branch: true, path: true, text: true }, take: 1 },
    },
  })
  return meant.map(({ id, number, isPrivate }) => {
    const row = rows.find(({ incidentId }) => incidentId === id)
    const open = row?.requests[0]
    const claimed: ClaimedPublication = {
      id: row?.id ?? newId(),
      fence: -1,
      wish: 'publish',
      wishedById: null,
      wishedBy: null,
      incidentId: id,
      number,
      isPrivate,
      path: open?.path ?? row?.path ?? null,
      text: open ? open.text : (row?.text ?? null),
      written: open ? null : (row?.written ?? null),
      hasDismissed: false,
      // Written by settlePublished.
      document: (row?.document ?? null) as unknown as PostmortemDocument | null,
      overwrites: null,
      tries: 0,
      failure: null,
      claimedAt: new Date(),
      repository,
    }
    return { claimed, branch: open?.branch ?? null }
  })
}
