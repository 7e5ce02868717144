import { createHash } from 'node:crypto'
import { type Actor, memberIdOf } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents } from '../access/visible.store'
import { db, inTransaction, type Prisma, type Tx } from '../platform/db/client'
import { Conflict, NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import { clip } from './clip'
import { Draft } from './draft'
import type { SourceFile } from './importers/importer'
import { readInThread } from './read-pool'
import { findKnown, placeNew, type Saved } from './remembered.store'
import type { Origin } from './sources/origin'
import { visibleSources } from './visible.store'

const SELECT = {
  id: true,
  name: true,
  importer: true,
  version: true,
  createdAt: true,
  acceptedAt: true,
  discardedAt: true,
  origin: true,
  path: true,
  supersedesId: true,
  importedBy: { select: { id: true, name: true } },
  incidents: {
    select: { ordinal: true, incident: { select: { id: true, number: true, title: true, deletedAt: true } } },
    orderBy: { ordinal: 'asc' },
  },
} satisfies Prisma.ImportSourceSelect

type Row = Prisma.ImportSourceGetPayload<{ select: typeof SELECT }>

/** A document that came in, without its text. */
export type ImportRow = Omit<Row, 'incidents'> & {
  /** What was made of it so far; `ordinal` is the place of the incident in the draft. */
  incidents: { ordinal: number; id: string; number: number; title: string; isDeleted: boolean }[]
}

/** The same with its text and what was understood of it. */
export interface ImportDocument extends ImportRow {
  text: string
  draft: Draft
}

const rowOf = ({ incidents, ...row }: Row): ImportRow => ({
  ...row,
  incidents: incidents.map(({ ordinal, incident: { deletedAt, ...incident } }) => ({
    ordinal,
    ...incident,
    isDeleted: deletedAt !== null,
  })),
})

export interface SaveOptions {
  evenIfNone?: boolean
  /** Where the file can be found again; null for a text that somebody pasted. */
  from?: Origin | null
  /** Done in the same transaction, so that what waits for the file is settled with it or not at all. */
  settle?: (tx: Tx, saved: Saved) => Promise<void>
}

/**
 * Reads a file and keeps it with the draft. The same bytes again give the one that is there already, unless it was discarded. Other
 * bytes from the same place take the place of a draft that nobody touched, and are an offer beside what was accepted or edited.
 * @throws Invalid where the file cannot be read, Forbidden
 */
export async function saveSource(
  actor: Actor,
  file: SourceFile,
  { evenIfNone = false, from = null, settle }: SaveOptions = {},
): Promise<ImportRow & Saved & { isNew: boolean }> {
  demand(actor, 'write')
  const contentHash = createHash('sha256').update(file.bytes).digest('hex')
  const there = await findKnown(db(), actor, contentHash, from)
  const read = there ? null : await readInThread(file, { evenIfNone })
  const saved = await inTransaction(async (tx) => {
    // The same form sent twice at once: the second waits here and finds the first.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`import ${contentHash}`}, 0))`
    if (from) await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`import ${from.origin} ${from.path}`}, 0))`
    const known = await findKnown(tx, actor, contentHash, from)
    if (!known && !read) throw new Conflict('This document was discarded at this moment; import it again.')
    const { supersedesId, news } = known ?? (await placeNew(tx, actor, from))
    const id = known?.id ?? newId()
    if (!known && read)
      await tx.importSource.create({
        data: {
          id,
          name: fileName(file.name),
          importer: read.draft.importer,
          contentHash,
          bytes: Buffer.from(file.bytes),
          text: read.text,
          draft: Draft.parse(read.draft),
          importedById: memberIdOf(actor),
          supersedesId,
          ...from,
        },
      })
    await settle?.(tx, { id, news })
    return { id, news, isNew: !known }
  })
  return { ...(await getImportRow(actor, saved.id)), ...saved }
}

/** A name as it is shown and downloaded: no folder, nothing that hides or breaks a line. */
const fileName = (name: string): string =>
  clip((name.split(/[\\/]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, '').trim(), 255) || 'document.md'

/** @throws NotFound */
async function getImportRow(actor: Actor, id: string): Promise<ImportRow> {
  const row = await db().importSource.findFirst({ where: { id, ...visibleSources(actor) }, select: SELECT })
  if (!row) throw new NotFound('This import is not there.')
  return rowOf(row)
}

/** @throws NotFound */
export async function getImport(actor: Actor, id: string): Promise<ImportDocument> {
  demand(actor, 'write')
  const row = await db().importSource.findFirst({
    where: { id, ...visibleSources(actor) },
    select: { ...SELECT, text: true, draft: true },
  })
  if (!row) throw new NotFound('This import is not there.')
  const { text, draft, ...rest } = row
  return { ...rowOf(rest), text, draft: Draft.parse(draft) }
}

/** The drafts that wait for a decision, newest first; with `alone` those that came in by themselves, and not as one of many. */
export async function listWaiting(actor: Actor, { alone = false } = {}): Promise<ImportRow[]> {
  demand(actor, 'write')
  const rows = await db().importSource.findMany({
    where: { acceptedAt: null, discardedAt: null, ...(alone && { files: { none: {} } }), ...visibleSources(actor) },
    select: SELECT,
    orderBy: { createdAt: 'desc' },
    take: 100,
  })
  return rows.map(rowOf)
}

/** The documents an incident was made from, for the link to the original. */
export async function listSources(actor: Actor, incidentId: string): Promise<{ id: string; name: string; createdAt: Date }[]> {
  demand(actor, 'read')
  return db().importSource.findMany({
    where: { incidents: { some: { incidentId, incident: visibleIncidents(actor) } }, ...visibleSources(actor) },
    select: { id: true, name: true, createdAt: true },
    orderBy: { createdAt: 'asc' },
  })
}

/** The file as it came in, byte for byte. @throws NotFound */
export async function getOriginal(actor: Actor, id: string): Promise<SourceFile> {
  demand(actor, 'read')
  const row = await db().importSource.findFirst({ where: { id, ...visibleSources(actor) }, select: { name: true, bytes: true } })
  if (!row) throw new NotFound('This import is not there.')
  return row
}

/** Replaces a draft by what a person made of it. @throws Conflict where it changed since, Invalid, NotFound */
export async function editDraft(actor: Actor, id: string, version: number, draft: Draft): Promise<ImportRow> {
  demand(actor, 'write')
  const parsed = Draft.parse(draft)
  await inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM import_sources WHERE id = ${id}::uuid FOR UPDATE`
    const { count } = await tx.importSource.updateMany({
      where: { id, version, acceptedAt: null, discardedAt: null, ...visibleSources(actor) },
      data: { draft: parsed, version: { increment: 1 } },
    })
    if (count === 1) return
    const now = await tx.importSource.findFirst({
      where: { id, ...visibleSources(actor) },
      select: { version: true, acceptedAt: true, discardedAt: true },
    })
    if (!now) throw new NotFound('This import is not there.')
    if (now.acceptedAt)
      throw new Conflict('This draft was accepted meanwhile; edit the incident itself.', { version: now.version })
    if (now.discardedAt) throw new Conflict('This draft was discarded meanwhile; bring it back first.', { version: now.version })
    throw new Conflict(
      'This draft was changed meanwhile, in another window perhaps. Open it again; nothing of yours was stored.',
      { version: now.version },
    )
  })
  return getImportRow(actor, id)
}

/** Puts a draft away; incidents that were accepted out of it stay. Bringing it back is restoreImport. @throws NotFound */
export const discardImport = (actor: Actor, id: string): Promise<void> => setDiscarded(actor, id, new Date())

/** @throws NotFound */
export const restoreImport = (actor: Actor, id: string): Promise<void> => setDiscarded(actor, id, null)

async function setDiscarded(actor: Actor, id: string, at: Date | null): Promise<void> {
  demand(actor, 'write')
  const { count } = await db().importSource.updateMany({
    where: { id, acceptedAt: null, ...visibleSources(actor) },
    data: { discardedAt: at, version: { increment: 1 } },
  })
  if (count === 0) throw new NotFound('This draft is not there, or was accepted.')
}
