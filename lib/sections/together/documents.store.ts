import type * as Y from 'yjs'
import type { Tx } from '../../platform/db/client'
import { newId } from '../../platform/ids'
import { changeText, newDocument, openDocument, stateOf } from './document'

/** So many updates are kept apart, and as many again for browsers that were away shortly; older ones are in the state alone. */
const FOLD_AFTER = 40

interface Loaded {
  id: string
  seq: number
  stateSeq: number
  doc: Y.Doc
}

/**
 * Documents that this process has just written, so that the next key need not read all of one again. Shortly only: the database
 * may be another one after that (restored from a backup).
 */
const written = new Map<string, { loaded: Loaded; until: number }>()
const WRITTEN_MS = 10_000

/** The document of a section, where one was made. Everything here happens while the incident is locked. */
export async function loadDocument(tx: Tx, sectionId: string): Promise<Loaded | null> {
  const just = written.get(sectionId)
  // Whoever changes it has it alone, and gives it back when what they did is stored.
  written.delete(sectionId)
  const row = await tx.sectionDocument.findUnique({ where: { sectionId }, select: { id: true, seq: true, stateSeq: true } })
  if (!row) return null
  if (just && just.until > Date.now() && just.loaded.id === row.id && just.loaded.seq === row.seq)
    return { ...row, doc: just.loaded.doc }
  const { state } = await tx.sectionDocument.findUniqueOrThrow({ where: { sectionId }, select: { state: true } })
  const updates = await tx.sectionUpdate.findMany({
    where: { sectionId, seq: { gt: row.stateSeq } },
    select: { update: true },
    orderBy: { seq: 'asc' },
  })
  return { ...row, doc: openDocument([state, ...updates.map(({ update }) => update)]) }
}

/** What was loaded is stored as it is now: the transaction has ended well. */
export function holdDocument(sectionId: string, loaded: Loaded): void {
  const now = Date.now()
  for (const [id, { until }] of written) if (until < now) written.delete(id)
  written.set(sectionId, { loaded, until: now + WRITTEN_MS })
}

/** Makes the document of a section out of its body, unless it is there. */
export async function makeDocument(tx: Tx, sectionId: string, body: string): Promise<void> {
  const state = Buffer.from(newDocument(body))
  await tx.sectionDocument.createMany({ data: { sectionId, id: newId(), state }, skipDuplicates: true })
}

/** Keeps an update that a document has taken over. @returns what is stored then */
export async function keepUpdate(tx: Tx, sectionId: string, loaded: Loaded, update: Uint8Array): Promise<Loaded> {
  const seq = loaded.seq + 1
  await tx.$executeRaw`
    WITH kept AS (
      INSERT INTO section_updates (section_id, seq, update) VALUES (${sectionId}::uuid, ${seq}, ${Buffer.from(update)})
    )
    UPDATE section_documents SET seq = ${seq} WHERE section_id = ${sectionId}::uuid`
  if (seq - loaded.stateSeq < FOLD_AFTER) return { ...loaded, seq }
  const state = Buffer.from(stateOf(loaded.doc))
  await tx.sectionDocument.update({ where: { sectionId }, data: { state, stateSeq: seq }, select: { id: true } })
  await tx.sectionUpdate.deleteMany({ where: { sectionId, seq: { lte: seq - FOLD_AFTER } } })
  return { ...loaded, seq, stateSeq: seq }
}

/** Another writer's text (a form, an import, a restored revision) goes into the document as a change, for those who have it open. */
export async function changeDocument(tx: Tx, sectionId: string, text: string): Promise<void> {
  const loaded = await loadDocument(tx, sectionId)
  const update = loaded && changeText(loaded.doc, text)
  if (update) await keepUpdate(tx, sectionId, loaded, update)
}
