import { expect, test } from 'vitest'
import { newId } from '@/lib/platform/ids'
import { makeIncident, makeMember } from '@/tests/support/builders'
import { db } from '../platform/db/client'
import { Forbidden } from '../platform/errors'
import { editMany, undoMany } from './bulk.store'
import { getAction } from './list.store'
import { BulkEdit, BulkUndo } from './schema'
import { moveAction } from './state.store'
import { createAction, editAction } from './store'

const actor = await makeMember('editor', 'Ines')
const write = async (fields: Partial<Parameters<typeof createAction>[1]> = {}) => {
  const { id: incidentId } = await makeIncident(actor)
  return createAction(actor, { id: newId(), incidentId, title: 'Tell on-call', ...fields })
}
const stored = (ids: string[]) =>
  db().correctiveAction.findMany({
    where: { id: { in: ids } },
    select: { ownerId: true, ownerAsWritten: true, dueOn: true, type: true, priority: true, state: true },
    orderBy: { number: 'asc' },
  })
const takeBack = (results: Awaited<ReturnType<typeof editMany>>) =>
  undoMany(actor, BulkUndo.parse({ items: JSON.stringify(results.flatMap(({ undo }) => undo ?? [])) }))

test.each([
  ['owner', actor.memberId, { ownerId: actor.memberId, ownerAsWritten: null }],
  ['owner', '', { ownerId: null, ownerAsWritten: null }],
  ['due', '2026-12-01', { dueOn: new Date('2026-12-01') }],
  ['due', '', { dueOn: null }],
  ['type', 'detect', { type: 'detect' }],
  ['priority', 'urgent', { priority: 'urgent' }],
  ['state', 'in_progress', { state: 'in_progress' }],
] as const)('%s of many is set to %j at once, and taken back', async (field, value, expected) => {
  const made = [await write({ ownerAsWritten: 'the mailer team' }), await write({ dueOn: '2026-09-01', type: 'prevent' })]
  const ids = made.map(({ id }) => id)
  const before = await stored(ids)
  const results = await editMany(actor, BulkEdit.parse({ ids, field, value }))
  expect(results.map(({ refused }) => refused)).toEqual([null, null])
  for (const row of await stored(ids)) expect(row).toMatchObject(expected)
  await takeBack(results)
  expect(await stored(ids)).toEqual(before)
})

test('nobody moves many to verified, and what cannot be moved stays while the others move', async () => {
  const [open, waived] = [await write(), await write()]
  await db().correctiveAction.update({ where: { id: waived.id }, data: { state: 'waived' } })
  const ids = [open.id, waived.id]
  const refused = await editMany(actor, { ids, field: 'state', value: 'verified' })
  expect(refused.map((each) => each.refused)).toEqual([
    expect.stringContaining('Only its checks can verify an action'),
    expect.stringContaining('Only its checks can verify an action'),
  ])
  const moved = await editMany(actor, { ids, field: 'state', value: 'done' })
  expect(moved.map((each) => each.refused)).toEqual([null, expect.stringContaining('This action is waived')])
  expect((await stored(ids)).map(({ state }) => state)).toEqual(['done', 'waived'])
})

test('what the member may not see is not there, whatever is sent, and a viewer changes nothing', async () => {
  const other = await makeMember('admin')
  const { id: incidentId } = await makeIncident(other, { isPrivate: true })
  const hidden = await createAction(other, { id: newId(), incidentId, title: 'Kestrel' })
  const own = await write()
  const results = await editMany(actor, { ids: [hidden.id, own.id, newId()], field: 'priority', value: 'low' })
  expect(results.map(({ number, refused }) => [number, refused])).toEqual([
    [null, 'This action is not there.'],
    [own.number, null],
    [null, 'This action is not there.'],
  ])
  expect(await stored([hidden.id])).toMatchObject([{ priority: 'medium' }])
  const viewer = await makeMember('viewer')
  await expect(editMany(viewer, { ids: [own.id], field: 'priority', value: 'high' })).rejects.toThrow(Forbidden)
})

test('an owner whom one incident does not admit is refused for its actions alone', async () => {
  const newcomer = await makeMember('editor', 'Tomas')
  const { id: incidentId } = await makeIncident(actor, { isPrivate: true })
  const inPrivate = await createAction(actor, { id: newId(), incidentId, title: 'Kestrel' })
  const open = await write()
  const results = await editMany(actor, { ids: [inPrivate.id, open.id], field: 'owner', value: newcomer.memberId })
  expect(results.map(({ refused }) => refused)).toEqual([expect.stringContaining('is private and Tomas is not named'), null])
})

test('what somebody changed since is not taken back', async () => {
  const made = [await write(), await write(), await write()]
  const ids = made.map(({ id }) => id)
  const edited = await editMany(actor, { ids, field: 'priority', value: 'low' })
  const moved = await editMany(actor, { ids, field: 'state', value: 'in_progress' })
  await editAction(actor, { id: ids[0] ?? '', version: 2, priority: 'high' })
  await editAction(actor, { id: ids[2] ?? '', version: 2, title: 'Tell everybody' })
  await moveAction(actor, { id: ids[1] ?? '', from: 'in_progress', to: 'done', because: '' })
  expect((await takeBack(edited)).map(({ refused }) => refused !== null)).toEqual([true, false, false])
  expect((await takeBack(moved)).map(({ refused }) => refused !== null)).toEqual([false, true, false])
  expect((await getAction(actor, made[2]?.number ?? 0)).title).toBe('Tell everybody')
  expect((await stored(ids)).map(({ priority, state }) => [priority, state])).toEqual([
    ['high', 'open'],
    ['medium', 'done'],
    ['medium', 'open'],
  ])
})

test('what is as asked for already is left alone', async () => {
  const { id } = await write({ priority: 'low' })
  const [result] = await editMany(actor, { ids: [id, id], field: 'priority', value: 'low' })
  expect(result).toMatchObject({ refused: null, undo: null })
  expect((await db().correctiveAction.findUniqueOrThrow({ where: { id } })).version).toBe(1)
})

test('a form of too many, of nothing known, or with something else in it is refused', () => {
  const wrong = [
    { ids: Array.from({ length: 201 }, newId), field: 'type', value: 'detect' },
    { ids: [newId()], field: 'number', value: '1' },
    { ids: ['1'], field: 'type', value: 'detect' },
    { ids: [newId()], field: 'type', value: 'fix' },
    { ids: [newId()], field: 'type', value: 'detect', version: 1 },
  ]
  for (const form of wrong) expect(BulkEdit.safeParse(form).success).toBe(false)
  for (const items of [
    '{',
    '[]',
    '[{"id":"1","transitionId":"2"}]',
    JSON.stringify([{ id: newId(), version: 1, before: { title: 'x' } }]),
  ])
    expect(BulkUndo.safeParse({ items }).success).toBe(false)
})
