import type { Actor } from '../../access/actor'
import { demand } from '../../access/rules'
import { visibleParts } from '../../access/visible.store'
import { db, inTransaction, type Tx } from '../../platform/db/client'
import { Conflict, NotFound } from '../../platform/errors'
import { lockSection, writeBody } from '../store'
import { stateOf, takeUpdate, textOf, vectorOf } from './document'
import { holdDocument, keepUpdate, loadDocument, makeDocument } from './documents.store'

interface Standing {
  /** Which document this is. */
  id: string
  /** Of the last update in `state`. */
  seq: number
  /** All of it, … */
  state: Uint8Array
  /** … and how much that is: a browser that has more sends it again. */
  vector: Uint8Array
}

/** The body of a section as a document that several people write in. It is made when somebody first asks. @throws NotFound */
export async function openTogether(actor: Actor, sectionId: string): Promise<Standing & { incidentId: string }> {
  demand(actor, 'write')
  return inTransaction(async (tx) => {
    const { incidentId, section } = await lockSection(tx, actor, sectionId)
    await makeDocument(tx, sectionId, section.body)
    const loaded = await loadDocument(tx, sectionId)
    if (!loaded) throw new Conflict('The section is not there any more.')
    const { id, seq, doc } = loaded
    return { incidentId, id, seq, state: stateOf(doc), vector: vectorOf(doc) }
  })
}

interface Push {
  sectionId: string
  documentId: string
  /** An update of Yjs; the same one twice is the same as once. */
  update: Uint8Array
}

/**
 * Takes over what somebody typed: the document, the section's body and its revision change together.
 * @returns the number of the update
 * @throws NotFound, Invalid, Incomplete, Conflict where it was typed into another document
 */
export async function pushUpdate(actor: Actor, { sectionId, documentId, update }: Push): Promise<number> {
  demand(actor, 'write')
  const stored = await inTransaction(async (tx) => {
    const incident = await lockToWrite(tx, actor, sectionId)
    const loaded = await loadDocument(tx, sectionId)
    if (loaded?.id !== documentId)
      throw new Conflict('This text was begun anew meanwhile. Copy what you typed, then open the section again.')
    const before = textOf(loaded.doc)
    if (!takeUpdate(loaded.doc, update)) return loaded
    const kept = await keepUpdate(tx, sectionId, loaded, update)
    const text = textOf(loaded.doc)
    if (text !== before) await writeBody(tx, actor, incident, sectionId, text)
    return kept
  })
  holdDocument(sectionId, stored)
  return stored.seq
}

/** As `lockSection`, in fewer questions: this is asked at every key. @throws NotFound */
async function lockToWrite(tx: Tx, actor: Actor, sectionId: string): Promise<{ id: string; updatedAt: Date }> {
  const [incident] = await tx.$queryRaw<{ id: string; updatedAt: Date }[]>`
    SELECT incidents.id, incidents.updated_at AS "updatedAt"
    FROM incidents JOIN sections ON sections.incident_id = incidents.id
    WHERE sections.id = ${sectionId}::uuid AND incidents.deleted_at IS NULL FOR UPDATE OF incidents`
  const found = await tx.section.count({ where: { id: sectionId, deletedAt: null, ...visibleParts(actor) } })
  if (!incident || found === 0) throw new NotFound('This section is not there.')
  return incident
}

/** @throws NotFound, Forbidden where they may see it and not write */
export async function demandSection(actor: Actor, sectionId: string): Promise<void> {
  const found = await db().section.count({ where: { id: sectionId, deletedAt: null, ...visibleParts(actor) } })
  if (found === 0) throw new NotFound('This section is not there.')
  demand(actor, 'write')
}
