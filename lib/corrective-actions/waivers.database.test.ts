import { expect, test } from 'vitest'
import { type MemberActor, systemActor } from '@/lib/access/actor'
import { db } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/ids'
import { makeIncident, makeMember } from '@/tests/support/builders'
import { getAction } from './list.store'
import { moveAction } from './state.store'
import { createAction, deleteAction, editAction } from './store'
import { endWaiver, expireWaivers, waiveAction } from './waivers.store'

const NOW = new Date('2026-08-14T12:00:00Z')
const terms = (actionId: string, expiresOn = '2026-09-01') => ({
  id: newId(),
  actionId,
  reason: 'The service is switched off in a month',
  expiresOn,
  askedById: null,
})

async function makeOwned(owner: MemberActor) {
  const incident = await makeIncident(owner)
  return createAction(owner, { id: newId(), incidentId: incident.id, title: 'Accept the old names', ownerId: owner.memberId })
}

test('somebody other than the owner waives an action, with a reason and a last day', async () => {
  const ines = await makeMember('editor', 'Ines')
  const tomas = await makeMember('editor', 'Tomás')
  const { id, number } = await makeOwned(ines)
  await expect(waiveAction(ines, terms(id), NOW)).rejects.toThrow(/owner/)
  await expect(waiveAction(tomas, terms(id, '2026-08-14'), NOW)).rejects.toThrow(/day to come/)
  await expect(waiveAction(systemActor, terms(id), NOW)).rejects.toThrow(/person/)
  expect((await getAction(ines, number)).state).toBe('open')

  await waiveAction(tomas, terms(id), NOW)
  expect(await getAction(ines, number)).toMatchObject({
    state: 'waived',
    waivedUntil: '2026-09-01',
    waivers: [{ approvedBy: { name: 'Tomás' }, askedBy: { name: 'Ines' }, expiresOn: '2026-09-01', endedAt: null }],
  })
  await expect(moveAction(ines, { id, from: 'waived', to: 'done', because: '' })).rejects.toThrow(/waiver/)
})

test('the same waiver sent many times at once is one waiver', async () => {
  const [ines, tomas] = [await makeMember(), await makeMember()]
  const { id } = await makeOwned(ines)
  const waiver = terms(id)
  const sent = await Promise.all(Array.from({ length: 20 }, () => waiveAction(tomas, waiver, NOW)))
  expect(new Set(sent.map((each) => each.id))).toEqual(new Set([waiver.id]))
  expect(await db().waiver.count({ where: { actionId: id } })).toBe(1)
  expect(await db().actionTransition.count({ where: { actionId: id, to: 'waived' } })).toBe(1)
})

test('who approved a waiver cannot become the owner while it counts', async () => {
  const [ines, tomas] = [await makeMember(), await makeMember()]
  const { id } = await makeOwned(ines)
  await waiveAction(tomas, terms(id), NOW)
  await expect(editAction(ines, { id, version: 1, ownerId: tomas.memberId })).rejects.toThrow(/approved/)
  await endWaiver(ines, id, 'the service stays')
  await editAction(ines, { id, version: 1, ownerId: tomas.memberId })
})

test('a waiver that is taken back opens its action again', async () => {
  const [ines, tomas] = [await makeMember(), await makeMember()]
  const { id, number } = await makeOwned(ines)
  await waiveAction(tomas, terms(id), NOW)
  await endWaiver(ines, id, 'the service stays')
  expect(await getAction(ines, number)).toMatchObject({
    state: 'open',
    waivedUntil: null,
    waivers: [{ endedBecause: 'the service stays' }],
  })
  await expect(endWaiver(ines, id, '')).rejects.toThrow(/not waived/)
})

test('waivers that are over open their actions once, however many workers look, and deleted actions too', async () => {
  const [ines, tomas] = [await makeMember(), await makeMember()]
  const actions = [await makeOwned(ines), await makeOwned(ines), await makeOwned(ines)]
  for (const { id } of actions) await waiveAction(tomas, terms(id, '2026-08-20'), NOW)
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
