import type { Actor } from '../access/actor'
import type { Prisma, Tx } from '../platform/db/client'
import { isBare, type Origin } from './sources/origin'
import { visibleSources } from './visible.store'

/** What a file is to what was imported before it. */
export interface Saved {
  id: string
  /** New; imported before with the same content; or another content where one was accepted or edited: the difference is offered. */
  news: 'new' | 'same' | 'changed'
}

/**
 * The document of the same bytes, unless it was discarded, or another content from the same place was accepted since: a source that
 * went back to what it said once is a change again. An offer of another content that nobody decided is withdrawn by that.
 */
export async function findKnown(
  tx: Pick<Tx, 'importSource'>,
  actor: Actor,
  contentHash: string,
  from: Origin | null,
): Promise<(Saved & { supersedesId: string | null }) | null> {
  const known = await tx.importSource.findFirst({
    where: {
      contentHash,
      discardedAt: null,
      ...(from && { NOT: { ...from, newer: { some: { acceptedAt: { not: null } } } } }),
      AND: visibleSources(actor),
    },
    select: { id: true, supersedesId: true, acceptedAt: true, origin: true, path: true },
    orderBy: { createdAt: 'asc' },
  })
  if (!known) return null
  if (from && known.origin === from.origin && known.path === from.path)
    await tx.importSource.updateMany({
      where: { supersedesId: known.id, acceptedAt: null, discardedAt: null, version: 1 },
      data: { discardedAt: new Date(), version: { increment: 1 } },
    })
  const isOffer = known.supersedesId !== null && known.acceptedAt === null
  return { id: known.id, supersedesId: known.supersedesId, news: isOffer ? 'changed' : 'same' }
}

/**
 * What a new content is to the one that came from the same place before. A draft that nobody edited or accepted is replaced: it is
 * discarded, and can be brought back.
 */
export async function placeNew(
  tx: Tx,
  actor: Actor,
  from: Origin | null,
): Promise<{ supersedesId: string | null; news: 'new' | 'changed' }> {
  const before = from && (await findBefore(tx, actor, from))
  if (!before) return { supersedesId: null, news: 'new' }
  if (before.acceptedAt || before.incidents.length > 0 || before.version > 1) return { supersedesId: before.id, news: 'changed' }
  await tx.importSource.update({ where: { id: before.id }, data: { discardedAt: new Date(), version: { increment: 1 } } })
  return { supersedesId: before.supersedesId, news: before.supersedesId ? 'changed' : 'new' }
}

const findBefore = (tx: Tx, actor: Actor, from: Origin) =>
  tx.importSource.findFirst({
    where: {
      origin: from.origin,
      path: from.path,
      discardedAt: null,
      AND: [visibleSources(actor), isBare(from) ? ACCEPTED : {}],
    },
    select: { id: true, version: true, acceptedAt: true, supersedesId: true, incidents: { select: { ordinal: true }, take: 1 } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })

const ACCEPTED = { incidents: { some: {} } } satisfies Prisma.ImportSourceWhereInput
