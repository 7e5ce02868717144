import type { MemberActor } from '../access/actor'
import { demand } from '../access/rules'
import { readableComments } from '../access/visible.store'
import { lockIncident } from '../incidents/store'
import { announce } from '../notifications/outbox.store'
import { inTransaction, type Tx } from '../platform/db/client'
import { Forbidden, Invalid, NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import { anchorOf } from './anchor'
import { mentionedIn } from './mentions'
import { findPart } from './part.store'
import { columnsOf, type PartColumns } from './parts'
import type { CommentInput, ReplyInput } from './schema'

/** Begins a thread on a part of a postmortem, or on a passage of it. Doing it twice with the same id is doing it once. @throws Invalid, NotFound */
export async function addComment(actor: MemberActor, { on, quote, before, ...input }: CommentInput): Promise<void> {
  demand(actor, 'write')
  const part = await findPart(actor, on)
  if (!part) throw new NotFound('What you comment on is not there.')
  const anchor = quote.trim() === '' ? null : anchorOf(part.reads, { quote, before })
  if (quote.trim() !== '' && !anchor)
    throw new Invalid('This passage does not stand there as it is now.', {
      quote: 'Copy it as it reads, or leave it empty to speak of all of it.',
    })
  await inTransaction(async (tx) => {
    await lockIncident(tx, actor, part.incidentId)
    await insert(tx, actor, { ...input, ...columnsOf(on), ...anchor, incidentId: part.incidentId, threadId: null })
  })
}

/** Answers in a thread, which opens it again. Doing it twice with the same id is doing it once. @throws NotFound */
export async function replyTo(actor: MemberActor, { threadId, ...input }: ReplyInput): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    const thread = await lockThread(tx, actor, threadId)
    const { resolvedAt: _, ...where } = thread
    const isNew = await insert(tx, actor, { ...input, ...where, threadId })
    if (isNew) await tx.comment.update({ where: { id: threadId }, data: { resolvedAt: null, resolvedById: null } })
  })
}

/** Says that a thread is settled, or opens it again. @throws NotFound */
export async function settleThread(actor: MemberActor, { id, isResolved }: { id: string; isResolved: boolean }): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    const { resolvedAt } = await lockThread(tx, actor, id)
    if ((resolvedAt !== null) === isResolved) return
    const data = isResolved ? { resolvedAt: new Date(), resolvedById: actor.memberId } : { resolvedAt: null, resolvedById: null }
    await tx.comment.update({ where: { id }, data })
  })
}

/** Changes one's own comment; what it said before is kept. @throws Forbidden, NotFound */
export async function editComment(actor: MemberActor, { id, text }: { id: string; text: string }): Promise<void> {
  await changeOwn(actor, id, async (tx, comment) => {
    if (comment.text === text) return
    await tx.commentWording.create({ data: { id: newId(), commentId: id, text: comment.text } })
    await tx.comment.update({ where: { id }, data: { text, editedAt: new Date() } })
    await announceNew(tx, actor, { id, incidentId: comment.incidentId, text }, [])
  })
}

/** Takes one's own comment out of sight, or back; replies to it stay. @throws Forbidden, NotFound */
export const setCommentDeleted = (actor: MemberActor, id: string, isDeleted: boolean): Promise<void> =>
  changeOwn(actor, id, async (tx) => {
    await tx.comment.update({ where: { id }, data: { deletedAt: isDeleted ? new Date() : null } })
  })

type Own = { incidentId: string; authorId: string; text: string }

async function changeOwn(actor: MemberActor, id: string, change: (tx: Tx, comment: Own) => Promise<void>): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    const comment = await tx.comment.findFirst({
      where: { AND: [{ id }, readableComments(actor)] },
      select: { incidentId: true, authorId: true, text: true },
    })
    if (!comment) throw new NotFound('This comment is not there.')
    if (comment.authorId !== actor.memberId) throw new Forbidden('Only whoever wrote a comment changes it.')
    await lockIncident(tx, actor, comment.incidentId)
    await change(tx, comment)
  })
}

async function lockThread(tx: Tx, actor: MemberActor, id: string) {
  const thread = await tx.comment.findFirst({
    where: { AND: [{ id, threadId: null }, readableComments(actor)] },
    select: {
      ...{ incidentId: true, resolvedAt: true },
      ...{ sectionId: true, entryId: true, causeId: true, lessonId: true, actionId: true },
    },
  })
  if (!thread) throw new NotFound('This thread is not there.')
  await lockIncident(tx, actor, thread.incidentId)
  return thread
}

interface Row extends Partial<PartColumns> {
  id: string
  incidentId: string
  threadId: string | null
  text: string
}

async function insert(tx: Tx, actor: MemberActor, row: Row): Promise<boolean> {
  const { count } = await tx.comment.createMany({ data: [{ ...row, authorId: actor.memberId }], skipDuplicates: true })
  if (count > 0) await announceNew(tx, actor, row, await listConcerned(tx, row))
  return count > 0
}

/** Whom a comment is for by where it stands: who wrote or leads the postmortem, and who spoke in the thread before. */
async function listConcerned(tx: Tx, { incidentId, threadId }: Row): Promise<string[]> {
  const people = await tx.incidentPerson.findMany({
    where: { incidentId, role: { in: ['author', 'lead'] } },
    select: { memberId: true },
  })
  const spoke = threadId
    ? await tx.comment.findMany({ where: { OR: [{ id: threadId }, { threadId }] }, select: { authorId: true } })
    : []
  return [...people.map(({ memberId }) => memberId), ...spoke.map(({ authorId }) => authorId)]
}

/** Tells those who are named in it, and those concerned who are not. Who may know of it is judged when they are told. */
async function announceNew(tx: Tx, actor: MemberActor, comment: Pick<Row, 'id' | 'incidentId' | 'text'>, concerned: string[]) {
  const members = await tx.member.findMany({ where: { disabledAt: null }, select: { id: true, name: true } })
  const named = mentionedIn(comment.text, members)
  const tell = (kind: 'mentioned' | 'commented', toldId: string) =>
    announce(tx, {
      kind,
      key: `${kind}:${comment.id}:${toldId}`,
      ...{ incidentId: comment.incidentId, commentId: comment.id, toldId, memberId: actor.memberId },
    })
  for (const id of named) await tell('mentioned', id)
  for (const id of new Set(concerned)) if (!named.includes(id)) await tell('commented', id)
}
