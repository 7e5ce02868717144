import { expect, test } from 'vitest'
import { makeIncident, makeMember } from '@/tests/support/builders'
import { db } from '../platform/db/client'
import { nobody, systemActor } from './actor'
import { visibleIncidents } from './visible.store'

test('a private incident is there for the members named on it and for nobody else, admins included', async () => {
  const author = await makeMember('editor')
  const admin = await makeMember('admin')
  const incident = await makeIncident(author, { isPrivate: true })
  const sees = async (actor: Parameters<typeof visibleIncidents>[0]) =>
    (await db().incident.count({ where: { AND: [{ id: incident.id }, visibleIncidents(actor)] } })) === 1

  expect(await sees(author)).toBe(true)
  expect(await sees(admin)).toBe(false)
  expect(await sees(nobody)).toBe(false)
  expect(await sees(systemActor)).toBe(true)
})
