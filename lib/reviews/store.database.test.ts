import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { makeIncident, makeMember } from '@/tests/support/builders'
import { addCause } from '../causes/store'
import { createAction } from '../corrective-actions/store'
import { getIncident } from '../incidents/store'
import { db } from '../platform/db/client'
import type { Severity } from '../platform/db/generated/enums'
import { Conflict, Forbidden, Invalid, NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import { addSection, editSection } from '../sections/store'
import { answerReview, askForReview } from './answer.store'
import { movePostmortem } from './move.store'
import { GRADES } from './rules'
import { readNeeds, saveNeeds } from './settings.store'
import { readReview } from './store'

let ines: MemberActor
let ravi: MemberActor
let vera: MemberActor
let admin: MemberActor
beforeAll(async () => {
  await db().instance.create({ data: { id: newId() } })
  ines = await makeMember('editor', 'Ines')
  ravi = await makeMember('editor', 'Ravi')
  vera = await makeMember('viewer', 'Vera')
  admin = await makeMember('admin', 'Ada')
})

let incident: { id: string; number: number }
let sectionId: string
beforeEach(async () => {
  incident = await makeIncident(ines)
  const summary = { id: newId(), incidentId: incident.id, title: 'Summary', key: 'summary', body: 'Orders failed for an hour.' }
  sectionId = (await addSection(ines, summary)).id
})

const grade = (severity: Severity | null) => db().incident.update({ where: { id: incident.id }, data: { severity } })
const standing = () => getIncident(ines, incident.number)
const ask = async (memberIds: string[], by = ines) =>
  askForReview(by, { incidentId: incident.id, version: (await standing()).version, memberIds })
const publish = async (by = ines) =>
  movePostmortem(by, { id: incident.id, version: (await standing()).version, postmortemState: 'published' })
const answer = async (by: MemberActor, said: 'approved' | 'changes_asked' = 'approved', note = '') => {
  const { wordingHash } = await readReview(by, incident.id)
  await answerReview(by, { id: newId(), incidentId: incident.id, answer: said, note, wordingHash })
}
const write = async (body: string) => {
  const { version } = await db().section.findUniqueOrThrow({ where: { id: sectionId }, select: { version: true } })
  await editSection(ines, { id: sectionId, version, body })
}

test('asking somebody by name puts a draft in review, names them as reviewer and tells them alone', async () => {
  await ask([ravi.memberId])
  expect(await standing()).toMatchObject({ postmortemState: 'in_review' })
  expect((await readReview(vera, incident.id)).reviewers).toMatchObject([{ name: 'Ravi', answer: null }])
  const notices = await db().notice.findMany({ where: { incidentId: incident.id } })
  expect(notices).toMatchObject([{ kind: 'review_asked', toldId: ravi.memberId, memberId: ines.memberId }])
})

test('nobody is asked who wrote it, who only reads, or who is not there', async () => {
  for (const memberId of [ines.memberId, vera.memberId, newId()]) await expect(ask([memberId])).rejects.toThrow(Invalid)
  await expect(ask([])).rejects.toThrow(Invalid)
  await expect(ask([ravi.memberId], vera)).rejects.toThrow(Forbidden)
  expect(await standing()).toMatchObject({ postmortemState: 'draft' })
})

test('a SEV2 is published with one approval of its text by somebody who did not write it, and not before', async () => {
  await grade('SEV2')
  await expect(publish()).rejects.toThrow(/no approval/)
  await expect(answer(ines)).rejects.toThrow(/author/)
  await ask([ravi.memberId])
  await answer(ravi)
  await publish()
  expect(await standing()).toMatchObject({ postmortemState: 'published' })
})

test('a SEV3, and what nobody graded, is published without asking anybody', async () => {
  await grade('SEV3')
  await publish()
  await movePostmortem(ines, { id: incident.id, version: (await standing()).version, postmortemState: 'draft' })
  await grade(null)
  await publish()
})

test('an approval outlives a comma and not a word', async () => {
  await grade('SEV1')
  await answer(ravi)
  await write('**Orders** failed, for an hour.')
  expect((await readReview(ines, incident.id)).reviewers).toMatchObject([{ name: 'Ravi', isEarlier: false }])
  await write('Orders did not fail for an hour.')
  expect((await readReview(ines, incident.id)).reviewers).toMatchObject([{ answer: 'approved', isEarlier: true }])
  await expect(publish()).rejects.toThrow(/no approval of its text as it stands/)
  await write('Orders failed for an hour.')
  await publish()
})

test('asking for changes holds a SEV1 up until the one who asked approves or is no reviewer any more', async () => {
  await grade('SEV1')
  await answer(admin)
  await answer(ravi, 'changes_asked', 'Say how many orders.')
  await expect(publish()).rejects.toThrow(/Ravi asked for changes/)
  await write('412 orders failed for an hour.')
  await answer(admin)
  await expect(publish()).rejects.toThrow(/Ravi asked for changes/)
  await answer(ravi)
  await publish()
})

test('an answer to a text that became another one meanwhile is no answer to it', async () => {
  const { wordingHash } = await readReview(ravi, incident.id)
  await write('Nothing happened.')
  const late = { id: newId(), incidentId: incident.id, answer: 'approved' as const, note: '', wordingHash }
  await expect(answerReview(ravi, late)).rejects.toThrow(Conflict)
})

test('an answer sent twice is one answer', async () => {
  const { wordingHash } = await readReview(ravi, incident.id)
  const one = { id: newId(), incidentId: incident.id, answer: 'approved' as const, note: '', wordingHash }
  await Promise.all([answerReview(ravi, one), answerReview(ravi, one)])
  expect(await db().review.count({ where: { incidentId: incident.id } })).toBe(1)
})

test('edits of what is restricted leave an approval as it is, and tell nobody that there were any', async () => {
  const secret = { id: newId(), incidentId: incident.id, title: 'Who', body: 'Bob', audience: 'restricted' as const }
  await addSection(ines, secret)
  const before = await readReview(vera, incident.id)
  await editSection(ines, { id: secret.id, version: 1, body: 'Not Bob' })
  expect(await readReview(vera, incident.id)).toEqual(before)
})

test('the checklist ticks itself when its state is true, and says where to mend what is open', async () => {
  const causeId = newId()
  await addCause(ines, { id: causeId, incidentId: incident.id, kind: 'trigger', text: 'A push', entryIds: [] })
  const action = await createAction(ines, { id: newId(), incidentId: incident.id, title: 'Test the push', causeIds: [] })
  const items = async () =>
    Object.fromEntries((await readReview(ines, incident.id)).checklist.map(({ words, gaps }) => [words, gaps]))
  expect(await items()).toMatchObject({
    'The summary is written': [],
    'Each cause is covered': [{ words: 'A push', href: `/incidents/${incident.number}#cause-${causeId}` }],
    'Each action has an owner': [{ words: `ACT-${action.number} Test the push` }],
    'Each action is bound to a check': [{ href: `/incidents/${incident.number}/corrective-actions/${action.number}` }],
  })
  await db().correctiveAction.update({ where: { id: action.id }, data: { ownerId: ravi.memberId, type: 'prevent' } })
  await db().causeAction.create({ data: { causeId, actionId: action.id } })
  expect(await items()).toMatchObject({ 'Each cause is covered': [], 'Each action has an owner': [] })
})

test('an admin says what publishing needs, and it is asked for', async () => {
  const none = Object.fromEntries(GRADES.map((key) => [key, { approvals: 0, checklist: false }])) as Awaited<
    ReturnType<typeof readNeeds>
  >
  await expect(saveNeeds(ines, none)).rejects.toThrow(Forbidden)
  const before = await readNeeds(ines)
  await saveNeeds(admin, { ...none, SEV3: { approvals: 0, checklist: true } })
  await grade('SEV1')
  expect((await readReview(ines, incident.id)).missing).toEqual([])
  await grade('SEV3')
  await expect(publish()).rejects.toThrow(/checklist is not whole: the milestones are set/)
  await saveNeeds(admin, before)
})

test('the review of a private incident is absent for everybody it does not name', async () => {
  await db().incident.update({ where: { id: incident.id }, data: { isPrivate: true } })
  await expect(readReview(ravi, incident.id)).rejects.toThrow(NotFound)
  const approval = { answer: 'approved' as const, note: '', wordingHash: '0'.repeat(64) }
  await expect(answerReview(ravi, { id: newId(), incidentId: incident.id, ...approval })).rejects.toThrow(NotFound)
  await expect(ask([admin.memberId], ravi)).rejects.toThrow(NotFound)
  await expect(publish(ravi)).rejects.toThrow(NotFound)
})
