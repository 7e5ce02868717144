import { type Actor, memberIdOf } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents } from '../access/visible.store'
import { recordActivity } from '../activity/store'
import { lockIncident } from '../incidents/store'
import { blobs } from '../platform/blobs/blobs'
import { db, inTransaction, isDuplicate, type Prisma, type Tx } from '../platform/db/client'
import { Conflict, NotFound } from '../platform/errors'
import { lockHash } from './hash-lock.store'
import { listHidden } from './hidden.store'
import { takeIn } from './take-in.store'
import { freeName, safeName } from './types'

const SELECT = {
  id: true,
  name: true,
  mediaType: true,
  hash: true,
  bytes: true,
  width: true,
  height: true,
  createdAt: true,
  addedBy: { select: { name: true } },
} satisfies Prisma.AttachmentSelect

export type Attachment = Prisma.AttachmentGetPayload<{ select: typeof SELECT }>

/** The files of an incident, oldest first. */
export async function listAttachments(actor: Actor, incidentId: string): Promise<Attachment[]> {
  demand(actor, 'read')
  const rows = await db().attachment.findMany({
    where: { incidentId, deletedAt: null, incident: { AND: [{ deletedAt: null }, visibleIncidents(actor)] } },
    select: SELECT,
    orderBy: { id: 'asc' },
  })
  const hidden = await listHidden(actor, incidentId)
  return rows.filter(({ id }) => !hidden.has(id))
}

/** One file, by its id alone: whoever may see its incident may have it. @throws NotFound */
export async function getAttachment(actor: Actor, id: string): Promise<Attachment> {
  demand(actor, 'read')
  const row = await db().attachment.findFirst({
    where: { id, deletedAt: null, incident: { AND: [{ deletedAt: null }, visibleIncidents(actor)] } },
    select: { ...SELECT, incidentId: true },
  })
  if (!row || (await listHidden(actor, row.incidentId)).has(id)) throw new NotFound('This attachment is not there.')
  const { incidentId: _, ...attachment } = row
  return attachment
}

interface AttachmentInput {
  id: string
  incidentId: string
  /** As the browser said. */
  name: string
  /** Where it lies, in the folder for what comes in (lib/platform/blobs). */
  file: string
}

/**
 * Attaches a file to an incident. Doing it twice with the same id is doing it once.
 * @throws NotFound, Invalid where it is nothing that may be attached
 */
export async function addAttachment(actor: Actor, { id, incidentId, name, file }: AttachmentInput): Promise<Attachment> {
  demand(actor, 'write')
  await inTransaction((tx) => lockIncident(tx, actor, incidentId))
  return takeIn(file, async ({ type, hash, bytes, size, ...taken }) => {
    const { mediaType } = type
    const kept = { mediaType, hash, bytes, width: null, height: null, ...size }
    try {
      return await keepWith(hash, taken.file, async (tx) => {
        await lockIncident(tx, actor, incidentId)
        return attachKept(tx, actor, { id, incidentId, name, kept })
      })
    } catch (error) {
      if (!isDuplicate(error)) throw error
      const there = (await listAttachments(actor, incidentId)).find((one) => one.id === id)
      if (!there) throw new Conflict('This file was attached once already and deleted since; bring it back instead.')
      return there
    }
  })
}

/** What is in the store of files. */
export type Kept = Pick<Attachment, 'mediaType' | 'hash' | 'bytes' | 'width' | 'height'>

interface KeptInput extends Pick<AttachmentInput, 'id' | 'incidentId' | 'name'> {
  kept: Kept
}

/** Attaches what is kept, in a transaction that holds the incident and the hash. */
export async function attachKept(tx: Tx, actor: Actor, { id, incidentId, name, kept }: KeptInput): Promise<Attachment> {
  demand(actor, 'write')
  const taken = await tx.attachment.findMany({ where: { incidentId }, select: { name: true } })
  const free = freeName(
    safeName(name, kept.mediaType),
    taken.map((one) => one.name),
  )
  const data = { id, incidentId, ...kept, name: free, addedById: memberIdOf(actor) }
  const attachment = await tx.attachment.create({ data, select: SELECT })
  await recordActivity(tx, actor, incidentId, 'attachment_added', { name: free })
  return attachment
}

/** Keeps the bytes, then the row: a row never names bytes that are not there, and the sweep takes nothing in between. */
async function keepWith<T>(hash: string, file: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const store = blobs()
  for (;;) {
    await store.put(hash, file)
    const done = await inTransaction(async (tx) => {
      await lockHash(tx, hash)
      return (await store.has(hash)) ? { value: await work(tx) } : null
    })
    if (done) return done.value
  }
}

/** Deleting twice is deleting once. @throws NotFound */
export const deleteAttachment = (actor: Actor, id: string): Promise<void> =>
  mark(actor, id, { deletedAt: new Date() }, 'attachment_deleted')

/** @throws NotFound also where it was deleted so long ago that its bytes are gone */
export const restoreAttachment = (actor: Actor, id: string): Promise<void> =>
  mark(actor, id, { deletedAt: null }, 'attachment_restored')

async function mark(
  actor: Actor,
  id: string,
  data: { deletedAt: Date | null },
  activity: 'attachment_deleted' | 'attachment_restored',
): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    const where = { id, incident: visibleIncidents(actor) }
    const found = await tx.attachment.findFirst({ where, select: { incidentId: true } })
    if (!found || (await listHidden(actor, found.incidentId)).has(id)) throw new NotFound('This attachment is not there.')
    await lockIncident(tx, actor, found.incidentId)
    const { name, deletedAt } = await tx.attachment.findUniqueOrThrow({ where: { id }, select: { name: true, deletedAt: true } })
    if ((deletedAt === null) === (data.deletedAt === null)) return
    await tx.attachment.update({ where: { id }, data })
    await recordActivity(tx, actor, found.incidentId, activity, { name })
  })
}
