import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { visibleParts } from '../access/visible.store'
import { joinIncident } from '../incidents/people.store'
import { type Incident, lockIncident } from '../incidents/store'
import { db, inTransaction, isDuplicate, type Prisma, type Tx } from '../platform/db/client'
import { Conflict, NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import { settleEdit } from '../revisions/edit.store'
import type { Change } from '../revisions/rules'
import { recordRevision } from '../revisions/store'
import { recordTogether } from '../revisions/together.store'
import { freeKey, reordered, swapped } from './rules'
import type { Move, SectionEdit, SectionInput } from './schema'
import { TEMPLATE } from './template'
import { changeDocument } from './together/documents.store'

const SELECT = {
  id: true,
  key: true,
  title: true,
  body: true,
  position: true,
  audience: true,
  version: true,
  updatedAt: true,
} satisfies Prisma.SectionSelect

export type Section = Prisma.SectionGetPayload<{ select: typeof SELECT }>

export async function listSections(actor: Actor, incidentId: string): Promise<Section[]> {
  demand(actor, 'read')
  return db().section.findMany({
    where: { incidentId, deletedAt: null, ...visibleParts(actor) },
    select: SELECT,
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
}

/** Adding a section twice with the same id is adding it once. @throws NotFound */
export async function addSection(actor: Actor, input: SectionInput): Promise<Section> {
  demand(actor, 'write')
  try {
    return await inTransaction(async (tx) => {
      const incident = await lockIncident(tx, actor, input.incidentId)
      if (input.audience === 'restricted') await joinIncident(tx, actor, incident)
      const [section] = await addSectionsIn(tx, actor, input.incidentId, [input])
      if (!section) throw new NotFound('The section was not added.')
      return section
    })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    const there = (await listSections(actor, input.incidentId)).find(({ id }) => id === input.id)
    if (!there) throw new Conflict('This section was added once already and deleted since; bring it back instead.')
    return there
  }
}

/** Adds sections at the end, inside a transaction that holds the incident's lock or has just made it. */
export async function addSectionsIn(
  tx: Tx,
  actor: Actor,
  incidentId: string,
  inputs: Pick<SectionInput, 'id' | 'title' | 'body' | 'key' | 'audience'>[],
): Promise<Section[]> {
  const there = await tx.section.findMany({ where: { incidentId, deletedAt: null }, select: { key: true, position: true } })
  const keys = there.map(({ key }) => key)
  let position = Math.max(0, ...there.map((section) => section.position))
  const sections: Section[] = []
  for (const { id, title, body, key, audience = 'members' } of inputs) {
    const own = key && !keys.includes(key) ? key : freeKey(key ?? title, keys)
    keys.push(own)
    position += 1
    const data = { id, incidentId, key: own, title, body, position, audience }
    const section = await tx.section.create({ data, select: SELECT })
    await keep(tx, actor, incidentId, section, 'created')
    sections.push(section)
  }
  return sections
}

/** The sections every new incident begins with, empty. */
export const addTemplateSections = (tx: Tx, actor: Actor, incidentId: string): Promise<Section[]> =>
  addSectionsIn(
    tx,
    actor,
    incidentId,
    TEMPLATE.map(({ key, title }) => ({ id: newId(), key, title, body: '' })),
  )

/**
 * Changes heading or text. What others changed meanwhile in the other of the two, or in other lines, stays.
 * @throws Conflict with what stands there now, NotFound
 */
export async function editSection(actor: Actor, { id, version, ...wanted }: SectionEdit): Promise<Section> {
  demand(actor, 'write')
  return inTransaction(async (tx) => {
    const { incident, incidentId, section } = await lockSection(tx, actor, id)
    const now = { version: section.version, content: contentOf(section) }
    const changes = await settleEdit(tx, { subjectId: id, version, now, wanted, texts: ['body'] })
    if (changes.audience === 'restricted') await joinIncident(tx, actor, incident)
    return Object.keys(changes).length === 0 ? section : rewrite(tx, actor, incidentId, id, changes, 'edited')
  })
}

/** @throws Conflict where somebody changed it since, NotFound */
export async function deleteSection(actor: Actor, { id, version }: { id: string; version: number }): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    const { incidentId, section, deletedAt } = await lockSection(tx, actor, id, { deleted: true })
    if (deletedAt) return
    if (section.version !== version)
      throw new Conflict('Somebody changed this section since you opened it; look again before deleting it.')
    await rewrite(tx, actor, incidentId, id, { deletedAt: new Date() }, 'deleted')
  })
}

/** Brings a deleted section back to its place; its key is made different if another has it by now. @throws NotFound */
export async function restoreSection(actor: Actor, id: string): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    const { incidentId, section, deletedAt } = await lockSection(tx, actor, id, { deleted: true })
    if (!deletedAt) return
    const there = await tx.section.findMany({ where: { incidentId, deletedAt: null }, select: { key: true } })
    const key = freeKey(
      section.key,
      there.map((one) => one.key),
    )
    await rewrite(tx, actor, incidentId, id, { deletedAt: null, key }, 'restored')
  })
}

/** Moves a section past its neighbour. @throws NotFound */
export async function moveSection(actor: Actor, { id, direction }: Move): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    const { incidentId } = await lockSection(tx, actor, id)
    const standing = (where: Prisma.SectionWhereInput) =>
      tx.section.findMany({
        where: { incidentId, deletedAt: null, ...where },
        select: { id: true },
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
      })
    const all = (await standing({})).map((section) => section.id)
    const seen = (await standing(visibleParts(actor))).map((section) => section.id)
    for (const [index, one] of reordered(all, swapped(seen, id, direction)).entries())
      await tx.section.update({ where: { id: one }, data: { position: index + 1 } })
  })
}

/** Finds a section among the visible and holds its incident until the transaction ends. @throws NotFound */
export async function lockSection(tx: Tx, actor: Actor, id: string, { deleted = false } = {}) {
  const found = await tx.section.findFirst({ where: { id, ...visibleParts(actor) }, select: { incidentId: true } })
  const incident = found && (await lockIncident(tx, actor, found.incidentId))
  const row =
    found && (await tx.section.findFirst({ where: { id, ...visibleParts(actor) }, select: { ...SELECT, deletedAt: true } }))
  if (!incident || !row || (row.deletedAt && !deleted)) throw new NotFound('This section is not there.')
  const { deletedAt, ...section } = row
  return { incident, incidentId: incident.id, section, deletedAt }
}

async function rewrite(tx: Tx, actor: Actor, incidentId: string, id: string, data: Prisma.SectionUpdateInput, change: Change) {
  const section = await tx.section.update({ where: { id }, data: { ...data, version: { increment: 1 } }, select: SELECT })
  await keep(tx, actor, incidentId, section, change)
  if (data.body !== undefined) await changeDocument(tx, id, section.body)
  return section
}

/** Writes what its document says into a section whose incident is locked. */
export async function writeBody(
  tx: Tx,
  actor: Actor,
  incident: Pick<Incident, 'id' | 'updatedAt'>,
  id: string,
  body: string,
): Promise<void> {
  const section = await tx.section.update({ where: { id }, data: { body, version: { increment: 1 } }, select: SELECT })
  const revision = { subject: 'section', subjectId: id, incidentId: incident.id, version: section.version } as const
  await recordTogether(tx, actor, { ...revision, change: 'edited', content: contentOf(section) }, incident.updatedAt)
}

async function keep(tx: Tx, actor: Actor, incidentId: string, section: Section, change: Change) {
  const { id, version } = section
  await recordRevision(tx, actor, { subject: 'section', subjectId: id, incidentId, version, change, content: contentOf(section) })
}

const contentOf = ({ title, body, audience }: Section) => ({ title, body, audience })
