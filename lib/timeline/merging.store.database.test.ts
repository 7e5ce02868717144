import { beforeAll, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { makeIncident, makeMember } from '@/tests/support/builders'
import { addCause, listCauses } from '../causes/store'
import { getIncident } from '../incidents/store'
import { Conflict, Forbidden, Invalid, NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import { mergeEntry, splitEntry } from './merging.store'
import { EntryInput, UNKNOWN } from './schema'
import { addEntries, editEntry, listEntries } from './store'
import { takeBack } from './take-back.store'

let ines: MemberActor
beforeAll(async () => {
  ines = await makeMember('editor', 'Ines')
})

const at = (clock: string) => new Date(`2026-08-14T${clock}:00Z`)
async function incidentOf(...entries: [string | null, object?][]) {
  const { id, number } = await makeIncident(ines)
  const inputs = entries.map(([clock, fields]) =>
    EntryInput.parse({
      ...{ id: newId(), incidentId: id, text: clock ?? 'some time', ...UNKNOWN },
      ...(clock && { occurredAt: at(clock), precision: 'minute' }),
      ...fields,
    }),
  )
  return { id, number, entries: await addEntries(ines, id, inputs) }
}
const told = async (incidentId: string) =>
  (await listEntries(ines, incidentId)).map(({ text, occurredAt, endedAt }) => ({ text, occurredAt, endedAt }))

test('an entry is made part of the one above it, with what was seen in it, and undo brings both back as they were', async () => {
  const { id, number, entries } = await incidentOf(['10:10'], ['10:20', { milestone: 'resolved' }], [null])
  const [first, second] = entries
  const causeId = newId()
  await addCause(ines, { id: causeId, incidentId: id, kind: 'trigger', text: 'A config', entryIds: [second!.id] })
  const before = await told(id)
  const undo = await mergeEntry(ines, { id: second!.id, version: 1, aboveId: first!.id })
  expect(await told(id)).toEqual([
    { text: '10:10\n\n10:20', occurredAt: at('10:10'), endedAt: at('10:20') },
    { text: 'some time', occurredAt: null, endedAt: null },
  ])
  expect((await getIncident(ines, number)).resolvedAt).toEqual(at('10:10'))
  expect((await listCauses(ines, id))[0]?.evidence.map((one) => one.id)).toEqual([first!.id])
  await takeBack(ines, undo)
  expect(await told(id)).toEqual(before)
  expect((await getIncident(ines, number)).resolvedAt).toEqual(at('10:20'))
  expect((await listCauses(ines, id))[0]?.evidence.map((one) => one.id)).toEqual([second!.id])
})

test('an entry is split at its lines, for the people it is for, and undo makes it one again', async () => {
  const { id, entries } = await incidentOf(
    ['10:10', { text: 'alarm\nrestart', attributedTo: 'Ada' }],
    ['10:10', { text: 'later' }],
  )
  await editEntry(ines, { id: entries[0]!.id, version: 1, audience: 'restricted' })
  const undo = await splitEntry(ines, { id: entries[0]!.id, version: 2 })
  expect(await listEntries(ines, id)).toMatchObject([
    { text: 'alarm', attributedTo: 'Ada', audience: 'restricted', occurredAt: at('10:10') },
    { text: 'restart', attributedTo: 'Ada', audience: 'restricted', occurredAt: at('10:10') },
    { text: 'later' },
  ])
  await takeBack(ines, undo)
  expect((await told(id)).map(({ text }) => text)).toEqual(['alarm\nrestart', 'later'])
})

test('what somebody changed meanwhile is neither merged, split nor taken back behind their back', async () => {
  const { id, entries } = await incidentOf(['10:10', { text: 'a\nb' }], ['10:20'])
  const [first, second] = entries
  await editEntry(ines, { id: second!.id, version: 1, text: 'meanwhile' })
  await expect(mergeEntry(ines, { id: second!.id, version: 1, aboveId: first!.id })).rejects.toThrow(Conflict)
  const undo = await splitEntry(ines, { id: first!.id, version: 1 })
  await editEntry(ines, { id: first!.id, version: 2, text: 'a, and more' })
  await expect(takeBack(ines, undo)).rejects.toThrow(Conflict)
  expect((await told(id)).map(({ text }) => text)).toEqual(['a, and more', 'b', 'meanwhile'])
  await expect(splitEntry(ines, { id: second!.id, version: 2 })).rejects.toThrow(Invalid)
})

test('entries of different incidents are not merged, and who may not see one may do nothing to it', async () => {
  const [one, other] = [await incidentOf(['10:10']), await incidentOf(['10:20', { text: 'a\nb' }])]
  const [into, entry] = [one.entries[0]!, other.entries[0]!]
  await expect(mergeEntry(ines, { id: entry.id, version: 1, aboveId: into.id })).rejects.toThrow(NotFound)
  const viewer = await makeMember('viewer', 'Vera')
  await expect(splitEntry(viewer, { id: entry.id, version: 1 })).rejects.toThrow(Forbidden)
  await editEntry(ines, { id: entry.id, version: 1, audience: 'restricted' })
  const outsider = await makeMember('admin', 'Outsider')
  await expect(splitEntry(outsider, { id: entry.id, version: 2 })).rejects.toThrow(NotFound)
  const undo = { edited: [{ id: entry.id, version: 2, to: 1 }], added: [], deleted: [], causes: [] }
  await expect(takeBack(outsider, undo)).rejects.toThrow(NotFound)
})
