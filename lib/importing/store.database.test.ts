import { expect, test } from 'vitest'
import { makeMember } from '@/tests/support/builders'
import { nobody, systemActor } from '../access/actor'
import { listActivity } from '../activity/store'
import { listCauses } from '../causes/store'
import { editIncident } from '../incidents/edit.store'
import { IncidentEdit } from '../incidents/schema'
import { getIncident, restoreIncident } from '../incidents/store'
import { listLessons } from '../lessons/store'
import { db } from '../platform/db/client'
import { Conflict, Forbidden, Invalid, NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import { listSections } from '../sections/store'
import { listEntries } from '../timeline/store'
import { acceptImport, undoAccept } from './accept.store'
import { loadExamples } from './examples.store'
import { discardImport, editDraft, getImport, getOriginal, listSources, listWaiting, restoreImport, saveSource } from './store'

const file = (text: string, name = 'shop.md') => ({ name, bytes: new TextEncoder().encode(`${text}\n<!-- ${newId()} -->\n`) })
const WHOLE = `---
tags: [Checkout]
---
# Shop down on 2024-03-01

**Severity:** SEV-2

## Timeline (CET)

- 10:00 Impact started
- 10:30 Services fully restored

## Root cause

- A full disk

## Action items

- [x] Add an alert. Owner: @ines
- Write a test by 2024-05-01 https://example.org/issues/12

## What went well

- The rollback
`
const TWO = '# Log\n\n## Incident on 2024-03-01\n\nThe disk was full.\n\n## Incident on 2024-04-01\n\nThe queue was full.\n'

test('an accepted document is an incident with everything it said', async () => {
  const ines = await makeMember('editor', 'Ines')
  const { id, isNew } = await saveSource(ines, file(WHOLE))
  expect(isNew).toBe(true)
  const [made] = await acceptImport(ines, id)
  const incident = await getIncident(ines, made?.number ?? 0)
  expect(incident).toMatchObject({
    title: 'Shop down on 2024-03-01',
    severity: 'SEV2',
    timeZone: 'Europe/Berlin',
    timeZoneAssumed: false,
    tags: ['checkout'],
    impactStartedAt: new Date('2024-03-01T09:00Z'),
    resolvedAt: new Date('2024-03-01T09:30Z'),
  })
  expect((await listEntries(ines, incident.id)).map(({ text, milestone }) => [text, milestone])).toEqual([
    ['Impact started', 'impact_started'],
    ['Services fully restored', 'resolved'],
  ])
  expect((await listCauses(ines, incident.id)).map(({ text }) => text)).toEqual(['A full disk'])
  expect((await listLessons(ines, incident.id)).map(({ kind, text }) => [kind, text])).toEqual([['went_well', 'The rollback']])
  const actions = await db().correctiveAction.findMany({ where: { incidentId: incident.id }, orderBy: { number: 'asc' } })
  expect(actions).toMatchObject([
    { title: 'Add an alert.', state: 'done', ownerAsWritten: '@ines' },
    { state: 'open', dueOn: new Date('2024-05-01'), ticketUrl: 'https://example.org/issues/12' },
  ])
  expect((await listSections(ines, incident.id)).map(({ key }) => key)).toContain('summary')
  expect((await listActivity(ines, incident.id)).some(({ kind }) => kind === 'imported')).toBe(true)
  expect(await db().revision.count({ where: { incidentId: incident.id } })).toBeGreaterThanOrEqual(8)
  expect(await listSources(ines, incident.id)).toMatchObject([{ id, name: 'shop.md' }])
})

test('the original stays as it came, byte for byte', async () => {
  const ines = await makeMember()
  const odd = {
    name: '../odd\u202e.md',
    bytes: Uint8Array.of(0xef, 0xbb, 0xbf, ...new TextEncoder().encode('# Shop down\r\n\r\ndonâ€™t\r\n')),
  }
  const { id, name } = await saveSource(ines, odd)
  expect(name).toBe('odd.md')
  expect(Buffer.compare(Buffer.from((await getOriginal(ines, id)).bytes), Buffer.from(odd.bytes))).toBe(0)
  expect((await getImport(ines, id)).text).toContain('don’t')
})

test('the same bytes again are the same import, however often and at once they are sent', async () => {
  const ines = await makeMember()
  const same = file(WHOLE)
  const saved = await Promise.all(Array.from({ length: 8 }, () => saveSource(ines, same)))
  expect(new Set(saved.map(({ id }) => id)).size).toBe(1)
  expect(saved.filter(({ isNew }) => isNew)).toHaveLength(1)
  expect((await listWaiting(ines)).map(({ id }) => id)).toEqual([saved[0]?.id])
})

test('accepting many times at once makes each incident once', async () => {
  const ines = await makeMember()
  const { id } = await saveSource(ines, file(TWO))
  const accepted = await Promise.all(Array.from({ length: 6 }, () => acceptImport(ines, id)))
  expect(new Set(accepted.flat().map(({ number }) => number)).size).toBe(2)
  expect(await db().importedIncident.count({ where: { sourceId: id } })).toBe(2)
  expect(await listWaiting(ines)).toEqual([])
})

test('one of several incidents may be accepted, and the draft waits for the rest', async () => {
  const ines = await makeMember()
  const { id } = await saveSource(ines, file(TWO))
  const [second] = await acceptImport(ines, id, { ordinals: [1] })
  expect((await getImport(ines, id)).incidents).toMatchObject([{ ordinal: 1, number: second?.number }])
  expect((await getImport(ines, id)).acceptedAt).toBeNull()
  await acceptImport(ines, id, { ordinals: [0] })
  expect((await getImport(ines, id)).acceptedAt).not.toBeNull()
  await expect(acceptImport(ines, id, { ordinals: [7] })).rejects.toThrow(Invalid)
})

test('an import that breaks in the middle leaves nothing', async () => {
  const ines = await makeMember()
  const { id } = await saveSource(ines, file(TWO))
  const { draft, version } = await getImport(ines, id)
  const broken = draft.incidents.map((incident, at) =>
    at === 1 ? { ...incident, title: 'x', timeZone: { ...incident.timeZone, iana: 'No/Where' } } : incident,
  )
  await editDraft(ines, id, version, { ...draft, incidents: broken })
  const before = await db().incident.count()
  await expect(acceptImport(ines, id)).rejects.toThrow()
  expect(await db().incident.count()).toBe(before)
  expect(await db().importedIncident.count({ where: { sourceId: id } })).toBe(0)
})

test('a draft is edited under its version, and what a person changed is what is stored', async () => {
  const ines = await makeMember()
  const { id } = await saveSource(ines, file(WHOLE))
  const { draft, version } = await getImport(ines, id)
  const [incident] = draft.incidents
  if (!incident) throw new Error('no incident')
  const edited = {
    ...draft,
    incidents: [{ ...incident, title: 'Renamed', timeline: incident.timeline.map((entry) => ({ ...entry, milestone: null })) }],
  }
  await editDraft(ines, id, version, edited)
  await expect(editDraft(ines, id, version, draft)).rejects.toThrow(Conflict)
  await expect(acceptImport(ines, id, { version })).rejects.toThrow(Conflict)
  const [made] = await acceptImport(ines, id, { version: version + 1 })
  expect(await getIncident(ines, made?.number ?? 0)).toMatchObject({ title: 'Renamed', resolvedAt: null })
  await expect(editDraft(ines, id, version + 2, draft)).rejects.toThrow(Conflict)
})

test('a discarded draft comes back, and its bytes may be read anew meanwhile', async () => {
  const ines = await makeMember()
  const same = file(WHOLE)
  const { id } = await saveSource(ines, same)
  await discardImport(ines, id)
  expect(await listWaiting(ines)).toEqual([])
  await expect(acceptImport(ines, id)).rejects.toThrow(Conflict)
  expect((await saveSource(ines, same)).id).not.toBe(id)
  await restoreImport(ines, id)
  expect((await listWaiting(ines)).map((one) => one.id)).toContain(id)
})

test('a draft is its importer’s, a document is hidden with any of its incidents, and a viewer imports nothing', async () => {
  const ines = await makeMember('editor')
  const tomas = await makeMember('editor')
  const viewer = await makeMember('viewer')
  const { id } = await saveSource(ines, file(TWO))
  await expect(getImport(tomas, id)).rejects.toThrow(NotFound)
  await expect(getOriginal(nobody, id)).rejects.toThrow(NotFound)
  await expect(saveSource(viewer, file(TWO))).rejects.toThrow(Forbidden)
  const [first] = await acceptImport(ines, id)
  expect((await getOriginal(viewer, id)).name).toBe('shop.md')
  const incident = await getIncident(ines, first?.number ?? 0)
  await editIncident(ines, IncidentEdit.parse({ id: incident.id, version: incident.version, isPrivate: true }))
  await expect(getOriginal(viewer, id)).rejects.toThrow(NotFound)
  expect((await getOriginal(ines, id)).name).toBe('shop.md')
})

test('the examples fill an empty instance, once', async () => {
  const numbers = await loadExamples(systemActor)
  expect(numbers).toHaveLength(7)
  expect(await loadExamples(systemActor)).toEqual(numbers)
})

test('accepting is taken back: the incident is deleted and can be brought back, the draft waits again', async () => {
  const ines = await makeMember()
  const { id } = await saveSource(ines, file(TWO))
  const [first, second] = await acceptImport(ines, id)
  expect(await undoAccept(ines, id, second?.id ?? '')).toEqual({ ordinal: 1, number: second?.number })
  await expect(getIncident(ines, second?.number ?? 0)).rejects.toThrow(NotFound)
  const draft = await getImport(ines, id)
  expect(draft).toMatchObject({ acceptedAt: null, incidents: [{ ordinal: 0, id: first?.id }] })
  await restoreIncident(ines, second?.id ?? '')
  const again = await acceptImport(ines, id)
  expect(again.map(({ ordinal }) => ordinal)).toEqual([0, 1])
  expect(again[1]?.id).not.toBe(second?.id)
})

test('only who may decide on a draft takes its acceptance back', async () => {
  const ines = await makeMember()
  const other = await makeMember()
  const { id } = await saveSource(ines, file(WHOLE))
  const [made] = await acceptImport(ines, id)
  await expect(undoAccept(other, id, made?.id ?? '')).rejects.toThrow(NotFound)
  await expect(undoAccept(await makeMember('viewer'), id, made?.id ?? '')).rejects.toThrow(Forbidden)
  expect(await getIncident(other, made?.number ?? 0)).toMatchObject({ id: made?.id })
})
