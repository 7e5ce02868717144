import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { readableComments } from '../access/visible.store'
import { db, type Prisma } from '../platform/db/client'
import { type Part, partOf } from './parts'

const COMMENT = {
  id: true,
  text: true,
  author: { select: { id: true, name: true } },
  createdAt: true,
  editedAt: true,
  deletedAt: true,
} satisfies Prisma.CommentSelect

const THREAD = {
  ...COMMENT,
  ...{ sectionId: true, entryId: true, causeId: true, lessonId: true, actionId: true },
  quote: true,
  before: true,
  after: true,
  position: true,
  resolvedAt: true,
  resolvedBy: { select: { name: true } },
  replies: { select: COMMENT, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
} satisfies Prisma.CommentSelect

/** A comment; of a deleted one that was replied to, nothing but that it was there. */
export type Comment = Prisma.CommentGetPayload<{ select: typeof COMMENT }>
export type Thread = Omit<Prisma.CommentGetPayload<{ select: typeof THREAD }>, 'replies'> & { on: Part; replies: Comment[] }

/** The threads on the parts of an incident that an actor may know of, oldest first. */
export async function listThreads(actor: Actor, incidentId: string): Promise<Thread[]> {
  demand(actor, 'read')
  const rows = await db().comment.findMany({
    where: { AND: [{ incidentId, threadId: null }, readableComments(actor)] },
    select: THREAD,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return rows
    .map((row) => ({ ...emptied(row), on: partOf(row), replies: row.replies.filter(({ deletedAt }) => !deletedAt) }))
    .filter(({ deletedAt, replies }) => !deletedAt || replies.length > 0)
}

const emptied = <Row extends Comment>(row: Row): Row => (row.deletedAt ? { ...row, text: '' } : row)
