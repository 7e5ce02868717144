import { beforeAll, beforeEach, expect, test } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import { makeIncident, makeMember } from '@/tests/support/builders'
import type { MemberActor } from '../access/actor'
import { editIncident } from '../incidents/edit.store'
import { IncidentEdit } from '../incidents/schema'
import { getIncident } from '../incidents/store'
import { db } from '../platform/db/client'
import { newId } from '../platform/ids'
import { restorePoint } from '../postmortems/restore-point.store'
import { listBetween } from '../revisions/between.store'
import { addSection, deleteSection, editSection, listSections } from '../sections/store'
import { openTogether, pushUpdate } from '../sections/together/store'
import { EntryEdit, EntryInput, UNKNOWN } from '../timeline/schema'
import { addEntry, editEntry, listEntries } from '../timeline/store'
import { answerReview } from './answer.store'
import { movePostmortem } from './move.store'
import { listPoints } from './points.store'
import { readReview } from './store'

let ines: MemberActor
let ravi: MemberActor
beforeAll(async () => {
  await db().instance.create({ data: { id: newId() } })
  ines = await makeMember('editor', 'Ines')
  ravi = await makeMember('editor', 'Ravi')
})

let incident: { id: string; number: number }
let sectionId: string
let entryId: string
beforeEach(async () => {
  incident = await makeIncident(ines)
  sectionId = (await addSection(ines, { id: newId(), incidentId: incident.id, title: 'Impact', body: 'Orders failed.' })).id
  entryId = newId()
  await addEntry(ines, EntryInput.parse({ id: entryId, incidentId: incident.id, text: 'Alert', ...UNKNOWN }))
})

const write = async (body: string) => {
  const { version } = await db().section.findUniqueOrThrow({ where: { id: sectionId }, select: { version: true } })
  await editSection(ines, { id: sectionId, version, body })
}
const move = async (postmortemState: 'in_review' | 'published') =>
  movePostmortem(ines, { id: incident.id, version: (await getIncident(ines, incident.number)).version, postmortemState })
const approve = async () => {
  const { wordingHash } = await readReview(ravi, incident.id)
  await answerReview(ravi, { id: newId(), incidentId: incident.id, answer: 'approved', note: '', wordingHash })
}
const since = async (from: Date, until: Date | null = null, actor = ines) =>
  (await listBetween(actor, incident.id, from, until))
    .filter(({ subject }) => subject !== 'incident')
    .map(({ before, after }) => [text(before?.content), text(after?.content)])
const text = (content: Record<string, unknown> | undefined) => content?.body ?? content?.text ?? null

test('what changed since a postmortem went into review, was approved and was published is told exactly', async () => {
  await move('in_review')
  await write('Orders failed for an hour.')
  await approve()
  await editEntry(ines, EntryEdit.parse({ id: entryId, version: 1, text: 'The alert came' }))
  await move('published')
  await addSection(ines, { id: newId(), incidentId: incident.id, title: 'Later', body: 'A refund was paid.' })
  const points = await listPoints(ravi, incident.id)
  expect(points.map(({ kind, by }) => [kind, by])).toEqual([
    ['published', 'Ines'],
    ['approved', 'Ravi'],
    ['in_review', 'Ines'],
  ])
  const [published, approved, review] = points.map(({ at }) => at) as [Date, Date, Date]
  const later = [null, 'A refund was paid.']
  const entry = ['Alert', 'The alert came']
  const section = ['Orders failed.', 'Orders failed for an hour.']
  expect(await since(published)).toEqual([later])
  expect(await since(approved)).toEqual([later, entry])
  expect(await since(review)).toEqual([section, later, entry])
  expect(await since(review, approved)).toEqual([section])
})

test('what is typed together after an approval does not slip into what was approved', async () => {
  const typed = async (words: string) => {
    const { id, state } = await openTogether(ines, sectionId)
    const doc = new Doc()
    applyUpdate(doc, state)
    const had = encodeStateVector(doc)
    doc.getText('body').insert(0, words)
    await pushUpdate(ines, { sectionId, documentId: id, update: encodeStateAsUpdate(doc, had) })
  }
  await approve()
  await typed('Many ')
  await approve()
  await typed('Very ')
  const [approved] = await listPoints(ines, incident.id)
  expect(await since(approved!.at)).toEqual([['Many Orders failed.', 'Very Many Orders failed.']])
})

test('what was ever restricted is in nobody’s difference but that of the named, and a private incident in nobody else’s', async () => {
  const from = new Date(0)
  await editSection(ines, { id: sectionId, version: 1, audience: 'restricted' })
  expect(await since(from, null, ravi)).toEqual([[null, 'Alert']])
  expect(await since(from)).toHaveLength(2)
  await editIncident(ines, IncidentEdit.parse({ id: incident.id, version: 1, isPrivate: true }))
  expect(await since(from, null, ravi)).toEqual([])
  expect(await listPoints(ravi, incident.id)).toEqual([])
})

test('a whole postmortem is brought back to a point, and what is new since then stays', async () => {
  await move('in_review')
  const [review] = await listPoints(ines, incident.id)
  await write('Nothing happened.')
  await editEntry(ines, EntryEdit.parse({ id: entryId, version: 1, text: 'No alert' }))
  await deleteSection(ines, { id: sectionId, version: 2 })
  const { id: added } = await addSection(ines, { id: newId(), incidentId: incident.id, title: 'New', body: 'It stays.' })
  await expect(restorePoint(ravi, { incidentId: incident.id, at: review!.at, seenAt: review!.at })).rejects.toThrow(
    'Somebody changed the postmortem',
  )
  expect(await listSections(ines, incident.id)).toHaveLength(1)
  expect(await restorePoint(ravi, { incidentId: incident.id, at: review!.at, seenAt: new Date() })).toBe(2)
  expect(await listSections(ines, incident.id)).toMatchObject([
    { id: sectionId, body: 'Orders failed.' },
    { id: added, body: 'It stays.' },
  ])
  expect(await listEntries(ines, incident.id)).toMatchObject([{ text: 'Alert' }])
})
