import { expect, test } from 'vitest'
import { type MemberActor, nobody, systemActor } from '@/lib/access/actor'
import { db } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/ids'
import { makeIncident, makeMember } from '@/tests/support/builders'
import { boardVersion, countActions, getAction, listActions } from './list.store'
import { moveAction } from './state.store'
import { createAction, deleteAction, editAction, restoreAction } from './store'
import { answerWaiver, askForWaiver, listApprovers } from './waivers.store'

const addAction = async (actor: MemberActor, incidentId: string, fields: Partial<Parameters<typeof createAction>[1]> = {}) =>
  createAction(actor, { id: newId(), incidentId, title: 'Accept the old names for one release', ...fields })

const makeCause = (incidentId: string) =>
  db().cause.create({ data: { id: newId(), incidentId, kind: 'root_cause', text: 'A renamed setting', position: 0 } })

test('an action written down twice with one id is one action', async () => {
  const ines = await makeMember()
  const incident = await makeIncident(ines)
  const input = { id: newId(), incidentId: incident.id, title: 'Accept the old names' }
  const made = await Promise.all(Array.from({ length: 100 }, () => createAction(ines, input)))
  expect(new Set(made.map(({ number }) => number)).size).toBe(1)
  expect(await db().actionTransition.count({ where: { actionId: input.id } })).toBe(1)
  expect(await db().revision.count({ where: { subjectId: input.id } })).toBe(1)
})

test('an edit changes what it names, keeps the rest, and leaves a revision', async () => {
  const ines = await makeMember('editor', 'Ines')
  const incident = await makeIncident(ines)
  const { number, id } = await addAction(ines, incident.id, {
    type: 'prevent',
    dueOn: '2026-09-01',
    ownerAsWritten: 'the mailer team',
  })
  await editAction(ines, { id, version: 1, ownerId: ines.memberId, ticketUrl: 'https://tracker.example.org/7' })
  expect(await getAction(ines, number)).toMatchObject({
    type: 'prevent',
    dueOn: '2026-09-01',
    owner: { name: 'Ines' },
    ownerAsWritten: null,
    ticketUrl: 'https://tracker.example.org/7',
    version: 2,
  })
  const revisions = await db().revision.findMany({ where: { subjectId: id }, orderBy: { version: 'asc' } })
  expect(revisions.map(({ version, change }) => [version, change])).toEqual([
    [1, 'created'],
    [2, 'edited'],
  ])
  expect(revisions[1]?.content).toMatchObject({ owner: 'Ines', title: 'Accept the old names for one release' })
})

test('of two edits of one version the second is told what stands there now', async () => {
  const ines = await makeMember()
  const incident = await makeIncident(ines)
  const { id, number } = await addAction(ines, incident.id)
  const edits = await Promise.allSettled(['Mine', 'Yours'].map((title) => editAction(ines, { id, version: 1, title })))
  const refused = edits.filter((edit) => edit.status === 'rejected')
  expect(refused).toHaveLength(1)
  const { title } = await getAction(ines, number)
  expect(refused[0]?.reason).toMatchObject({ name: 'Conflict', theirs: { title, version: 2 } })
})

test('two who edit different parts of an action from one version both have their way', async () => {
  const ines = await makeMember()
  const incident = await makeIncident(ines)
  const { id, number } = await addAction(ines, incident.id)
  await editAction(ines, { id, version: 1, title: 'Accept both names', ownerId: null, ownerAsWritten: null, dueOn: null })
  await editAction(ines, { id, version: 2, dueOn: '2026-09-01' })
  await editAction(ines, { id, version: 2, ownerId: ines.memberId })
  await editAction(ines, { id, version: 2, title: 'Accept the old names' })
  expect(await getAction(ines, number)).toMatchObject({
    title: 'Accept the old names',
    owner: { id: ines.memberId },
    version: 5,
  })
  await expect(editAction(ines, { id, version: 2, dueOn: '2026-10-01' })).rejects.toMatchObject({
    name: 'Conflict',
    theirs: { dueOn: '2026-09-01', version: 5 },
  })
})

test('a move does not make somebody else’s edit stale', async () => {
  const ines = await makeMember()
  const incident = await makeIncident(ines)
  const { id } = await addAction(ines, incident.id)
  await moveAction(ines, { id, from: 'open', to: 'done', because: '' })
  await editAction(ines, { id, version: 1, title: 'Accept both names' })
})

test('a deleted action is gone from lists and counts, and comes back as it was', async () => {
  const ines = await makeMember()
  const incident = await makeIncident(ines)
  const { id, number } = await addAction(ines, incident.id)
  const before = await getAction(ines, number)
  await deleteAction(ines, id)
  await deleteAction(ines, id)
  await expect(getAction(ines, number)).rejects.toThrow(/not there/)
  expect(await listActions(ines, { incidentId: incident.id })).toEqual([])
  expect((await countActions(ines, { incidentId: incident.id })).open).toBe(0)
  await restoreAction(ines, id)
  expect(await getAction(ines, number)).toEqual({ ...before, version: 3 })
})

test('the actions of a private incident are there for the members named on it and for nobody else', async () => {
  const ines = await makeMember()
  const outsider = await makeMember('admin')
  const incident = await makeIncident(ines, { isPrivate: true })
  const { id, number } = await addAction(ines, incident.id)
  const open = { from: 'open', to: 'done', because: '' } as const

  expect(await listActions(outsider, { incidentId: incident.id })).toEqual([])
  expect((await countActions(outsider, { incidentId: incident.id })).open).toBe(0)
  for (const attempt of [
    () => getAction(outsider, number),
    () => editAction(outsider, { id, version: 1, title: 'Mine now' }),
    () => moveAction(outsider, { id, ...open }),
    () => deleteAction(outsider, id),
    () => addAction(outsider, incident.id),
    () => askForWaiver(outsider, { id: newId(), actionId: id, reason: 'no', expiresOn: '2999-01-01', approverId: newId() }),
    () => answerWaiver(outsider, { actionId: id, answer: 'approve', because: '' }),
    () => listApprovers(outsider, id),
    () => getAction(nobody, number),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ name: 'NotFound' })
  }
  await expect(editAction(ines, { id, version: 1, ownerId: outsider.memberId })).rejects.toThrow(/private/)
  expect((await getAction(ines, number)).state).toBe('open')
  expect(await listActions(systemActor, { incidentId: incident.id })).toHaveLength(1)
})

test('a viewer writes nothing', async () => {
  const ines = await makeMember()
  const viewer = await makeMember('viewer')
  const incident = await makeIncident(ines)
  const { id, number } = await addAction(ines, incident.id)
  expect((await getAction(viewer, number)).number).toBe(number)
  for (const attempt of [
    () => addAction(viewer, incident.id),
    () => editAction(viewer, { id, version: 1, title: 'x' }),
    () => deleteAction(viewer, id),
    () => restoreAction(viewer, id),
    () => askForWaiver(viewer, { id: newId(), actionId: id, reason: 'no', expiresOn: '2999-01-01', approverId: newId() }),
    () => answerWaiver(viewer, { actionId: id, answer: 'approve', because: '' }),
    () => listApprovers(viewer, id),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ name: 'Forbidden' })
  }
})

test('an action covers causes of its own incident only', async () => {
  const ines = await makeMember()
  const incident = await makeIncident(ines)
  const other = await makeIncident(ines)
  const [mine, foreign] = [await makeCause(incident.id), await makeCause(other.id)]
  const { id, number } = await addAction(ines, incident.id, { causeIds: [mine.id, mine.id] })
  expect((await getAction(ines, number)).causeIds).toEqual([mine.id])
  await expect(editAction(ines, { id, version: 1, causeIds: [foreign.id] })).rejects.toThrow(/cause/)
  await expect(addAction(ines, incident.id, { causeIds: [foreign.id] })).rejects.toThrow(/cause/)
  await editAction(ines, { id, version: 1, title: 'Accept both names' })
  expect((await getAction(ines, number)).causeIds).toEqual([mine.id])
  await editAction(ines, { id, version: 2, causeIds: [] })
  expect((await getAction(ines, number)).causeIds).toEqual([])
})

test('a disabled member cannot be made an owner', async () => {
  const ines = await makeMember()
  const gone = await makeMember()
  await db().member.update({ where: { id: gone.memberId }, data: { disabledAt: new Date() } })
  const incident = await makeIncident(ines)
  await expect(addAction(ines, incident.id, { ownerId: gone.memberId })).rejects.toThrow(/members/)
})

test('lists are narrowed by state, owner, type, severity, service, day and missing check', async () => {
  const ines = await makeMember()
  const one = await makeIncident(ines)
  const two = await makeIncident(ines)
  const name = `checkout ${one.number}`
  await db().incident.update({
    where: { id: two.id },
    data: { severity: 'SEV1', services: { create: { service: { create: { id: newId(), name } } } } },
  })
  const a = await addAction(ines, one.id, { type: 'prevent', ownerId: ines.memberId, dueOn: '2026-08-01' })
  const b = await addAction(ines, two.id, { type: 'detect', dueOn: '2026-08-01' })
  const c = await addAction(ines, two.id)
  await moveAction(ines, { id: b.id, from: 'open', to: 'done', because: '' })
  const check = await db().check.create({ data: { id: newId(), kind: 'http', title: 'answers', config: {} } })
  await db().actionCheck.create({ data: { actionId: c.id, checkId: check.id } })

  const found = async (filters: Parameters<typeof listActions>[1]) =>
    (await listActions(ines, filters)).map(({ id }) => id).filter((id) => [a.id, b.id, c.id].includes(id))
  expect(await found({})).toEqual([a.id, b.id, c.id])
  expect(await found({ states: ['done'] })).toEqual([b.id])
  expect(await found({ ownerIds: [ines.memberId] })).toEqual([a.id])
  expect(await found({ ownerIds: ['none'] })).toEqual([b.id, c.id])
  expect(await found({ ownerIds: ['none', ines.memberId] })).toEqual([a.id, b.id, c.id])
  expect(await found({ types: ['detect', 'none'] })).toEqual([b.id, c.id])
  expect(await found({ severities: ['SEV1'] })).toEqual([b.id, c.id])
  expect(await found({ severities: ['none'] })).toEqual([a.id])
  expect(await found({ services: [name], types: ['detect'] })).toEqual([b.id])
  expect(await found({ incidentNumber: one.number })).toEqual([a.id])
  expect(await found({ overdueOn: '2026-08-02' })).toEqual([a.id])
  expect(await found({ overdueOn: '2026-08-01' })).toEqual([])
  expect(await found({ withoutCheck: true })).toEqual([a.id, b.id])
})

test('the version of the board changes with what it shows, and only for those who see it', async () => {
  const ines = await makeMember()
  const outsider = await makeMember()
  const incident = await makeIncident(ines, { isPrivate: true })
  const [mine, theirs] = [await boardVersion(ines), await boardVersion(outsider)]
  const { id } = await addAction(ines, incident.id)
  const added = await boardVersion(ines)
  await moveAction(ines, { id, from: 'open', to: 'done', because: '' })
  const moved = await boardVersion(ines)
  const check = await db().check.create({
    data: { id: newId(), kind: 'http', title: 'answers', config: {}, lastRunAt: new Date() },
  })
  await db().actionCheck.create({ data: { actionId: id, checkId: check.id } })
  const bound = await boardVersion(ines)
  await deleteAction(ines, id)
  expect(new Set([mine, added, moved, bound]).size).toBe(4)
  expect(await boardVersion(ines)).not.toBe(bound)
  expect(await boardVersion(outsider)).toBe(theirs)
})
