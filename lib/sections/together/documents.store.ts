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

/** The document of a section, where one was made. Everything here happens while the incident is locked. */
export async function loadDocument(tx: Tx, sectionId: string): Promise<Loaded | null> {
  const row = await tx.sectionDocument.findUnique({ where: { sectionId } })
  if (!row) return null
  const { id, seq, stateSeq, state } = row
  const updates = await tx.sectionUpdate.findMany({
    where: { sectionId, seq: { gt: stateSeq } },
    select: { update: true },
    orderBy: { seq: 'asc' },
  })
  return { id, seq, stateSeq, doc: openDocument([state, ...updates.map(({ update }) => update)]) }
}

/** Makes the document of a section out of its body, unless it is there. */
export async function makeDocument(tx: Tx, sectionId: string, body: string): Promise<void> {
  const state = Buffer.from(newDocument(body))
  await tx.sectionDocument.createMany({ data: { sectionId, id: newId(), state }, skipDuplicates: true })
}

/** Keeps an update that a document has taken over. @returns its number */
export async function keepUpdate(tx: Tx, sectionId: string, { seq, stateSeq, doc }: Loaded, update: Uint8Array): Promise<number> {
  const next = seq + 1
  await tx.sectionUpdate.create({ data: { sectionId, seq: next, update: Buffer.from(update) } })
  const isFull = next - stateSeq >= FOLD_AFTER
  const folded = isFull ? { state: Buffer.from(stateOf(doc)), stateSeq: next } : {}
  await tx.sectionDocument.update({ where: { sectionId }, data: { seq: next, ...folded } })
  if (isFull) await tx.sectionUpdate.deleteMany({ where: { sectionId, seq: { lte: next - FOLD_AFTER } } })
  return next
}

/** Another writer's text (a form, an import, a restored revision) goes into the document as a change, for those who have it open. */
export async function changeDocument(tx: Tx, sectionId: string, text: string): Promise<void> {
  const loaded = await loadDocument(tx, sectionId)
  const update = loaded && changeText(loaded.doc, text)
  if (update) await keepUpdate(tx, sectionId, loaded, update)
}
