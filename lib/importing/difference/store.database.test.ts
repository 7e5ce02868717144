import { expect, test } from 'vitest'
import { makeMember } from '@/tests/support/builders'
import type { MemberActor } from '../../access/actor'
import { listActivity } from '../../activity/store'
import { editIncident } from '../../incidents/edit.store'
import { IncidentEdit } from '../../incidents/schema'
import { getIncident } from '../../incidents/store'
import { addLesson, listLessons } from '../../lessons/store'
import { db } from '../../platform/db/client'
import { Conflict, NotFound } from '../../platform/errors'
import { newId } from '../../platform/ids'
import { editSection, listSections } from '../../sections/store'
import { editEntry, listEntries } from '../../timeline/store'
import { acceptImport } from '../accept.store'
import { saveSource } from '../store'
import { getDifference, takeDifference } from './store'

const DOCUMENT = `# Shop down on 2024-03-01

**Severity:** SEV-2

## Summary

The disk of the shop was full.

## Timeline (UTC)

- 10:00 Impact started
- 10:10 The disk of the first node was emptied
- 10:30 Services fully restored

## Root cause

- Nobody watched the disk

## Action items

- [ ] Add an alert for full disks. Owner: @ines
- [ ] Write a test for the queue

## What went well

- The rollback was quick
`

/** A document that was accepted, and the means to send another version of it. */
async function accepted(actor: MemberActor, document = DOCUMENT) {
  const path = `docs/${newId()}.md`
  const mark = `<!-- ${newId()} -->\n\n`
  const send = (text: string) =>
    saveSource(actor, { name: 'shop.md', bytes: new TextEncoder().encode(mark + text) }, { from: { origin: 'folder', path } })
  const { id } = await send(document)
  const [made] = await acceptImport(actor, id)
  return { send, number: made?.number ?? 0, incidentId: made?.id ?? '' }
}

const changesOf = async (actor: MemberActor, id: string) =>
  (await getDifference(actor, id)).incidents.flatMap(({ changes }) => changes)

test('a newer version that says the same in other bytes differs in nothing', async () => {
  const ines = await makeMember()
  const { send } = await accepted(ines)
  const { id, news } = await send(`${DOCUMENT}\n\n`)
  expect(news).toBe('changed')
  expect(await changesOf(ines, id)).toEqual([])
})

test('all that a newer version says otherwise is taken in one go, with revisions and the activity told', async () => {
  const ines = await makeMember()
  const { send, number, incidentId } = await accepted(ines)
  const newer = DOCUMENT.replace('The disk of the shop was full.', 'The disk of the shop was full for an hour.')
    .replace('10:10 The disk of the first node was emptied', '10:12 The disk of the first node was emptied')
    .replace('- 10:30', '- 10:20 The queue was drained by hand\n- 10:30')
    .replace('- Nobody watched the disk', '- Nobody watched the disk\n- The log grew without a bound')
    .replace('- [ ] Write a test for the queue', '- [x] Write a test for the queue\n- [ ] Rotate the logs every day')
    .replace('- The rollback was quick\n', '')
    .replace('SEV-2', 'SEV-1')
  const { id } = await send(newer)
  const changes = await changesOf(ines, id)
  expect(changes.every(({ conflict }) => conflict === null)).toBe(true)
  const revisions = await db().revision.count({ where: { incidentId } })
  expect(
    await takeDifference(
      ines,
      id,
      changes.map(({ key }) => key),
    ),
  ).toEqual([number])
  const incident = await getIncident(ines, number)
  expect(incident.severity).toBe('SEV1')
  expect((await listSections(ines, incidentId)).find(({ key }) => key === 'summary')?.body).toBe(
    'The disk of the shop was full for an hour.',
  )
  expect(
    (await listEntries(ines, incidentId)).map(({ occurredAt, text }) => `${occurredAt?.toISOString().slice(11, 16)} ${text}`),
  ).toEqual([
    '10:00 Impact started',
    '10:12 The disk of the first node was emptied',
    '10:20 The queue was drained by hand',
    '10:30 Services fully restored',
  ])
  const actions = await db().correctiveAction.findMany({ where: { incidentId, deletedAt: null }, orderBy: { number: 'asc' } })
  expect(actions.map(({ title, state }) => [title, state])).toEqual([
    ['Add an alert for full disks.', 'open'],
    ['Write a test for the queue', 'done'],
    ['Rotate the logs every day', 'open'],
  ])
  expect(await listLessons(ines, incidentId)).toEqual([])
  expect(await db().revision.count({ where: { incidentId } })).toBeGreaterThanOrEqual(revisions + 7)
  expect((await listActivity(ines, incidentId)).some(({ kind }) => kind === 'source_taken')).toBe(true)
  await expect(getDifference(ines, id)).rejects.toThrow(NotFound)
  expect(await send(newer)).toMatchObject({ id, news: 'same' })
  const { id: third } = await send(newer.replace('for an hour', 'for two hours'))
  expect((await changesOf(ines, third)).map(({ kind, fields }) => [kind, fields])).toEqual([['section', ['body']]])
})

test('a zone that the source states otherwise is offered with the moments it moves, and taken with them', async () => {
  const ines = await makeMember()
  const document = DOCUMENT.replace('(UTC)', '(New York time)').replace(
    '- 10:30',
    '- 2024-03-02 A review was held\n- 2024-03-01 10:30',
  )
  const { send, number, incidentId } = await accepted(ines, document)
  expect((await getIncident(ines, number)).timeZone).toBe('America/New_York')
  const { id } = await send(document.replace('(New York time)', '(Tokyo time)').replace('a review', 'The review'))
  const changes = await changesOf(ines, id)
  expect(changes.map(({ kind, after, conflict }) => [kind, after?.name ?? null, conflict])).toEqual([
    ['fact', 'timeZone', null],
    ...Array.from({ length: 4 }, () => ['entry', null, null]),
  ])
  await takeDifference(
    ines,
    id,
    changes.map(({ key }) => key),
  )
  expect((await getIncident(ines, number)).timeZone).toBe('Asia/Tokyo')
  expect(
    (await listEntries(ines, incidentId)).map(({ occurredAt, text }) => [occurredAt?.toISOString().slice(0, 16), text]),
  ).toEqual([
    ['2024-03-01T01:00', 'Impact started'],
    ['2024-03-01T01:10', 'The disk of the first node was emptied'],
    ['2024-03-01T01:30', 'Services fully restored'],
    ['2024-03-01T15:00', 'A review was held'],
  ])
})

test('what was changed here stays unless somebody chooses otherwise, and what is not chosen is not taken', async () => {
  const ines = await makeMember()
  const { send, number, incidentId } = await accepted(ines)
  const incident = await getIncident(ines, number)
  await editIncident(ines, IncidentEdit.parse({ id: incident.id, version: incident.version, title: 'Renamed here' }))
  const summary = (await listSections(ines, incidentId)).find(({ key }) => key === 'summary')
  await editSection(ines, { id: summary?.id ?? '', version: summary?.version ?? 1, body: 'Rewritten here.' })
  await addLesson(ines, { id: newId(), incidentId, kind: 'learned', text: 'Written here alone' })
  const { id } = await send(
    DOCUMENT.replace('# Shop down', '# The shop was down')
      .replace('The disk of the shop was full.', 'Rewritten in the source.')
      .replace('- 10:00 Impact started', '- 10:01 Impact started'),
  )
  const changes = await changesOf(ines, id)
  expect(changes.map(({ kind, conflict }) => [kind, conflict])).toEqual([
    ['fact', 'changed_here'],
    ['section', 'changed_here'],
    ['entry', null],
  ])
  const [, section, entry] = changes.map(({ key }) => key)
  await takeDifference(ines, id, [section ?? '', entry ?? ''])
  expect((await getIncident(ines, number)).title).toBe('Renamed here')
  expect((await listSections(ines, incidentId)).find(({ key }) => key === 'summary')?.body).toBe('Rewritten in the source.')
  expect((await getIncident(ines, number)).impactStartedAt).toEqual(new Date('2024-03-01T10:01Z'))
  expect((await listLessons(ines, incidentId)).map(({ text }) => text)).toContain('Written here alone')
})

test('a difference that is another one by now is not taken, not even in part', async () => {
  const ines = await makeMember()
  const { send, incidentId } = await accepted(ines)
  const { id } = await send(
    DOCUMENT.replace('10:00 Impact', '10:01 Impact').replace(
      'The disk of the shop was full.',
      'The disk of the shop was too small.',
    ),
  )
  const keys = (await changesOf(ines, id)).map(({ key }) => key)
  const entry = (await listEntries(ines, incidentId))[0]
  await editEntry(ines, { id: entry?.id ?? '', version: entry?.version ?? 1, text: 'Impact was seen' })
  await expect(takeDifference(ines, id, keys)).rejects.toThrow(Conflict)
  expect((await listSections(ines, incidentId)).find(({ key }) => key === 'summary')?.body).toBe('The disk of the shop was full.')
  await takeDifference(ines, id, [])
  await expect(takeDifference(ines, id, [])).rejects.toThrow(NotFound)
})

test('a difference is there for whoever may see the incident and brought the newer version', async () => {
  const [ines, tomas] = [await makeMember(), await makeMember()]
  const { send } = await accepted(ines)
  const { id } = await send(DOCUMENT.replace('10:00', '10:01'))
  await expect(getDifference(tomas, id)).rejects.toThrow(NotFound)
  await expect(takeDifference(tomas, id, [])).rejects.toThrow(NotFound)
  await expect(getDifference(ines, newId())).rejects.toThrow(NotFound)
})

test('of a log of several incidents each is compared with its own, and a new one waits as a draft', async () => {
  const ines = await makeMember()
  const log = (first: string, more = '') =>
    `# Log\n\n## Incident on 2024-03-01\n\n${first}\n\n## Incident on 2024-04-01\n\nThe queue was full.\n${more}`
  const { send } = await accepted(ines, log('The disk was full.'))
  const { id } = await send(log('The disk was too small.', '\n## Incident on 2024-05-01\n\nThe cache was cold.\n'))
  const { incidents, added } = await getDifference(ines, id)
  expect(incidents.map(({ changes }) => changes.length)).toEqual([1, 0])
  expect(added).toBe(1)
  await takeDifference(
    ines,
    id,
    incidents.flatMap(({ changes }) => changes.map(({ key }) => key)),
  )
  expect(await acceptImport(ines, id)).toHaveLength(3)
})
