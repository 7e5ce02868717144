import { z } from 'zod'
import { type Actor, memberIdOf } from '../access/actor'
import { demand } from '../access/rules'
import { EVER_RESTRICTED, visibleIncidents } from '../access/visible.store'
import { db, type Prisma, type Tx } from '../platform/db/client'
import { NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import type { Change, Revision, Subject } from './rules'

export interface RevisionInput {
  subject: Subject
  subjectId: string
  incidentId: string
  /** The version of the row after the edit. */
  version: number
  change: Change
  /** What a person wrote in the row, whole, as it stands after the edit (for "deleted": as it stood). */
  content: Prisma.InputJsonObject
}

/** Keeps what a row looked like after an edit, in the transaction of the edit. */
export const recordRevision = (tx: Tx, actor: Actor, input: RevisionInput): Promise<void> => recordRevisions(tx, actor, [input])

/** The same for several rows at once. */
export async function recordRevisions(tx: Tx, actor: Actor, inputs: readonly RevisionInput[]): Promise<void> {
  const taken = actor.kind === 'member' ? actor.takenFrom : undefined
  const from = { takenFrom: taken?.author ?? null, takenCommit: taken?.commit ?? null }
  const authorId = memberIdOf(actor)
  await tx.revision.createMany({ data: inputs.map((input) => ({ id: newId(), authorId, ...from, ...input })) })
}

/** What is read of a revision. */
export const SELECT = {
  id: true,
  subject: true,
  subjectId: true,
  version: true,
  change: true,
  content: true,
  createdAt: true,
  takenFrom: true,
  takenCommit: true,
  sinceVersion: true,
  untilAt: true,
  author: { select: { id: true, name: true } },
  others: { select: { member: { select: { id: true, name: true } } }, orderBy: { member: { name: 'asc' } } },
} satisfies Prisma.RevisionSelect

/**
 * What was ever restricted has a history for the people of its incident alone: a text that was taken out before it was opened to
 * everybody is not brought back by it.
 */
export async function hiddenSubjects(actor: Actor, incidentId: string): Promise<string[]> {
  if (actor.kind === 'system') return []
  const outside = actor.kind === 'member' ? { people: { none: { memberId: actor.memberId } } } : {}
  const rows = await db().revision.findMany({
    where: { incidentId, incident: outside, ...EVER_RESTRICTED },
    select: { subjectId: true },
    distinct: ['subjectId'],
  })
  return rows.map(({ subjectId }) => subjectId)
}

/** Every edit of an incident, or of one thing in it, newest first. `before` is the id of the last one shown, for the next page. */
export async function listRevisions(
  actor: Actor,
  incidentId: string,
  subjectId?: string,
  page: { before?: string; take?: number } = {},
): Promise<Revision[]> {
  demand(actor, 'read')
  const rows = await db().revision.findMany({
    where: {
      incidentId,
      incident: visibleIncidents(actor),
      AND: [{ subjectId: { notIn: await hiddenSubjects(actor, incidentId) } }, subjectId ? { subjectId } : {}],
      ...(page.before && { id: { lt: page.before } }),
    },
    select: SELECT,
    orderBy: { id: 'desc' },
    take: page.take ?? 500,
  })
  return rows.map(read)
}

export interface HistoryItem {
  revision: Revision
  /** What stood there before; null for the first revision. */
  before: Record<string, unknown> | null
  /** The version that stands there now: a change begins from it. */
  latestVersion: number
  isDeleted: boolean
}

/** Revisions, newest first, each with what it changed and whether something newer stands. */
export async function listHistory(
  actor: Actor,
  incidentId: string,
  page: { subjectId?: string | undefined; before?: string | undefined; take: number },
): Promise<HistoryItem[]> {
  const { subjectId, before, take } = page
  const revisions = await listRevisions(actor, incidentId, subjectId, { take, ...(before && { before }) })
  const [earlier, latest] = await Promise.all([
    db().revision.findMany({
      where: { OR: revisions.map((revision) => ({ subjectId: revision.subjectId, version: versionBefore(revision) })) },
      select: { subjectId: true, version: true, content: true },
    }),
    db().revision.findMany({
      where: { subjectId: { in: revisions.map((revision) => revision.subjectId) } },
      select: { subjectId: true, version: true, change: true },
      orderBy: { version: 'desc' },
      distinct: ['subjectId'],
    }),
  ])
  const contents = new Map(earlier.map((row) => [`${row.subjectId} ${row.version}`, Content.parse(row.content)]))
  const standing = new Map(latest.map((row) => [row.subjectId, row]))
  return revisions.map((revision) => ({
    revision,
    before: contents.get(`${revision.subjectId} ${versionBefore(revision)}`) ?? null,
    latestVersion: standing.get(revision.subjectId)?.version ?? revision.version,
    isDeleted: standing.get(revision.subjectId)?.change === 'deleted',
  }))
}

/** One revision of an incident the actor may see, with the incident it belongs to. @throws NotFound */
export async function getRevision(actor: Actor, id: string): Promise<Revision & { incidentId: string }> {
  demand(actor, 'read')
  const row = await db().revision.findFirst({
    where: { id, incident: visibleIncidents(actor) },
    select: { ...SELECT, incidentId: true },
  })
  if (!row || (await hiddenSubjects(actor, row.incidentId)).includes(row.subjectId)) throw new NotFound('No such revision.')
  return { ...read(row), incidentId: row.incidentId }
}

/** What a row looked like at a version; null where nothing was kept of it. */
export async function contentAt(tx: Tx, subjectId: string, version: number): Promise<Record<string, unknown> | null> {
  const row = await tx.revision.findUnique({
    where: { subjectId_version: { subjectId, version } },
    select: { content: true },
  })
  return row ? Content.parse(row.content) : contentWithin(tx, subjectId, version)
}

/** In the midst of writing together only the text was changed: the rest is known, the text of that moment is not. */
async function contentWithin(tx: Tx, subjectId: string, version: number): Promise<Record<string, unknown> | null> {
  const row = await tx.revision.findFirst({
    where: { subjectId, sinceVersion: { lte: version }, version: { gt: version } },
    select: { content: true },
  })
  if (!row) return null
  const { body: _, ...rest } = Content.parse(row.content)
  return rest
}

const versionBefore = ({ version, sinceVersion }: Pick<Revision, 'version' | 'sinceVersion'>): number =>
  (sinceVersion ?? version) - 1

const Content = z.record(z.string(), z.unknown())

/** A row of it, as everything else here knows it. */
export function read(row: Prisma.RevisionGetPayload<{ select: typeof SELECT }>): Revision {
  const others = row.others.map(({ member }) => member)
  return { ...row, subject: row.subject as Subject, change: row.change as Change, content: Content.parse(row.content), others }
}
