import { expect, test } from 'vitest'
import { makeMember } from '@/tests/support/builders'
import { nobody } from '../access/actor'
import { listActivity } from '../activity/store'
import { db } from '../platform/db/client'
import { Conflict, Invalid, NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import { listRevisions } from '../revisions/store'
import { editIncident } from './edit.store'
import { addPerson, removePerson } from './people.store'
import { IncidentEdit, IncidentInput } from './schema'
import { createIncident, deleteIncident, findDeletedIncident, getIncident, restoreIncident } from './store'

const input = (fields: Record<string, unknown> = {}) =>
  IncidentInput.parse({ id: newId(), title: 'Checkout refused every order', timeZone: 'Europe/Berlin', ...fields })
const edit = (fields: Record<string, unknown>) => IncidentEdit.parse(fields)

test('a new incident has its author, its services once whatever their case, a revision and an activity', async () => {
  const ines = await makeMember('editor', 'Ines')
  await createIncident(ines, input({ services: ['Checkout'] }))
  const { number, id } = await createIncident(ines, input({ services: 'checkout, payments', tags: ['Deploy', 'deploy'] }))
  const incident = await getIncident(ines, number)
  expect(incident.services.map(({ name }) => name)).toEqual(['Checkout', 'payments'])
  expect(incident.tags).toEqual(['deploy'])
  expect(incident.people).toEqual([{ memberId: ines.memberId, name: 'Ines', role: 'author' }])
  expect((await listRevisions(ines, id)).map(({ change, version }) => [change, version])).toEqual([['created', 1]])
  expect((await listActivity(ines, id)).map(({ kind }) => kind)).toEqual(['incident_created'])
})

test('submitting the same new incident many times at once makes one', async () => {
  const ines = await makeMember()
  const same = input()
  const made = await Promise.all(Array.from({ length: 20 }, () => createIncident(ines, same)))
  expect(new Set(made.map(({ number }) => number)).size).toBe(1)
  expect(await db().incident.count({ where: { id: same.id } })).toBe(1)
  expect(await db().revision.count({ where: { subjectId: same.id } })).toBe(1)
})

test('two people change different facts of one incident and both changes stay', async () => {
  const ines = await makeMember()
  const tomas = await makeMember()
  const { id, number } = await createIncident(ines, input())
  await editIncident(ines, edit({ id, version: 1, severity: 'SEV2' }))
  await editIncident(tomas, edit({ id, version: 1, title: 'Checkout was down' }))
  expect(await getIncident(ines, number)).toMatchObject({ severity: 'SEV2', title: 'Checkout was down', version: 3 })
})

test('two people change the same fact and the second is shown what stands there', async () => {
  const ines = await makeMember()
  const { id, number } = await createIncident(ines, input())
  await editIncident(ines, edit({ id, version: 1, title: 'First' }))
  const second = editIncident(ines, edit({ id, version: 1, title: 'Second' }))
  await expect(second).rejects.toThrow(Conflict)
  await expect(second).rejects.toMatchObject({ theirs: { title: 'First' } })
  expect((await getIncident(ines, number)).title).toBe('First')
})

test('an edit that changes nothing leaves no revision', async () => {
  const ines = await makeMember()
  const { id } = await createIncident(ines, input({ services: ['api'] }))
  await editIncident(ines, edit({ id, version: 1, title: 'Checkout refused every order', services: ['API'] }))
  expect(await listRevisions(ines, id)).toHaveLength(1)
})

test('a deleted incident is gone from its address, can be found as deleted, and comes back', async () => {
  const ines = await makeMember()
  const { id, number } = await createIncident(ines, input())
  await expect(deleteIncident(ines, { id, version: 7 })).rejects.toThrow(Conflict)
  await deleteIncident(ines, { id, version: 1 })
  await expect(getIncident(ines, number)).rejects.toThrow(NotFound)
  expect(await findDeletedIncident(ines, number)).toMatchObject({ id })
  await restoreIncident(ines, id)
  await restoreIncident(ines, id)
  expect((await getIncident(ines, number)).version).toBe(3)
  expect((await listRevisions(ines, id)).map(({ change }) => change)).toEqual(['restored', 'deleted', 'created'])
})

test('a private incident and everything of it is absent for others, admins included', async () => {
  const ines = await makeMember()
  const admin = await makeMember('admin')
  const { id, number } = await createIncident(ines, input({ isPrivate: true }))
  for (const other of [admin, nobody]) {
    await expect(getIncident(other, number)).rejects.toThrow(NotFound)
    await expect(deleteIncident(other, { id, version: 1 })).rejects.toThrow(NotFound)
    await expect(editIncident(other, edit({ id, version: 1, title: 'x' }))).rejects.toThrow(NotFound)
  }
  expect(await listRevisions(admin, id)).toEqual([])
  expect(await listActivity(admin, id)).toEqual([])
  await deleteIncident(ines, { id, version: 1 })
  expect(await findDeletedIncident(admin, number)).toBeNull()
  await expect(restoreIncident(admin, id)).rejects.toThrow(NotFound)
})

test('nobody locks themselves out of a private incident', async () => {
  const ines = await makeMember()
  const tomas = await makeMember()
  const { id, number } = await createIncident(ines, input())
  await editIncident(tomas, edit({ id, version: 1, isPrivate: true }))
  expect((await getIncident(tomas, number)).people.map(({ role }) => role)).toEqual(['author', 'reader'])
  await expect(removePerson(tomas, { incidentId: id, memberId: tomas.memberId, role: 'reader' })).rejects.toThrow(Invalid)
  await addPerson(tomas, { incidentId: id, memberId: tomas.memberId, role: 'lead' })
  await removePerson(tomas, { incidentId: id, memberId: tomas.memberId, role: 'reader' })
  expect((await getIncident(tomas, number)).people.map(({ role }) => role)).toEqual(['lead', 'author'])
})
