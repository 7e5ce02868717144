import { beforeAll, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { makeIncident, makeMember } from '@/tests/support/builders'
import { getIncident } from '../incidents/store'
import { Conflict, Forbidden, Invalid, NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import { shiftEntries, takeBackEntries } from './many.store'
import { EntryInput, UNKNOWN } from './schema'
import { addEntries, editEntry, listEntries } from './store'

let ines: MemberActor
beforeAll(async () => {
  ines = await makeMember('editor', 'Ines')
})

const at = (clock: string) => new Date(`2026-08-14T${clock}:00Z`)
const entry = (incidentId: string, clock: string | null, fields: object = {}) =>
  EntryInput.parse({
    id: newId(),
    incidentId,
    text: clock ?? 'some time',
    ...UNKNOWN,
    ...(clock && { occurredAt: at(clock), precision: 'minute' }),
    ...fields,
  })
const clocks = async (incidentId: string) =>
  (await listEntries(ines, incidentId)).map(({ text, occurredAt, endedAt }) =>
    [text, occurredAt?.toISOString().slice(11, 16), endedAt?.toISOString().slice(11, 16)].filter(Boolean).join(' '),
  )

test('a clock that was off is put right for all entries it stamped, with what is measured by them', async () => {
  const { id, number } = await makeIncident(ines)
  const entries = [
    entry(id, '10:10', { milestone: 'impact_started' }),
    entry(id, '10:20', { endedAt: at('10:40') }),
    entry(id, '10:30'),
    entry(id, null),
    entry(id, '00:00', { text: 'a day', precision: 'day' }),
  ]
  const [impact, range, , unknown, day] = await addEntries(ines, id, entries)
  const chosen = [impact!, range!, unknown!, day!].map((one) => one.id)
  const moved = await shiftEntries(ines, { incidentId: id, ids: chosen, minutes: -12 })
  expect(moved).toEqual([impact!.id, range!.id])
  expect(await clocks(id)).toEqual(['a day 00:00', '10:10 09:58', '10:20 10:08 10:28', '10:30 10:30', 'some time'])
  expect((await getIncident(ines, number)).impactStartedAt).toEqual(at('09:58'))
  await shiftEntries(ines, { incidentId: id, ids: moved, minutes: 12 })
  expect(await clocks(id)).toEqual(['a day 00:00', '10:10 10:10', '10:20 10:20 10:40', '10:30 10:30', 'some time'])
})

test('an hour that moves by minutes is not a whole hour any more', async () => {
  const { id } = await makeIncident(ines)
  const [one] = await addEntries(ines, id, [entry(id, '10:00', { precision: 'hour' })])
  await shiftEntries(ines, { incidentId: id, ids: [one!.id], minutes: 60 })
  expect((await listEntries(ines, id))[0]).toMatchObject({ precision: 'hour', occurredAt: at('11:00') })
  await shiftEntries(ines, { incidentId: id, ids: [one!.id], minutes: 5 })
  expect((await listEntries(ines, id))[0]).toMatchObject({ precision: 'minute', occurredAt: at('11:05') })
})

test('what cannot be shifted is said, and who may not see or write does not shift', async () => {
  const { id } = await makeIncident(ines, { isPrivate: true })
  const [one] = await addEntries(ines, id, [entry(id, null)])
  await expect(shiftEntries(ines, { incidentId: id, ids: [one!.id], minutes: 5 })).rejects.toThrow(Invalid)
  const outsider = await makeMember('admin', 'Outsider')
  await expect(shiftEntries(outsider, { incidentId: id, ids: [one!.id], minutes: 5 })).rejects.toThrow(NotFound)
  const open = await makeIncident(ines)
  const [seen] = await addEntries(ines, open.id, [entry(open.id, '10:10')])
  const viewer = await makeMember('viewer', 'Viewer')
  await expect(shiftEntries(viewer, { incidentId: open.id, ids: [seen!.id], minutes: 5 })).rejects.toThrow(Forbidden)
  expect(await clocks(open.id)).toEqual(['10:10 10:10'])
})

test('what was just added is taken back whole, or, where somebody went on with it, not at all', async () => {
  const { id } = await makeIncident(ines)
  const [a, b] = await addEntries(ines, id, [entry(id, '10:10'), entry(id, '10:20')])
  await editEntry(ines, { id: b!.id, version: 1, text: 'more is known' })
  await expect(takeBackEntries(ines, [a!.id, b!.id])).rejects.toThrow(Conflict)
  expect(await clocks(id)).toEqual(['10:10 10:10', 'more is known 10:20'])
  const [c, d] = await addEntries(ines, id, [entry(id, '11:10'), entry(id, '11:20')])
  await takeBackEntries(ines, [c!.id, d!.id])
  expect(await clocks(id)).toEqual(['10:10 10:10', 'more is known 10:20'])
})
