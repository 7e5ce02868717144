import { expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { db, inTransaction } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/ids'
import { makeIncident, makeMember } from '@/tests/support/builders'
import { getAction } from './list.store'
import type { ActionState, Standing } from './rules'
import { moveAction, sendBackToDone, settleByProof, undoMove } from './state.store'
import { createAction } from './store'

async function makeAction(actor: MemberActor, state: ActionState = 'open') {
  const incident = await makeIncident(actor)
  const action = await createAction(actor, { id: newId(), incidentId: incident.id, title: 'Accept the old names' })
  await db().correctiveAction.update({ where: { id: action.id }, data: { state } })
  return { ...action, incidentId: incident.id }
}

const settle = (actionId: string, ...standings: Standing[]) =>
  inTransaction((tx) => settleByProof(tx, { actionId, standings, because: '3 of 3 passes', checkRunId: null }))

const changesOf = async (actionId: string) =>
  (await db().actionTransition.findMany({ where: { actionId, from: { not: null } }, orderBy: { sequence: 'asc' } })).map(
    ({ from, to }) => `${from}→${to}`,
  )

test('a person moves an action, and the history says from, to, why, who and when', async () => {
  const ines = await makeMember('editor', 'Ines')
  const { id, number, incidentId } = await makeAction(ines)
  await moveAction(ines, { id, from: 'open', to: 'done', because: 'merged in #12' })

  const action = await getAction(ines, number)
  expect(action.state).toBe('done')
  expect(action.transitions.map(({ from, to, because, member }) => [from, to, because, member?.name])).toEqual([
    ['open', 'done', 'merged in #12', 'Ines'],
    [null, 'open', 'written down', 'Ines'],
  ])
  const activity = await db().activity.findMany({ where: { incidentId }, orderBy: { sequence: 'asc' }, select: { kind: true } })
  expect(activity.map(({ kind }) => kind)).toEqual(['action_added', 'action_done'])
})

test('two people move the same card at once: one move counts and the other hears what stands there now', async () => {
  const ines = await makeMember()
  const tomas = await makeMember()
  for (let round = 0; round < 20; round++) {
    const { id } = await makeAction(ines)
    const outcomes = await Promise.allSettled([
      moveAction(ines, { id, from: 'open', to: 'in_progress', because: '' }),
      moveAction(tomas, { id, from: 'open', to: 'done', because: '' }),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = outcomes.find((outcome) => outcome.status === 'rejected')
    expect(refused?.reason).toMatchObject({
      name: 'Conflict',
      message: expect.stringMatching(/meanwhile: it is (in progress|done)/),
    })
    expect(await changesOf(id)).toHaveLength(1)
  }
})

test('a move sent a hundred times is one move', async () => {
  const ines = await makeMember()
  const { id } = await makeAction(ines)
  const sent = Array.from({ length: 100 }, () => moveAction(ines, { id, from: 'open', to: 'done', because: '' }))
  for (const outcome of await Promise.allSettled(sent)) {
    if (outcome.status === 'rejected') expect(outcome.reason.name).toBe('Conflict')
  }
  await moveAction(ines, { id, from: 'open', to: 'done', because: '' })
  expect(await changesOf(id)).toEqual(['open→done'])
})

test('nobody moves an action to verified, and a viewer moves nothing', async () => {
  const ines = await makeMember()
  const { id, number } = await makeAction(ines, 'done')
  await expect(moveAction(ines, { id, from: 'done', to: 'verified', because: 'trust me' })).rejects.toThrow(/Only its checks/)
  const viewer = await makeMember('viewer')
  await expect(moveAction(viewer, { id, from: 'done', to: 'open', because: '' })).rejects.toThrow(/role editor/)
  expect((await getAction(ines, number)).state).toBe('done')
})

test('twenty runs that prove an action at once verify it once', async () => {
  const ines = await makeMember()
  const { id, number, incidentId } = await makeAction(ines, 'done')
  const results = await Promise.all(Array.from({ length: 20 }, () => settle(id, 'proven', 'proven')))
  expect(results.filter(Boolean)).toEqual([{ from: 'done', to: 'verified' }])
  expect(await changesOf(id)).toEqual(['done→verified'])
  expect(await db().activity.count({ where: { incidentId, kind: 'action_verified' } })).toBe(1)
  expect((await getAction(ines, number)).verifiedAt).toBeInstanceOf(Date)
})

test('a failing run regresses an action once, and it is verified again when all is proven', async () => {
  const ines = await makeMember()
  const { id, number, incidentId } = await makeAction(ines, 'verified')
  await Promise.all(Array.from({ length: 10 }, () => settle(id, 'proven', 'broken')))
  expect(await changesOf(id)).toEqual(['verified→regressed'])
  expect(await db().activity.count({ where: { incidentId, kind: 'action_regressed' } })).toBe(1)
  expect((await getAction(ines, number)).verifiedAt).toBeNull()
  await settle(id, 'proven', 'unproven')
  await settle(id, 'proven', 'proven')
  expect(await changesOf(id)).toEqual(['verified→regressed', 'regressed→verified'])
})

test('proof and a person at once: the state is what the transitions say, whoever came first', async () => {
  const ines = await makeMember()
  for (let round = 0; round < 20; round++) {
    const { id, number } = await makeAction(ines, 'done')
    await Promise.allSettled([
      settle(id, 'proven'),
      moveAction(ines, { id, from: 'done', to: 'in_progress', because: '' }),
      settle(id, 'proven'),
    ])
    const changes = await changesOf(id)
    expect(changes).toHaveLength(1)
    expect(changes[0]).toBe(`done→${(await getAction(ines, number)).state}`)
  }
})

test('a loosened check sends a verified action back to done, with who and why, and any other nowhere', async () => {
  const ines = await makeMember('editor', 'Ines')
  const { id, number } = await makeAction(ines, 'verified')
  const send = () => inTransaction((tx) => sendBackToDone(tx, ines, id, 'the check asks for less'))
  expect(await send()).toEqual({ from: 'verified', to: 'done' })
  expect(await send()).toBeNull()
  const [last] = (await getAction(ines, number)).transitions
  expect(last).toMatchObject({ to: 'done', because: 'the check asks for less', member: { name: 'Ines' } })
})

test('a deleted action is left alone by its checks', async () => {
  const ines = await makeMember()
  const { id } = await makeAction(ines, 'done')
  await db().correctiveAction.update({ where: { id }, data: { deletedAt: new Date() } })
  expect(await settle(id, 'proven')).toBeNull()
})

test('a move is taken back once, by the one who made it, while nothing happened since', async () => {
  const ines = await makeMember()
  const tomas = await makeMember()
  const { id } = await makeAction(ines, 'regressed')
  const { transitionId } = await moveAction(ines, { id, from: 'regressed', to: 'done', because: '' })
  if (!transitionId) throw new Error('expected a transition')
  await expect(undoMove(tomas, transitionId)).rejects.toThrow(/your own/)
  await undoMove(ines, transitionId)
  await expect(undoMove(ines, transitionId)).rejects.toThrow(/meanwhile/)
  expect(await changesOf(id)).toEqual(['regressed→done', 'done→regressed'])
})

test('taking up a verified action again cannot be undone into verified', async () => {
  const ines = await makeMember()
  const { id } = await makeAction(ines, 'verified')
  const { transitionId } = await moveAction(ines, { id, from: 'verified', to: 'open', because: 'rolled back' })
  await expect(undoMove(ines, transitionId!)).rejects.toThrow(/proven anew/)
})
