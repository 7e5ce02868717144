import { beforeAll, expect, test } from 'vitest'
import { makeIncident, makeMember } from '@/tests/support/builders'
import type { MemberActor } from '../access/actor'
import { editIncident } from '../incidents/edit.store'
import { IncidentEdit } from '../incidents/schema'
import { createIncident, getIncident } from '../incidents/store'
import { Conflict, NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import { getRevision, listHistory } from '../revisions/store'
import { addSection, deleteSection, editSection, listSections } from '../sections/store'
import { EntryEdit, EntryInput, UNKNOWN } from '../timeline/schema'
import { addEntry, deleteEntry, editEntry, listEntries } from '../timeline/store'
import { restoreWording } from './restore'

let ines: MemberActor
beforeAll(async () => {
  ines = await makeMember('editor', 'Ines')
})

const bringBack = async (incidentId: string, subjectId: string, version: number, shown?: number) => {
  const item = (await listHistory(ines, incidentId, { subjectId, take: 50 })).find(({ revision }) => revision.version === version)
  const revision = await getRevision(ines, item!.revision.id)
  await restoreWording(ines, { revision, version: shown ?? item!.latestVersion, isDeleted: item!.isDeleted })
}

test('an earlier wording of a section comes back as a new edit, also when the section was deleted', async () => {
  const { id: incidentId } = await makeIncident(ines)
  const { id } = await addSection(ines, { id: newId(), incidentId, title: 'Impact', body: 'first' })
  await editSection(ines, { id, version: 1, body: 'second' })
  await bringBack(incidentId, id, 1)
  expect((await listSections(ines, incidentId))[0]).toMatchObject({ body: 'first', version: 3 })
  await deleteSection(ines, { id, version: 3 })
  await bringBack(incidentId, id, 2)
  expect((await listSections(ines, incidentId))[0]).toMatchObject({ body: 'second', version: 6 })
})

test('bringing back does not overwrite what somebody wrote since the page was drawn', async () => {
  const { id: incidentId } = await makeIncident(ines)
  const { id } = await addSection(ines, { id: newId(), incidentId, title: 'Impact', body: 'first' })
  await editSection(ines, { id, version: 1, body: 'second' })
  await editSection(ines, { id, version: 2, body: 'third' })
  await expect(bringBack(incidentId, id, 1, 2)).rejects.toThrow(Conflict)
  expect((await listSections(ines, incidentId))[0]).toMatchObject({ body: 'third' })
})

test('an earlier time and text of a deleted entry come back', async () => {
  const { id: incidentId } = await makeIncident(ines)
  const when = { ...UNKNOWN, occurredAt: new Date('2026-08-14T08:10:00Z'), precision: 'minute' as const }
  const { id } = await addEntry(
    ines,
    EntryInput.parse({ id: newId(), incidentId, text: 'first', ...when, milestone: 'detected' }),
  )
  await editEntry(ines, EntryEdit.parse({ id, version: 1, text: 'second', when: UNKNOWN, milestone: null }))
  await deleteEntry(ines, { id, version: 2 })
  await bringBack(incidentId, id, 1)
  expect((await listEntries(ines, incidentId))[0]).toMatchObject({
    text: 'first',
    occurredAt: when.occurredAt,
    milestone: 'detected',
  })
})

test('the facts of an incident come back without touching who sees it', async () => {
  const { id, number } = await createIncident(ines, {
    id: newId(),
    title: 'First',
    timeZone: 'UTC',
    tags: ['a'],
    services: ['api'],
  })
  await editIncident(ines, IncidentEdit.parse({ id, version: 1, title: 'Second', tags: ['b'], services: [], isPrivate: true }))
  await bringBack(id, id, 1)
  expect(await getIncident(ines, number)).toMatchObject({
    title: 'First',
    tags: ['a'],
    services: [{ name: 'api' }],
    isPrivate: true,
  })
})

test('the history of a private incident is absent for others', async () => {
  const { id: incidentId } = await makeIncident(ines, { isPrivate: true })
  const section = await addSection(ines, { id: newId(), incidentId, title: 'Impact', body: 'secret' })
  const other = await makeMember('admin')
  expect(await listHistory(other, incidentId, { take: 50 })).toEqual([])
  const [item] = await listHistory(ines, incidentId, { subjectId: section.id, take: 1 })
  await expect(getRevision(other, item!.revision.id)).rejects.toThrow(NotFound)
})
