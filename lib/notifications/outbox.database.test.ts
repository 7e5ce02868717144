import { beforeEach, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { settleByProof } from '@/lib/corrective-actions/state.store'
import { createAction, editAction } from '@/lib/corrective-actions/store'
import { expireWaivers } from '@/lib/corrective-actions/waivers.store'
import { db, inTransaction } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/ids'
import { makeMember } from '@/tests/support/builders'
import { makeAction, waive } from '@/tests/support/checks'
import { announce } from './outbox.store'

beforeEach(async () => {
  await db().notice.deleteMany()
})

const kinds = async () => (await db().notice.findMany({ orderBy: { id: 'asc' } })).map(({ kind }) => kind)

const settle = (actionId: string, standing: 'proven' | 'broken') =>
  inTransaction((tx) => settleByProof(tx, { actionId, standings: [standing], because: 'the runs said so', checkRunId: null }))

test('a transition and its notice are written together, one for each, whoever settles at the same moment', async () => {
  const { id } = await makeAction(await makeMember(), 'verified')
  await Promise.all(Array.from({ length: 8 }, () => settle(id, 'broken')))
  await settle(id, 'proven')
  await settle(id, 'broken')
  expect(await kinds()).toEqual(['action_regressed', 'action_verified', 'action_regressed'])
  const transitions = await db().actionTransition.findMany({ where: { actionId: id, from: { not: null } } })
  expect((await db().notice.findMany()).map(({ key }) => key).sort()).toEqual(transitions.map((row) => row.id).sort())
})

test('a transaction that fails after announcing leaves neither the change nor the notice', async () => {
  const { id } = await makeAction(await makeMember(), 'verified')
  const broken = inTransaction(async (tx) => {
    await settleByProof(tx, { actionId: id, standings: ['broken'], because: 'red', checkRunId: null })
    throw new Error('the power went out')
  })
  await expect(broken).rejects.toThrow('the power went out')
  expect(await kinds()).toEqual([])
  expect((await db().correctiveAction.findUniqueOrThrow({ where: { id } })).state).toBe('verified')
})

test('announced again with the same key, even at the same moment, it is one notice', async () => {
  const { id: actionId } = await makeAction(await makeMember())
  const overdue = () => inTransaction((tx) => announce(tx, { kind: 'action_overdue', key: `overdue:${actionId}`, actionId }))
  await Promise.all(Array.from({ length: 6 }, overdue))
  await overdue()
  expect(await kinds()).toEqual(['action_overdue'])
})

test('an owner whom somebody else names is told; one who takes an action is not', async () => {
  const [ines, tomas] = [await makeMember(), await makeMember()]
  const { incidentId } = await makeAction(ines)
  const write = (owner: MemberActor) => createAction(ines, { id: newId(), incidentId, title: 'A', ownerId: owner.memberId })
  await write(ines)
  expect(await kinds()).toEqual([])
  const { id } = await write(tomas)
  await editAction(ines, { id, version: 1, title: 'B', ownerId: tomas.memberId })
  expect(await kinds()).toEqual(['action_assigned'])
  await editAction(tomas, { id, version: 2, ownerId: ines.memberId })
  await editAction(ines, { id, version: 3, ownerId: null })
  expect(await kinds()).toEqual(['action_assigned', 'action_assigned'])
})

test('a waiver is told when it is asked for, when it is granted and when it expires', async () => {
  const [ines, tomas] = [await makeMember(), await makeMember()]
  const { id } = await makeAction(ines)
  await waive(ines, tomas, id)
  await expireWaivers(new Date('2999-01-03T00:00:00Z'))
  expect(await db().notice.findMany({ orderBy: { id: 'asc' }, select: { kind: true, because: true, memberId: true } })).toEqual([
    { kind: 'waiver_asked', because: 'The service ends soon.', memberId: ines.memberId },
    { kind: 'action_waived', because: 'The service ends soon.', memberId: tomas.memberId },
    { kind: 'waiver_ended', because: 'its waiver expired', memberId: null },
  ])
})
