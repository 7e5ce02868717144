import { type Actor, systemActor } from '../access/actor'
import { recordActivity } from '../activity/store'
import { db, inTransaction, type Prisma, type Tx } from '../platform/db/client'
import type { ChangeRequest } from '../platform/forge/dialect'
import { newId } from '../platform/ids'
import type { PostmortemDocument } from '../postmortems/document'
import type { ClaimedPublication } from './due.store'
import { NOTHING_WISHED } from './wishes'

const SELECT = {
  id: true,
  publicationId: true,
  branch: true,
  state: true,
  number: true,
  url: true,
  path: true,
  text: true,
  document: true,
  commit: true,
  committedAt: true,
  createdAt: true,
} satisfies Prisma.PublicationRequestSelect

/** A request of ours that is not over. */
export type RequestRow = Omit<Prisma.PublicationRequestGetPayload<{ select: typeof SELECT }>, 'document'> & {
  document: PostmortemDocument | null
}

// Written by keepPushed, by this program or an older one of the same document.
const readRow = (row: Prisma.PublicationRequestGetPayload<{ select: typeof SELECT }>): RequestRow => ({
  ...row,
  document: row.document as unknown as PostmortemDocument | null,
})

const NOT_OVER = { in: ['opening', 'open'] } satisfies Prisma.EnumRequestStateFilter

/** The request by which a publication is being changed, and how many there have been. */
export async function findRequest(publicationId: string): Promise<{ request: RequestRow | null; count: number }> {
  const [row, count] = await Promise.all([
    db().publicationRequest.findFirst({
      where: { publicationId, state: NOT_OVER },
      select: SELECT,
      orderBy: { createdAt: 'desc' },
    }),
    db().publicationRequest.count({ where: { publicationId } }),
  ])
  return { request: row && readRow(row), count }
}

/** What was put upon the branch of a request. */
export interface Pushed {
  id: string
  branch: string
  commit: string
  path: string | null
  text: string | null
  document: PostmortemDocument | null
}

const columnsOf = ({ document, id: _, ...same }: Pushed) => ({
  ...same,
  document: (document ?? undefined) as unknown as Prisma.InputJsonValue,
  committedAt: new Date(),
})

/** Before it is pushed: whoever goes on after a crash knows the branch for ours by the commit. */
export async function beginRequest(publicationId: string, pushed: Pushed): Promise<void> {
  const { id, ...columns } = { ...columnsOf(pushed), id: pushed.id }
  await db().publicationRequest.upsert({ where: { id }, create: { id, publicationId, ...columns }, update: columns })
}

interface Proposed extends Pushed {
  is: ChangeRequest
  summary: string
}

/** Keeps that a change is asked for, and by which request. */
export const settleProposed = (claimed: ClaimedPublication, { is, summary, ...pushed }: Proposed): Promise<void> =>
  inTransaction(async (tx) => {
    await tx.publicationRequest.updateMany({
      where: { id: pushed.id, state: NOT_OVER },
      data: { ...columnsOf(pushed), state: 'open', number: is.number, url: is.url, problem: null, lookAt: soon() },
    })
    await noWish(tx, claimed)
    const { id: publicationId, wishedById: memberId } = claimed
    await tx.publicationStep.create({
      data: { id: newId(), publicationId, kind: 'proposed', commit: pushed.commit, summary, memberId },
    })
  })

/** Nothing had to be asked for. */
export const settleStill = (claimed: ClaimedPublication, summary: string): Promise<void> =>
  inTransaction(async (tx) => {
    if (!(await noWish(tx, claimed))) return
    const { id: publicationId, wishedById: memberId } = claimed
    await tx.publicationStep.create({ data: { id: newId(), publicationId, kind: 'unchanged', summary, memberId } })
  })

const soon = () => new Date(Date.now() + 120_000)

async function noWish(tx: Tx, { id, fence }: ClaimedPublication): Promise<boolean> {
  const { count } = await tx.publication.updateMany({
    where: { id, leaseFence: fence },
    data: NOTHING_WISHED,
  })
  return count > 0
}

/** Takes requests about which nobody has asked for a while, at most so many; nobody else asks for these in the next minutes. */
export async function claimRequests(limit: number): Promise<(RequestRow & { repositoryId: string })[]> {
  const claimed = await db().$queryRaw<{ id: string }[]>`
    UPDATE publication_requests SET look_at = now() + interval '5 minutes'
    WHERE id IN (
      SELECT q.id FROM publication_requests q
      JOIN publications p ON p.id = q.publication_id JOIN repositories r ON r.id = p.repository_id
      WHERE q.look_at <= now() AND q.state = 'open' AND r.deleted_at IS NULL
      ORDER BY q.look_at LIMIT ${limit} FOR UPDATE OF q SKIP LOCKED)
    RETURNING id`
  const rows = await db().publicationRequest.findMany({
    where: { id: { in: claimed.map(({ id }) => id) } },
    select: { ...SELECT, publication: { select: { repositoryId: true } } },
  })
  return rows.map(({ publication, ...row }) => ({ ...readRow(row), repositoryId: publication.repositoryId }))
}

/** Keeps when to ask next, and why it could not be found out. */
export async function lookAgain({ id }: RequestRow, afterSeconds: number, problem: string | null): Promise<void> {
  await db().publicationRequest.updateMany({
    where: { id, state: 'open' },
    data: { lookAt: new Date(Date.now() + afterSeconds * 1000), problem },
  })
}

/** Those with an open request that adds a line to the index: where another was merged, it is to be brought up to date. */
const WANT_INDEX = {
  wish: null,
  failure: null,
  repository: { indexPath: { not: null }, opensRequests: true, deletedAt: null },
  requests: { some: { state: 'open' } },
} satisfies Prisma.PublicationWhereInput

/** A request is over: where it was merged, the publication stands as it asked. Once, whoever finds it first. */
export const settleEnded = (row: RequestRow, is: ChangeRequest | null, actor: Actor = systemActor): Promise<void> =>
  inTransaction(async (tx) => {
    const state = is?.state === 'merged' ? 'merged' : 'closed'
    const { count } = await tx.publicationRequest.updateMany({
      where: { id: row.id, state: NOT_OVER },
      data: { state, endedAt: new Date(), lookAt: null, problem: null },
    })
    if (count === 0) return
    const { publicationId, path, text, committedAt, number } = row
    const commit = state === 'merged' ? (is?.mergedAs ?? row.commit) : null
    const end = is ? (state === 'merged' ? 'was merged' : 'was closed without being merged') : 'is not there any more'
    const words = number === null ? `The branch ${row.branch} is given up` : `#${number} ${end}`
    await tx.publicationStep.create({ data: { id: newId(), publicationId, kind: state, commit, summary: words } })
    if (state === 'closed') return
    const { incidentId, repositoryId, repository } = await tx.publication.update({
      where: { id: publicationId },
      data: {
        path: text === null ? null : path,
        text,
        written: null,
        hasDismissed: false,
        document: (row.document ?? undefined) as unknown as Prisma.InputJsonValue,
        commit,
        committedAt,
      },
      select: { incidentId: true, repositoryId: true, repository: { select: { name: true } } },
    })
    await tx.publication.updateMany({
      where: { id: { not: publicationId }, repositoryId, ...WANT_INDEX },
      data: { wish: 'follow', wishedById: null, tries: 0, dueAt: new Date() },
    })
    if (text !== null)
      await recordActivity(tx, actor, incidentId, 'published_to_git', { repository: repository.name, path, commit })
  })

/** What stands in the repository's own branch now. */
export async function standingOf(publicationId: string): Promise<Pick<ClaimedPublication, 'path' | 'text' | 'document'>> {
  const { document, ...row } = await db().publication.findUniqueOrThrow({
    where: { id: publicationId },
    select: { path: true, text: true, document: true },
  })
  return { ...row, document: document as unknown as PostmortemDocument | null }
}
