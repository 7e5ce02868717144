import { expect, test } from 'vitest'
import { type MemberActor, systemActor } from '@/lib/access/actor'
import { db } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/ids'
import { makeIncident, makeMember } from '@/tests/support/builders'
import { waive } from '@/tests/support/checks'
import { getAction } from './list.store'
import { moveAction } from './state.store'
import { createAction, deleteAction, editAction } from './store'
import { answerWaiver, askForWaiver, endWaiver, expireWaivers, listApprovers, listWaiversToAnswer } from './waivers.store'

const NOW = new Date('2026-08-14T12:00:00Z')

async function makeOwned(owner: MemberActor, fields: { isPrivate?: boolean } = {}) {
  const incident = await makeIncident(owner, fields)
  const title = 'Accept the old names'
  return createAction(owner, { id: newId(), incidentId: incident.id, title, ownerId: owner.memberId })
}

async function makeThree() {
  const [ines, tomas, uma] = await Promise.all(['Ines', 'Tomás', 'Uma'].map((name) => makeMember('editor', name)))
  const action = await makeOwned(ines!)
  const terms = (approver: MemberActor, expiresOn = '2026-09-01') => {
    const reason = 'The service is switched off in a month'
    return { id: newId(), actionId: action.id, reason, expiresOn, approverId: approver.memberId }
  }
  const answer = (actor: MemberActor, given: 'approve' | 'decline', because = '', now = NOW) =>
    answerWaiver(actor, { actionId: action.id, answer: given, because }, now)
  const state = async () => (await getAction(ines!, action.number)).state
  return { ines: ines!, tomas: tomas!, uma: uma!, action, terms, answer, state }
}

test('a waiver is asked for, and counts from the yes of somebody who neither owns the action nor asked', async () => {
  const { ines, tomas, uma, action, terms, answer, state } = await makeThree()
  await expect(askForWaiver(tomas, terms(ines), NOW)).rejects.toThrow(/owner/)
  await expect(askForWaiver(tomas, terms(tomas), NOW)).rejects.toThrow(/Whoever asks/)
  await expect(askForWaiver(ines, terms(tomas, '2026-08-14'), NOW)).rejects.toThrow(/day to come/)
  await expect(askForWaiver(systemActor, terms(tomas), NOW)).rejects.toThrow(/person/)
  for (const nobody of [await makeMember('viewer'), { ...tomas, memberId: newId() }])
    await expect(askForWaiver(ines, terms(nobody), NOW)).rejects.toThrow(/editor or admin/)

  await askForWaiver(ines, terms(tomas), NOW)
  expect(await state()).toBe('open')
  expect((await getAction(ines, action.number)).waivedUntil).toBeNull()
  expect(await listWaiversToAnswer(tomas)).toMatchObject([
    { askedBy: 'Ines', expiresOn: '2026-09-01', action: { number: action.number } },
  ])
  expect(await listWaiversToAnswer(uma)).toEqual([])
  expect(await listWaiversToAnswer(systemActor)).toEqual([])
  await expect(askForWaiver(ines, terms(uma), NOW)).rejects.toThrow(/already/)
  for (const other of [ines, uma]) await expect(answer(other, 'approve')).rejects.toThrow(/Only Tomás/)
  expect(await state()).toBe('open')

  await answer(tomas, 'approve')
  await answer(tomas, 'approve')
  expect(await getAction(ines, action.number)).toMatchObject({
    state: 'waived',
    waivedUntil: '2026-09-01',
    waivers: [{ approvedBy: { name: 'Tomás' }, askedBy: { name: 'Ines' }, expiresOn: '2026-09-01', endedAt: null }],
  })
  const last = await db().actionTransition.findFirstOrThrow({ where: { actionId: action.id }, orderBy: { sequence: 'desc' } })
  expect(last).toMatchObject({ to: 'waived', memberId: tomas.memberId, because: 'The service is switched off in a month' })
  expect(await listWaiversToAnswer(tomas)).toEqual([])
  await expect(moveAction(ines, { id: action.id, from: 'waived', to: 'done', because: '' })).rejects.toThrow(/waiver/)
  await expect(askForWaiver(uma, terms(tomas), NOW)).rejects.toThrow(/waived already/)
})

test('a waiver that is declined, taken back or answered by nobody waives nothing, and another can be asked for', async () => {
  const { ines, tomas, uma, action, terms, answer, state } = await makeThree()
  await askForWaiver(ines, terms(tomas), NOW)
  await answer(tomas, 'decline', 'prove it')
  await expect(answer(tomas, 'approve')).rejects.toThrow(/No waiver/)
  await askForWaiver(ines, terms(tomas), NOW)
  await endWaiver(ines, action.id, '')
  await expect(answer(tomas, 'approve')).rejects.toThrow(/No waiver/)
  await askForWaiver(ines, terms(uma), NOW)
  await expireWaivers(new Date('2026-09-02T00:00:00Z'))
  await expect(answer(uma, 'approve')).rejects.toThrow(/No waiver/)
  expect(await state()).toBe('open')
  const { waivers } = await getAction(ines, action.number)
  expect(waivers.map(({ endedBecause }) => endedBecause)).toEqual(['nobody answered', 'taken back', 'declined: prove it'])
  const told = await db().activity.findMany({
    where: { incident: { actions: { some: { id: action.id } } }, kind: { startsWith: 'waiver_' } },
  })
  expect(told.map(({ kind }) => kind).sort()).toEqual([...Array(3).fill('waiver_asked'), 'waiver_refused', 'waiver_refused'])
})

test('the terms are judged again at the answer: by then the day may be over', async () => {
  const { ines, tomas, terms, answer, state } = await makeThree()
  await askForWaiver(ines, terms(tomas), NOW)
  await expect(answer(tomas, 'approve', '', new Date('2026-09-01T00:00:00Z'))).rejects.toThrow(/day to come/)
  expect(await state()).toBe('open')
})

test('of a private incident only those who see it can approve', async () => {
  const [ines, tomas] = [await makeMember(), await makeMember()]
  const { id, number } = await makeOwned(ines, { isPrivate: true })
  expect(await listApprovers(ines, id)).toEqual([])
  const terms = { id: newId(), actionId: id, reason: 'r', expiresOn: '2026-09-01', approverId: tomas.memberId }
  await expect(askForWaiver(ines, terms, NOW)).rejects.toThrow(/can see this incident/)
  const { incident } = await getAction(ines, number)
  await db().incidentPerson.create({ data: { incidentId: incident.id, memberId: tomas.memberId, role: 'reviewer' } })
  expect(await listApprovers(ines, id)).toEqual([{ id: tomas.memberId, name: tomas.name }])
  await askForWaiver(ines, terms, NOW)
})

test('the same request sent many times at once is one, and so is the same yes', async () => {
  const { ines, tomas, action, terms, answer } = await makeThree()
  const wanted = terms(tomas)
  const sent = await Promise.all(Array.from({ length: 20 }, () => askForWaiver(ines, wanted, NOW)))
  expect(new Set(sent.map((each) => each.id))).toEqual(new Set([wanted.id]))
  await Promise.all(Array.from({ length: 8 }, () => answer(tomas, 'approve')))
  expect(await db().waiver.count({ where: { actionId: action.id } })).toBe(1)
  expect(await db().actionTransition.count({ where: { actionId: action.id, to: 'waived' } })).toBe(1)
})

test('who is asked for, or approved, a waiver cannot become the owner while it stands', async () => {
  const { ines, tomas, action, terms, answer } = await makeThree()
  const give = () => editAction(ines, { id: action.id, version: 1, ownerId: tomas.memberId })
  await askForWaiver(ines, terms(tomas), NOW)
  await expect(give()).rejects.toThrow(/approves/)
  await answer(tomas, 'approve')
  await expect(give()).rejects.toThrow(/approves/)
  await endWaiver(ines, action.id, 'the service stays')
  await give()
})

test('a waiver that is taken back opens its action again', async () => {
  const { ines, tomas, action } = await makeThree()
  await waive(ines, tomas, action.id)
  await endWaiver(ines, action.id, 'the service stays')
  expect(await getAction(ines, action.number)).toMatchObject({
    state: 'open',
    waivedUntil: null,
    waivers: [{ endedBecause: 'the service stays' }],
  })
  await expect(endWaiver(ines, action.id, '')).rejects.toThrow(/not waived/)
})

test('waivers that are over open their actions once, however many workers look, and deleted actions too', async () => {
  const [ines, tomas] = [await makeMember(), await makeMember()]
  const actions = [await makeOwned(ines), await makeOwned(ines), await makeOwned(ines)]
  for (const { id } of actions) await waive(ines, tomas, id, '2026-08-20', NOW)
  const [, deleted, later] = actions
  await deleteAction(ines, deleted!.id)
  await db().waiver.updateMany({ where: { actionId: later!.id }, data: { expiresOn: new Date('2026-12-01') } })

  const during = async (at: string) => {
    const ended = await Promise.all([1, 2, 3].map(() => expireWaivers(new Date(at))))
    return ended.reduce((sum, each) => sum + each, 0)
  }
  expect(await during('2026-08-20T23:59:59Z')).toBe(0)
  expect(await during('2026-08-21T00:00:00Z')).toBe(2)
  expect(await during('2026-08-21T00:00:01Z')).toBe(0)
  const states = await db().correctiveAction.findMany({
    where: { id: { in: actions.map(({ id }) => id) } },
    select: { state: true, transitions: { where: { to: 'open', from: 'waived' } } },
    orderBy: { number: 'asc' },
  })
  expect(states.map(({ state, transitions }) => [state, transitions.length])).toEqual([
    ['open', 1],
    ['open', 1],
    ['waived', 0],
  ])
})
