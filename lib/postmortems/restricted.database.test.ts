import { beforeAll, expect, test } from 'vitest'
import { makeIncident, makeMember } from '@/tests/support/builders'
import { type MemberActor, nobody, systemActor } from '../access/actor'
import { addCause, editCause, listCauses, moveCause } from '../causes/store'
import { createAction, editAction } from '../corrective-actions/store'
import { acceptImport } from '../importing/accept.store'
import { saveSource } from '../importing/store'
import { visibleSources } from '../importing/visible.store'
import { editIncident } from '../incidents/edit.store'
import { Filters } from '../incidents/filters'
import { listIncidents } from '../incidents/list.store'
import { addPerson, removePerson } from '../incidents/people.store'
import { addLesson, editLesson, listLessons } from '../lessons/store'
import { db } from '../platform/db/client'
import { NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import { getRevision, listHistory, listRevisions } from '../revisions/store'
import { addSection, deleteSection, editSection, listSections, moveSection, restoreSection } from '../sections/store'
import { splitEntry } from '../timeline/merging.store'
import { UNKNOWN } from '../timeline/schema'
import { addEntry, deleteEntry, editEntry, listEntries, moveEntry } from '../timeline/store'
import { loadDocument, loadDocuments } from './store'

let ines: MemberActor
let strangers: MemberActor[]
let stranger: MemberActor
beforeAll(async () => {
  ines = await makeMember('editor', 'Ines')
  strangers = [await makeMember('editor', 'Stranger'), await makeMember('admin'), await makeMember('viewer')]
  stranger = strangers[0]!
})

const CANARY = 'heliotrope'
const at = new Date('2026-03-04T10:00:00Z')

/** An incident with one restricted part of each kind, written openly first, and an open neighbour of each. */
async function withRestricted() {
  const incident = await makeIncident(ines)
  const of = { incidentId: incident.id }
  const ids = { section: newId(), entry: newId(), cause: newId(), lesson: newId(), openCause: newId(), openEntry: newId() }
  const when = { ...UNKNOWN, occurredAt: at, precision: 'minute' as const }
  await addSection(ines, { ...of, id: newId(), title: 'Impact', body: 'Orders failed.' })
  await addSection(ines, { ...of, id: ids.section, title: `About ${CANARY}`, body: CANARY })
  await editSection(ines, { id: ids.section, version: 1, audience: 'restricted' })
  await addEntry(ines, { ...of, ...when, id: ids.openEntry, text: 'Orders fail' })
  await addEntry(ines, { ...of, ...when, id: ids.entry, text: CANARY })
  await editEntry(ines, { id: ids.entry, version: 1, audience: 'restricted' })
  await addCause(ines, { ...of, id: ids.cause, kind: 'trigger', text: CANARY, audience: 'restricted' })
  await addCause(ines, {
    ...{ ...of, id: ids.openCause, kind: 'root_cause', text: 'No limit', parentId: ids.cause },
    entryIds: [ids.entry, ids.openEntry],
  })
  await addLesson(ines, { ...of, id: ids.lesson, kind: 'learned', text: CANARY, audience: 'restricted' })
  return { ...incident, ids }
}

test('what is restricted is there for the people of its incident and on no list of anybody else', async () => {
  const { id, number } = await withRestricted()
  const everything = async (actor: MemberActor) =>
    JSON.stringify([
      await listSections(actor, id),
      await listEntries(actor, id),
      await listCauses(actor, id),
      await listLessons(actor, id),
      await listRevisions(actor, id),
      await listHistory(actor, id, { take: 100 }),
      await loadDocument(actor, number, 'people'),
    ])
  const own = await everything(ines)
  expect(own.split(CANARY).length).toBeGreaterThan(15)
  for (const actor of strangers) {
    const seen = await everything(actor)
    expect(seen).not.toContain(CANARY)
    for (const open of ['Orders failed.', 'Orders fail', 'No limit']) expect(seen).toContain(open)
  }
  const reader = await makeMember('viewer')
  await addPerson(ines, { incidentId: id, memberId: reader.memberId, role: 'reader' })
  expect(await everything(reader)).toContain(CANARY)
})

test('a document that leaves the app holds nothing restricted, even where one of its people asks for it', async () => {
  const { number } = await withRestricted()
  for (const actor of [ines, systemActor]) {
    const document = await loadDocument(actor, number)
    expect(JSON.stringify(document)).not.toContain(CANARY)
    // What stood under a restricted cause stands in its place, with the evidence that is left.
    expect(document.causes).toMatchObject([{ text: 'No limit', evidence: [0] }])
  }
  const [whole] = await loadDocuments(ines, { number }, { reach: 'people' })
  expect(whole?.causes).toMatchObject([{ text: CANARY, whys: [{ text: 'No limit', evidence: [0, 1] }] }])
  await expect(loadDocument(nobody, number)).rejects.toThrow(NotFound)
})

test('an incident is not found by words that are restricted, but by those of its people', async () => {
  const { number } = await withRestricted()
  const found = async (actor: MemberActor) =>
    (await listIncidents(actor, Filters.parse({ text: CANARY }))).incidents.some((incident) => incident.number === number)
  expect(await found(ines)).toBe(true)
  for (const actor of strangers) expect(await found(actor)).toBe(false)
})

test('the document an incident was imported from is for its people once something in the incident is restricted', async () => {
  const bytes = new TextEncoder().encode(
    '# Kiln went out\n\n## Impact\n\nIt was cold.\n\n## Timeline (UTC)\n\n- 2024-03-01 10:00 Orders failed\n',
  )
  const source = await saveSource(ines, { name: `${newId()}.md`, bytes })
  await acceptImport(ines, source.id)
  const { incidentId } = await db().importedIncident.findFirstOrThrow({ where: { sourceId: source.id } })
  const seenBy = async (actor: MemberActor) =>
    (await db().importSource.count({ where: { AND: [{ id: source.id }, visibleSources(actor)] } })) === 1
  expect(await seenBy(stranger)).toBe(true)
  const [section] = await listSections(ines, incidentId)
  await editSection(ines, { id: section!.id, version: section!.version, audience: 'restricted' })
  expect(await seenBy(ines)).toBe(true)
  for (const actor of strangers) expect(await seenBy(actor)).toBe(false)
})

test('a revision of a restricted part is found by nobody else, not even by its id', async () => {
  const { id, ids } = await withRestricted()
  for (const { id: revisionId } of await listRevisions(ines, id, ids.section)) {
    expect(await getRevision(ines, revisionId)).toMatchObject({ subjectId: ids.section })
    for (const actor of strangers) await expect(getRevision(actor, revisionId)).rejects.toThrow(NotFound)
  }
})

test('what was taken out of a part before it was opened is not brought back by its history', async () => {
  const { id, number, ids } = await withRestricted()
  await editSection(ines, { id: ids.section, version: 2, title: 'About it', body: 'Nothing to see', audience: 'members' })
  expect(JSON.stringify(await listSections(stranger, id))).toContain('Nothing to see')
  expect(JSON.stringify(await listHistory(stranger, id, { take: 100 }))).not.toContain(CANARY)
  expect(JSON.stringify((await loadDocument(stranger, number)).sections)).toContain('Nothing to see')
})

test('a restricted part is not there for edits of others', async () => {
  const { id, ids } = await withRestricted()
  for (const attempt of [
    () => editSection(stranger, { id: ids.section, version: 2, audience: 'members' }),
    () => moveSection(stranger, { id: ids.section, direction: 'up' }),
    () => deleteSection(stranger, { id: ids.section, version: 2 }),
    () => restoreSection(stranger, ids.section),
    () => editEntry(stranger, { id: ids.entry, version: 2, text: 'x' }),
    () => moveEntry(stranger, { id: ids.entry, direction: 'up' }),
    () => deleteEntry(stranger, { id: ids.entry, version: 2 }),
    () => splitEntry(stranger, { id: ids.entry, version: 2 }),
    () => editCause(stranger, { id: ids.cause, version: 1, text: 'x' }),
    () => moveCause(stranger, { id: ids.cause, step: 'down' }),
    () => editLesson(stranger, { id: ids.lesson, version: 1, text: 'x' }),
  ])
    await expect(attempt()).rejects.toThrow(NotFound)
  const action = newId()
  await expect(createAction(stranger, { id: action, incidentId: id, title: 'Limit', causeIds: [ids.cause] })).rejects.toThrow(
    'not there any more',
  )
})

test('an edit by somebody who does not see all of it keeps what they do not see', async () => {
  const { id, number, ids } = await withRestricted()
  const action = newId()
  await createAction(ines, { id: action, incidentId: id, title: 'Limit', causeIds: [ids.cause] })
  await editAction(stranger, { id: action, version: 1, causeIds: [ids.openCause] })
  await editCause(stranger, { id: ids.openCause, version: 1, entryIds: [] })
  const [restricted, open] = await listCauses(ines, id)
  expect(restricted?.actions).toHaveLength(1)
  expect(open).toMatchObject({ evidence: [{ id: ids.entry }], depth: 1 })
  const titles = async () => (await loadDocument(ines, number, 'people')).sections.map(({ title }) => title)
  const last = await addSection(ines, { id: newId(), incidentId: id, title: 'Response', body: '' })
  await moveSection(stranger, { id: last.id, direction: 'up' })
  expect(await titles()).toEqual(['Response', `About ${CANARY}`, 'Impact'])
})

test('nobody lets themselves in: only its people say who the people of an incident with something restricted are', async () => {
  const { id, ids } = await withRestricted()
  const { memberId } = stranger
  for (const attempt of [
    () => addPerson(stranger, { incidentId: id, memberId, role: 'reader' }),
    () => removePerson(stranger, { incidentId: id, memberId: ines.memberId, role: 'author' }),
    () => editIncident(stranger, { id, version: 1, isPrivate: true }),
    () => addSection(stranger, { id: newId(), incidentId: id, title: 'Mine', body: '', audience: 'restricted' }),
    () => editCause(stranger, { id: ids.openCause, version: 1, audience: 'restricted' }),
  ])
    await expect(attempt()).rejects.toThrow('for its people alone')
  await expect(removePerson(ines, { incidentId: id, memberId: ines.memberId, role: 'author' })).rejects.toThrow('another part')
})

test('who restricts something in an incident they have no part in becomes a reader of it', async () => {
  const { id: incidentId } = await makeIncident(ines)
  const section = await addSection(ines, { id: newId(), incidentId, title: 'Impact', body: CANARY })
  await editSection(stranger, { id: section.id, version: 1, audience: 'restricted' })
  expect(await listSections(stranger, incidentId)).toMatchObject([{ audience: 'restricted' }])
})

test('a milestone is told to everybody, so it cannot be restricted, nor a restricted entry be made one', async () => {
  const { ids } = await withRestricted()
  await expect(editEntry(ines, { id: ids.entry, version: 2, milestone: 'detected' })).rejects.toThrow('cannot be restricted')
  await editEntry(ines, { id: ids.openEntry, version: 1, milestone: 'detected' })
  await expect(editEntry(ines, { id: ids.openEntry, version: 2, audience: 'restricted' })).rejects.toThrow('cannot be restricted')
})

test('an action can be public and never restricted, whoever writes its row', async () => {
  const { id, number } = await withRestricted()
  const action = newId()
  await createAction(ines, { id: action, incidentId: id, title: 'Limit' })
  await editAction(ines, { id: action, version: 1, audience: 'public' })
  expect((await loadDocument(ines, number)).actions).toMatchObject([{ audience: 'public' }])
  await expect(db().correctiveAction.update({ where: { id: action }, data: { audience: 'restricted' } })).rejects.toThrow(
    'never_restricted',
  )
})
