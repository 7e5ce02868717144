import { expect, test, vi } from 'vitest'
import { newId } from '@/lib/platform/ids'
import { makeIncident, makeMember } from '@/tests/support/builders'
import { db } from '../platform/db/client'
import { NotFound } from '../platform/errors'
import { addSection } from '../sections/store'
import { leavePresent, listPresent, presenceOf, stayPresent } from './presence.store'

test('whoever writes is shown to others by name and section, and with no section they may not see', async () => {
  const [actor, other] = [await makeMember('editor', 'Ines'), await makeMember('editor', 'Tom')]
  const { id: incidentId } = await makeIncident(actor)
  const section = (audience: 'members' | 'restricted') =>
    addSection(actor, { id: newId(), incidentId, title: `For ${audience}`, body: '', audience })
  const [open, hidden] = [await section('members'), await section('restricted')]
  const [inOpen, inHidden] = [open, hidden].map(({ id }) => presenceOf(actor, { incidentId, sectionId: id }).presence)
  const expectHere = (expected: string[]) =>
    vi.waitFor(async () =>
      expect((await listPresent(other, incidentId)).map(({ name, writes }) => `${name}: ${writes}`)).toEqual(expected),
    )
  inHidden?.come()
  await expectHere(['Ines: null'])
  inOpen?.come()
  await expectHere(['Ines: For members'])
  expect(await listPresent(actor, incidentId)).toEqual([])
  inOpen?.go()
  await expectHere(['Ines: null'])
  inHidden?.go()
  await expectHere([])
})

test('whoever reads is there while the page says so, whoever writes as well is shown to write, and a page of somebody else is not ended', async () => {
  const [ines, tom] = [await makeMember('editor', 'Ines'), await makeMember('viewer', 'Tom')]
  const { id: incidentId } = await makeIncident(ines)
  const { id: sectionId } = await addSection(ines, { id: newId(), incidentId, title: 'Impact', body: '' })
  const page = { id: newId(), incidentId }
  const here = async () => (await listPresent(tom, incidentId)).map(({ name, writes }) => `${name}: ${writes}`)
  await Promise.all([stayPresent(ines, page), stayPresent(ines, page)])
  expect(await here()).toEqual(['Ines: null'])
  const { presence } = presenceOf(ines, { incidentId, sectionId })
  presence.come()
  await vi.waitFor(async () => expect(await here()).toEqual(['Ines: Impact']))
  presence.go()
  await leavePresent(tom, page)
  await vi.waitFor(async () => expect(await here()).toEqual(['Ines: null']))
  await leavePresent(ines, page)
  expect(await here()).toEqual([])
})

test('whoever was not heard of for a minute is not there, and nobody is at an incident they may not see', async () => {
  const [ines, tom] = [await makeMember('editor', 'Ines'), await makeMember('admin', 'Tom')]
  const { id: incidentId } = await makeIncident(ines, { isPrivate: true })
  await expect(stayPresent(tom, { id: newId(), incidentId })).rejects.toThrow(NotFound)
  await stayPresent(ines, { id: newId(), incidentId })
  expect(await listPresent(tom, incidentId)).toEqual([])
  await db().incident.update({ where: { id: incidentId }, data: { isPrivate: false } })
  expect(await listPresent(tom, incidentId)).toHaveLength(1)
  await db().presence.updateMany({ data: { seenAt: new Date(Date.now() - 61_000) } })
  expect(await listPresent(tom, incidentId)).toEqual([])
})
