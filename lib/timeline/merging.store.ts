import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { inTransaction, type Tx } from '../platform/db/client'
import { Invalid, NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import { mergedOf, piecesOf } from './merging'
import type { Entry } from './rules'
import type { TakeBack } from './schema'
import { addEntries, changeEntry, deleteEntry, editEntry, listEntries } from './store'

interface Named {
  id: string
  version: number
}

/**
 * Makes an entry part of the one that stands above it. Causes that are seen in it are seen in that one then.
 * @returns what takes it back @throws Conflict where somebody changed it since, Invalid, NotFound
 */
export async function mergeEntry(actor: Actor, { id, version, aboveId }: Named & { aboveId: string }): Promise<TakeBack> {
  demand(actor, 'write')
  return inTransaction(async (tx) => {
    const { incidentId, entry: above } = await standing(tx, actor, aboveId)
    const entry = (await listEntries(actor, incidentId)).find((one) => one.id === id)
    if (!entry) throw new NotFound('This entry is not there any more.')
    await deleteEntry(actor, { id, version })
    const after = await editEntry(actor, { id: aboveId, version: above.version, ...mergedOf(above, entry) })
    const causes = await moveEvidence(tx, id, aboveId)
    const edited = [{ id: aboveId, version: after.version, to: above.version }]
    return { edited, added: [], deleted: [id], causes }
  })
}

/** Makes the paragraphs of an entry, or its lines, entries of their own, at the same time. @returns what takes it back @throws Conflict, Invalid, NotFound */
export async function splitEntry(actor: Actor, { id, version }: Named): Promise<TakeBack> {
  demand(actor, 'write')
  return inTransaction(async (tx) => {
    const { incidentId, entry } = await standing(tx, actor, id)
    const [first = '', ...others] = piecesOf(entry.text)
    if (others.length === 0) throw new Invalid('It is one line; there is nothing to split.')
    const { occurredAt, precision, isApproximate, clockTime, attributedTo, kind, isStarred, sourceText } = entry
    const after = await editEntry(actor, { id, version, text: first })
    const when = { occurredAt, endedAt: null, precision, isApproximate, clockTime }
    let afterId = id
    const inputs = others.map((text) => {
      const input = { id: newId(), incidentId, text, ...when, attributedTo, kind, isStarred, sourceText, afterId }
      afterId = input.id
      return input
    })
    for (const { id: own, version: made } of await addEntries(actor, incidentId, inputs))
      if (entry.audience !== 'members') await editEntry(actor, { id: own, version: made, audience: entry.audience })
    const edited = [{ id, version: after.version, to: entry.version }]
    return { edited, added: inputs.map((one) => one.id), deleted: [], causes: [] }
  })
}

/** The entry as it stands, its incident held. */
async function standing(tx: Tx, actor: Actor, id: string): Promise<{ incidentId: string; entry: Entry }> {
  const entry = await changeEntry(actor, id, async (_tx, _incident, { deletedAt, ...found }) => {
    if (deletedAt) throw new NotFound('This entry was deleted.')
    return found
  })
  const { incidentId } = await tx.timelineEntry.findUniqueOrThrow({ where: { id }, select: { incidentId: true } })
  return { incidentId, entry }
}

/** @returns the causes that were not seen in the other entry before */
async function moveEvidence(tx: Tx, from: string, to: string): Promise<string[]> {
  const of = (entryId: string) => tx.causeEvidence.findMany({ where: { entryId }, select: { causeId: true } })
  const known = (await of(to)).map(({ causeId }) => causeId)
  const causes = (await of(from)).map(({ causeId }) => causeId).filter((causeId) => !known.includes(causeId))
  await tx.causeEvidence.createMany({ data: causes.map((causeId) => ({ causeId, entryId: to })) })
  return causes
}
