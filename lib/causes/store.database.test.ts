import { expect, test } from 'vitest'
import { type MemberActor, nobody } from '@/lib/access/actor'
import { db } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/ids'
import { makeIncident, makeMember } from '@/tests/support/builders'
import { addCause, deleteCause, editCause, listCauses, moveCause, placeCause, restoreCause } from './store'

async function makeTree(actor: MemberActor, incidentId: string, ...lines: string[]) {
  const stack: string[] = []
  const ids: Record<string, string> = {}
  for (const line of lines) {
    const depth = line.search(/\S/)
    const text = line.trim()
    const id = newId()
    await addCause(actor, { id, incidentId, kind: 'root_cause', text, parentId: stack[depth - 1] ?? null })
    stack[depth] = id
    ids[text] = id
  }
  return ids
}

const drawn = async (actor: MemberActor, incidentId: string) =>
  (await listCauses(actor, incidentId)).map(({ text, depth }) => ' '.repeat(depth) + text)

test('causes are read as a tree, in the order they were given', async () => {
  const ines = await makeMember()
  const { id } = await makeIncident(ines)
  await makeTree(ines, id, 'renamed', ' notes unread', 'shared group', ' no supervisor')
  expect(await drawn(ines, id)).toEqual(['renamed', ' notes unread', 'shared group', ' no supervisor'])
})

test('a cause sent twice at once is one cause', async () => {
  const ines = await makeMember()
  const { id: incidentId } = await makeIncident(ines)
  const cause = { id: newId(), incidentId, kind: 'trigger', text: 'A deploy' } as const
  await Promise.all(Array.from({ length: 30 }, () => addCause(ines, cause)))
  expect(await drawn(ines, incidentId)).toEqual(['A deploy'])
  expect(await db().revision.count({ where: { subjectId: cause.id } })).toBe(1)
})

test('a branch moves as a whole, and a step that leads nowhere changes nothing', async () => {
  const ines = await makeMember()
  const { id } = await makeIncident(ines)
  const { b, d } = await makeTree(ines, id, 'a', 'b', ' c', 'd')
  await moveCause(ines, { id: b!, step: 'indent' })
  expect(await drawn(ines, id)).toEqual(['a', ' b', '  c', 'd'])
  await moveCause(ines, { id: b!, step: 'indent' })
  await moveCause(ines, { id: b!, step: 'up' })
  expect(await drawn(ines, id)).toEqual(['a', ' b', '  c', 'd'])
  await placeCause(ines, { id: d!, parentId: null, beforeId: (await listCauses(ines, id))[0]!.id })
  expect(await drawn(ines, id)).toEqual(['d', 'a', ' b', '  c'])
})

test('two people who make two causes each other’s why at once never make a circle', async () => {
  const ines = await makeMember()
  for (let round = 0; round < 10; round++) {
    const { id } = await makeIncident(ines)
    const { a, b } = await makeTree(ines, id, 'a', 'b')
    const outcomes = await Promise.allSettled([
      placeCause(ines, { id: a!, parentId: b!, beforeId: null }),
      placeCause(ines, { id: b!, parentId: a!, beforeId: null }),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await drawn(ines, id)).toHaveLength(2)
  }
})

test('deleting a cause leaves its whys in its place, and undoing it brings all of it back', async () => {
  const ines = await makeMember()
  const { id } = await makeIncident(ines)
  const { b } = await makeTree(ines, id, 'a', ' b', '  c', 'd')
  await deleteCause(ines, b!)
  await deleteCause(ines, b!)
  expect(await drawn(ines, id)).toEqual(['a', ' c', 'd'])
  await expect(editCause(ines, { id: b!, version: 2, text: 'x' })).rejects.toMatchObject({ name: 'NotFound' })
  await restoreCause(ines, b!)
  expect(await drawn(ines, id)).toEqual(['a', ' b', '  c', 'd'])
  const revisions = await db().revision.findMany({ where: { subjectId: b! }, orderBy: { version: 'asc' } })
  expect(revisions.map(({ change }) => change)).toEqual(['created', 'deleted', 'restored'])
})

test('of two edits of one version the second is shown what stands there now', async () => {
  const ines = await makeMember()
  const { id } = await makeIncident(ines)
  const { a } = await makeTree(ines, id, 'a')
  const edits = await Promise.allSettled(['mine', 'yours'].map((text) => editCause(ines, { id: a!, version: 1, text })))
  const refused = edits.filter((edit) => edit.status === 'rejected')
  const { text } = (await listCauses(ines, id))[0]!
  expect(refused).toHaveLength(1)
  expect(refused[0]?.reason).toMatchObject({ name: 'Conflict', theirs: { text, version: 2 } })
})

test('two who edit different parts of a cause from one version both have their way', async () => {
  const ines = await makeMember()
  const { id } = await makeIncident(ines)
  const { a } = await makeTree(ines, id, 'a')
  await editCause(ines, { id: a!, version: 1, text: 'one\n\ntwo\n\nthree', factors: [] })
  await editCause(ines, { id: a!, version: 2, text: 'ONE\n\ntwo\n\nthree', kind: 'trigger' })
  await editCause(ines, { id: a!, version: 2, text: 'one\n\ntwo\n\nTHREE', factors: ['Alerting'] })
  expect((await listCauses(ines, id))[0]).toMatchObject({
    text: 'ONE\n\ntwo\n\nTHREE',
    kind: 'trigger',
    factors: ['Alerting'],
    version: 4,
  })
  const entry = await db().timelineEntry.create({ data: { id: newId(), incidentId: id, text: 'Seen', position: 0 } })
  await expect(editCause(ines, { id: a!, version: 2, entryIds: [entry.id] })).rejects.toMatchObject({
    name: 'Conflict',
    theirs: { kind: 'trigger', version: 4 },
  })
})

test('an edit that changes nothing makes no version', async () => {
  const ines = await makeMember()
  const { id } = await makeIncident(ines)
  const { a } = await makeTree(ines, id, 'a')
  await editCause(ines, { id: a!, version: 1, text: 'a', entryIds: [] })
  expect((await listCauses(ines, id))[0]?.version).toBe(1)
})

test('evidence is an entry of the same incident, and gone while the entry is deleted', async () => {
  const ines = await makeMember()
  const [one, two] = [await makeIncident(ines), await makeIncident(ines)]
  const { a } = await makeTree(ines, one.id, 'a')
  const makeEntry = (incidentId: string) =>
    db().timelineEntry.create({ data: { id: newId(), incidentId, text: 'Workers found dead', position: 0 } })
  const [mine, foreign] = [await makeEntry(one.id), await makeEntry(two.id)]
  const evidence = async () => (await listCauses(ines, one.id))[0]!.evidence.map((entry) => entry.id)

  await editCause(ines, { id: a!, version: 1, entryIds: [mine.id] })
  await editCause(ines, { id: a!, version: 2, text: 'b' })
  await expect(editCause(ines, { id: a!, version: 3, entryIds: [foreign.id] })).rejects.toThrow(/entries/)
  expect(await evidence()).toEqual([mine.id])
  await db().timelineEntry.update({ where: { id: mine.id }, data: { deletedAt: new Date() } })
  expect(await evidence()).toEqual([])
  await editCause(ines, { id: a!, version: 3, entryIds: [] })
  await db().timelineEntry.update({ where: { id: mine.id }, data: { deletedAt: null } })
  expect(await evidence()).toEqual([mine.id])
  await editCause(ines, { id: a!, version: 3, entryIds: [] })
  expect(await evidence()).toEqual([])
})

test('the causes of a private incident are there for those named on it only, and a viewer changes none', async () => {
  const ines = await makeMember()
  const [outsider, viewer] = [await makeMember('admin'), await makeMember('viewer')]
  const secret = await makeIncident(ines, { isPrivate: true })
  const open = await makeIncident(ines)
  const { a } = await makeTree(ines, secret.id, 'a')
  const { b } = await makeTree(ines, open.id, 'b')

  expect(await listCauses(outsider, secret.id)).toEqual([])
  await expect(listCauses(nobody, open.id)).rejects.toMatchObject({ name: 'NotFound' })
  const cause = { id: newId(), kind: 'trigger', text: 'x' } as const
  for (const attempt of [
    () => addCause(outsider, { ...cause, incidentId: secret.id }),
    () => editCause(outsider, { id: a!, version: 1, text: 'x' }),
    () => moveCause(outsider, { id: a!, step: 'up' }),
    () => deleteCause(outsider, a!),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ name: 'NotFound' })
  }
  for (const attempt of [
    () => addCause(viewer, { ...cause, incidentId: open.id }),
    () => editCause(viewer, { id: b!, version: 1, text: 'x' }),
    () => placeCause(viewer, { id: b!, parentId: null, beforeId: null }),
    () => deleteCause(viewer, b!),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ name: 'Forbidden' })
  }
})
