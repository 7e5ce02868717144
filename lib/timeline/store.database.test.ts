import { beforeAll, describe, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { makeIncident, makeMember } from '@/tests/support/builders'
import { failAtEveryWrite } from '@/tests/support/faults'
import { listActivity } from '../activity/store'
import { getIncident } from '../incidents/store'
import { db } from '../platform/db/client'
import { Conflict, Forbidden, Invalid, NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import { listRevisions } from '../revisions/store'
import { mendFinding } from './mend.store'
import { EntryEdit, EntryInput, UNKNOWN } from './schema'
import { addEntries, addEntry, deleteEntry, editEntry, findEntry, listEntries, moveEntry, restoreEntry } from './store'
import { changeZone } from './zone.store'

let ines: MemberActor
let outsider: MemberActor
beforeAll(async () => {
  ines = await makeMember('editor', 'Ines')
  outsider = await makeMember('admin', 'Outsider')
})

const at = (clock: string) => new Date(clock.length > 5 ? clock : `2026-08-14T${clock}:00Z`)
const when = (clock: string | null, fields: object = {}) =>
  clock ? { ...UNKNOWN, occurredAt: at(clock), precision: 'minute' as const, ...fields } : { ...UNKNOWN, ...fields }
const entry = (incidentId: string, clock: string | null, fields: object = {}) =>
  EntryInput.parse({ id: newId(), incidentId, text: clock ?? 'some time', ...when(clock), ...fields })
const edit = (fields: object) => EntryEdit.parse(fields)
const texts = async (incidentId: string) => (await listEntries(ines, incidentId)).map(({ text }) => text)

test('entries stand in the order in which they happened, whatever order they were written in', async () => {
  const { id } = await makeIncident(ines)
  await addEntry(ines, entry(id, '10:30'))
  await addEntry(ines, entry(id, null, { text: 'after 10:30' }))
  await addEntry(ines, entry(id, '10:10'))
  const [first] = await listEntries(ines, id)
  await addEntry(ines, entry(id, null, { text: 'after 10:10', afterId: first!.id }))
  await addEntry(ines, entry(id, null, { text: 'before all', afterId: null }))
  expect(await texts(id)).toEqual(['before all', '10:10', 'after 10:10', '10:30', 'after 10:30'])
})

test('an entry is found, to be edited, by who may write and sees it, in its own incident', async () => {
  const { id } = await makeIncident(ines)
  const own = await addEntry(ines, entry(id, '10:30'))
  expect(await findEntry(ines, id, own.id)).toMatchObject({ text: '10:30', version: 1 })
  await expect(findEntry(await makeMember('viewer', 'Reader'), id, own.id)).rejects.toThrow(Forbidden)
  await expect(findEntry(ines, (await makeIncident(ines)).id, own.id)).rejects.toThrow(NotFound)
  await editEntry(ines, edit({ id: own.id, version: 1, audience: 'restricted' }))
  expect(await findEntry(ines, id, own.id)).toMatchObject({ version: 2 })
  await expect(findEntry(outsider, id, own.id)).rejects.toThrow(NotFound)
  await deleteEntry(ines, { id: own.id, version: 2 })
  await expect(findEntry(ines, id, own.id)).rejects.toThrow(NotFound)
})

test('the incident repeats the milestones of its timeline after every edit, delete and undo', async () => {
  const { id, number } = await makeIncident(ines)
  const impact = await addEntry(ines, entry(id, '10:10', { milestone: 'impact_started' }))
  const resolved = await addEntry(ines, entry(id, '10:30', { milestone: 'resolved' }))
  expect(await getIncident(ines, number)).toMatchObject({
    impactStartedAt: at('10:10'),
    resolvedAt: at('10:30'),
    beganAt: at('10:10'),
  })
  await editEntry(ines, edit({ id: impact.id, version: 1, when: when('10:05') }))
  await editEntry(ines, edit({ id: resolved.id, version: 1, milestone: null }))
  expect(await getIncident(ines, number)).toMatchObject({ impactStartedAt: at('10:05'), resolvedAt: null })
  await deleteEntry(ines, { id: impact.id, version: 2 })
  expect(await getIncident(ines, number)).toMatchObject({ impactStartedAt: null })
  await restoreEntry(ines, impact.id)
  expect(await getIncident(ines, number)).toMatchObject({ impactStartedAt: at('10:05'), beganAt: at('10:05') })
  expect((await listActivity(ines, id)).map(({ kind }) => kind)).toEqual(['milestone_cleared', 'milestone_set', 'milestone_set'])
})

test('a deleted entry comes back to its place', async () => {
  const { id } = await makeIncident(ines)
  await addEntries(ines, id, [
    entry(id, '10:10'),
    entry(id, null, { text: 'first guess' }),
    entry(id, null, { text: 'second guess' }),
    entry(id, '10:20'),
  ])
  const guess = (await listEntries(ines, id))[1]!
  await deleteEntry(ines, { id: guess.id, version: 1 })
  await deleteEntry(ines, { id: guess.id, version: 1 })
  expect(await texts(id)).toEqual(['10:10', 'second guess', '10:20'])
  await expect(editEntry(ines, edit({ id: guess.id, version: 2, text: 'x' }))).rejects.toThrow(NotFound)
  await restoreEntry(ines, guess.id)
  expect(await texts(id)).toEqual(['10:10', 'first guess', 'second guess', '10:20'])
  expect((await listRevisions(ines, id, guess.id)).map(({ change }) => change)).toEqual(['restored', 'deleted', 'created'])
})

test('an entry can be moved only where its time does not settle its place', async () => {
  const { id } = await makeIncident(ines)
  await addEntries(ines, id, [
    entry(id, '10:10', { text: 'a' }),
    entry(id, '10:10', { text: 'b' }),
    entry(id, '10:11', { text: 'c' }),
  ])
  const [a, , c] = await listEntries(ines, id)
  await moveEntry(ines, { id: a!.id, direction: 'down' })
  expect(await texts(id)).toEqual(['b', 'a', 'c'])
  await expect(moveEntry(ines, { id: c!.id, direction: 'up' })).rejects.toThrow(Invalid)
  await moveEntry(ines, { id: a!.id, direction: 'up' })
  expect(await texts(id)).toEqual(['a', 'b', 'c'])
})

test('a hundred double clicks make one entry', async () => {
  const { id } = await makeIncident(ines)
  const same = entry(id, '10:10', { milestone: 'detected' })
  await Promise.all(Array.from({ length: 100 }, () => addEntry(ines, same)))
  expect(await listEntries(ines, id)).toHaveLength(1)
  expect(await listActivity(ines, id)).toHaveLength(1)
})

describe('two people edit one entry', () => {
  test('different fields: both stay', async () => {
    const { id } = await makeIncident(ines)
    const { id: entryId } = await addEntry(ines, entry(id, '10:10'))
    await editEntry(ines, edit({ id: entryId, version: 1, text: 'Release 4.18 deployed' }))
    await editEntry(ines, edit({ id: entryId, version: 1, when: when('10:12'), milestone: 'impact_started' }))
    expect((await listEntries(ines, id))[0]).toMatchObject({ text: 'Release 4.18 deployed', occurredAt: at('10:12'), version: 3 })
  })

  test('the same field: the second is shown what stands there, and nothing is overwritten', async () => {
    const { id } = await makeIncident(ines)
    const { id: entryId } = await addEntry(ines, entry(id, '10:10'))
    await editEntry(ines, edit({ id: entryId, version: 1, text: 'theirs' }))
    const mine = editEntry(ines, edit({ id: entryId, version: 1, text: 'mine' }))
    await expect(mine).rejects.toThrow(Conflict)
    await expect(mine).rejects.toMatchObject({ theirs: { text: 'theirs', version: 2 } })
    expect(await texts(id)).toEqual(['theirs'])
  })

  test('the beginning and the precision of one time belong together', async () => {
    const { id } = await makeIncident(ines)
    const { id: entryId } = await addEntry(ines, entry(id, '10:10'))
    await editEntry(ines, edit({ id: entryId, version: 1, when: when('10:12') }))
    const mine = editEntry(ines, edit({ id: entryId, version: 1, when: when('10:10', { isApproximate: true }) }))
    await expect(mine).rejects.toThrow(Conflict)
  })
})

test('an end before its beginning is refused with the field it belongs to', async () => {
  const { id } = await makeIncident(ines)
  const wrong = addEntry(ines, entry(id, '10:10', { endedAt: at('10:00') }))
  await expect(wrong).rejects.toThrow(Invalid)
  expect(await listEntries(ines, id)).toEqual([])
})

describe('the zone of an incident changes', () => {
  test('keeping the times as written moves the moments, and days stay days', async () => {
    const { id, number } = await makeIncident(ines, { timeZone: 'UTC' })
    await addEntries(ines, id, [
      entry(id, '10:10', { milestone: 'impact_started', endedAt: at('10:20') }),
      entry(id, '2026-08-15T00:00:00Z', { precision: 'day', text: 'the day after' }),
    ])
    await changeZone(ines, { id, version: 1, timeZone: 'Europe/Berlin', keep: 'clock' })
    const [first, second] = await listEntries(ines, id)
    expect(first).toMatchObject({ occurredAt: at('08:10'), endedAt: at('08:20') })
    expect(second).toMatchObject({ occurredAt: new Date('2026-08-14T22:00:00Z'), precision: 'day' })
    expect(await getIncident(ines, number)).toMatchObject({ timeZone: 'Europe/Berlin', impactStartedAt: at('08:10') })
  })

  test('keeping the moments changes only how they are shown, and days stay days', async () => {
    const { id } = await makeIncident(ines, { timeZone: 'UTC' })
    await addEntries(ines, id, [
      entry(id, '10:10'),
      entry(id, '2026-08-15T00:00:00Z', { precision: 'day', text: 'the day after' }),
    ])
    await changeZone(ines, { id, version: 1, timeZone: 'Europe/Berlin', keep: 'instants' })
    expect((await listEntries(ines, id)).map(({ occurredAt }) => occurredAt)).toEqual([
      at('10:10'),
      new Date('2026-08-14T22:00:00Z'),
    ])
  })

  test('a time that came twice is put at its other reading', async () => {
    const { id } = await makeIncident(ines)
    const { id: entryId } = await addEntry(ines, entry(id, '2026-10-25T00:30:00Z'))
    const words = 'Make it the second (UTC+1)'
    await mendFinding(ines, { incidentId: id, entries: [entryId], words }, at('10:00'))
    expect((await listEntries(ines, id))[0]).toMatchObject({ occurredAt: new Date('2026-10-25T01:30:00Z') })
  })
})

test('the timeline of a private incident is absent for everybody it does not name', async () => {
  const { id } = await makeIncident(ines, { isPrivate: true })
  const { id: entryId } = await addEntry(ines, entry(id, '10:10'))
  expect(await listEntries(outsider, id)).toEqual([])
  await expect(addEntry(outsider, entry(id, '10:10'))).rejects.toThrow(NotFound)
  await expect(addEntry(outsider, { ...entry(id, '10:10'), id: entryId })).rejects.toThrow(NotFound)
  await expect(editEntry(outsider, edit({ id: entryId, version: 1, text: 'x' }))).rejects.toThrow(NotFound)
  await expect(deleteEntry(outsider, { id: entryId, version: 1 })).rejects.toThrow(NotFound)
  await expect(restoreEntry(outsider, entryId)).rejects.toThrow(NotFound)
  await expect(moveEntry(outsider, { id: entryId, direction: 'up' })).rejects.toThrow(NotFound)
  const mend = { incidentId: id, entries: [entryId], words: 'Make it the second (UTC+1)' }
  await expect(mendFinding(outsider, mend, at('10:00'))).rejects.toThrow(NotFound)
  await expect(changeZone(outsider, { id, version: 1, timeZone: 'UTC', keep: 'clock' })).rejects.toThrow(NotFound)
})

test('whichever write of an edit fails, nothing of it is there', async () => {
  const { id } = await makeIncident(ines, { timeZone: 'UTC' })
  await addEntries(ines, id, [
    entry(id, '10:10', { milestone: 'impact_started' }),
    entry(id, null),
    entry(id, '10:30', { milestone: 'resolved' }),
  ])
  const [first] = await listEntries(ines, id)
  const look = async () => [
    await db().incident.findMany({ where: { id } }),
    await db().timelineEntry.findMany({ where: { incidentId: id }, orderBy: { id: 'asc' } }),
    await db().revision.findMany({ where: { incidentId: id }, orderBy: { id: 'asc' } }),
    await db().activity.findMany({ where: { incidentId: id }, orderBy: { sequence: 'asc' } }),
  ]
  const added = entry(id, '10:20', { milestone: 'mitigated' })
  const cases = [
    () => addEntry(ines, added),
    () => editEntry(ines, edit({ id: first!.id, version: 1, when: when('10:25'), milestone: 'detected' })),
    () => changeZone(ines, { id, version: 1, timeZone: 'Europe/Berlin', keep: 'clock' }),
    () => deleteEntry(ines, { id: added.id, version: 2 }),
  ]
  for (const work of cases) {
    const { tries, changed } = await failAtEveryWrite(work, look)
    expect(tries).toBeGreaterThan(2)
    expect(changed).toBe(0)
  }
})

test('a kind and a star are edits like others: with revisions, and beside what somebody else changes meanwhile', async () => {
  const { id } = await makeIncident(ines)
  const { id: entryId } = await addEntry(ines, entry(id, '10:10', { kind: 'alert' }))
  await editEntry(ines, edit({ id: entryId, version: 1, text: 'The pager rings' }))
  await editEntry(ines, edit({ id: entryId, version: 1, isStarred: true, kind: 'message' }))
  await editEntry(ines, edit({ id: entryId, version: 3, isStarred: true }))
  expect(await listEntries(ines, id)).toMatchObject([{ text: 'The pager rings', kind: 'message', isStarred: true, version: 3 }])
  await editEntry(ines, edit({ id: entryId, version: 3, isStarred: false }))
  const [newest, starred] = await listRevisions(ines, id)
  expect(newest?.content.isStarred).toBeNull()
  expect(starred?.content).toMatchObject({ isStarred: true, kind: 'message' })
})
