import { expect, test, vi } from 'vitest'
import { newId } from '@/lib/platform/ids'
import { makeIncident, makeMember } from '@/tests/support/builders'
import { addSection } from '../sections/store'
import { listPresent, presenceOf } from './presence.store'

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
