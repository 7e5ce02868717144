import { beforeEach, expect, test } from 'vitest'
import { type MemberActor, nobody } from '@/lib/access/actor'
import { deleteAction, restoreAction } from '@/lib/corrective-actions/store'
import { db } from '@/lib/platform/db/client'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { makeMember } from '@/tests/support/builders'
import { makeAction, makeCheck, makeVerified, runSeries, stateOf } from '@/tests/support/checks'
import { bindCheck, runChecksOf, runNow, unbindCheck } from './bindings.store'
import { listAllChecks } from './brief.store'
import { createCheck, deleteCheck, disableCheck, editCheck, enableCheck, restoreCheck } from './edit.store'
import { contentOfCheckAt, listChanges, listCheckEdits, listRuns } from './history.store'
import { getCheck, listChecksOfActions } from './store'

let ines: MemberActor
let viewer: MemberActor
let other: MemberActor
beforeEach(async () => {
  await db().$executeRaw`UPDATE checks SET deleted_at = now()`
  ines = await makeMember('editor', 'Ines')
  viewer = await makeMember('viewer', 'Vera')
  other = await makeMember('admin', 'Otto')
})
const config = { url: 'https://shop.example.org/health' }
const proof = { intervalSeconds: 60, passesToVerify: 3, soakSeconds: 0, failuresToRegress: 2 }
const edit = (id: string, change: Record<string, unknown> = {}, version = 1) =>
  editCheck(ines, { id, version, title: 'The shop answers', config, ...proof, ...change })
const verified = async () => {
  const { action, checkId: id } = await makeVerified(ines)
  return { action, id }
}
const lastBecause = async (actionId: string) =>
  (await db().actionTransition.findFirstOrThrow({ where: { actionId }, orderBy: { sequence: 'desc' } })).because

test('a check is written down once, however often its form is sent, and is due at once', async () => {
  const input = { id: newId(), kind: 'http', title: '', config, ...proof, actionId: null }
  await Promise.all([1, 2, 3].map(() => createCheck(ines, input)))
  await createCheck(ines, input)
  const check = await getCheck(ines, input.id)
  expect(check.title).toBe('GET https://shop.example.org/health answers 200')
  expect(check.dueAt && check.dueAt <= new Date()).toBe(true)
  expect((await listCheckEdits(ines, input.id)).map(({ change, author }) => [change, author?.name])).toEqual([
    ['created', 'Ines'],
  ])
})

test('what the kind cannot use is refused with the field to blame', async () => {
  const input = { id: newId(), kind: 'http', title: '', config: { url: 'ftp://x' }, ...proof, actionId: null }
  const refused = await createCheck(ines, input).catch((error) => error)
  expect(refused).toBeInstanceOf(Invalid)
  expect(refused.fields['config.url']).toContain('https://')
  await expect(createCheck(ines, { ...input, kind: 'telepathy' })).rejects.toBeInstanceOf(Invalid)
})

test('a heartbeat sets its own pace and has an address of its own', async () => {
  const id = await makeCheck(ines, { kind: 'heartbeat', config: { periodSeconds: 3600, graceSeconds: 600 } })
  const check = await getCheck(ines, id)
  expect(check.intervalSeconds).toBe(4200)
  expect(check.heartbeat?.token).toMatch(/^[0-9a-f-]{36}$/)
  expect((await getCheck(viewer, id)).heartbeat?.token).toBeNull()
})

test('viewers see checks but neither their config nor a way to change them; nobody sees any', async () => {
  const { id, action } = await verified()
  expect((await getCheck(viewer, id)).config).toBeNull()
  const forbidden = [
    () => editCheck(viewer, { id, version: 1, title: '', config, ...proof }),
    () => disableCheck(viewer, id, 1),
    () => deleteCheck(viewer, id, 1),
    () => bindCheck(viewer, action.id, id),
    () => unbindCheck(viewer, action.id, id),
    () => runNow(viewer, id),
    () => makeCheck(viewer),
    () => contentOfCheckAt(viewer, id, 1),
  ]
  for (const attempt of forbidden) await expect(attempt()).rejects.toBeInstanceOf(Forbidden)
  await expect(getCheck(nobody, id)).rejects.toBeInstanceOf(NotFound)
  await expect(listAllChecks(nobody, { words: true })).rejects.toBeInstanceOf(NotFound)
})

test('a check that proves only actions of a private incident is absent for everybody else, on every way', async () => {
  const secret = await makeAction(ines, 'done', { isPrivate: true })
  const open = await makeAction(ines)
  const id = await makeCheck(ines, { actionId: secret.id })
  await runSeries(id, 'pass fail')
  const blind = async (actor: MemberActor) => {
    await expect(getCheck(actor, id)).rejects.toBeInstanceOf(NotFound)
    expect(await listAllChecks(actor, { words: true })).toEqual([])
    expect(await listRuns(actor, id)).toEqual([])
    expect(await listChanges(actor, id)).toEqual([])
    expect(await listCheckEdits(actor, id)).toEqual([])
    expect((await listChecksOfActions(actor, [secret.id])).size).toBe(0)
  }
  await blind(other)
  for (const attempt of [
    () => editCheck(other, { id, version: 1, title: '', config, ...proof }),
    () => disableCheck(other, id, 1),
    () => deleteCheck(other, id, 1),
    () => restoreCheck(other, id),
    () => bindCheck(other, open.id, id),
    () => unbindCheck(other, secret.id, id),
    () => runNow(other, id),
    () => makeCheck(other, { actionId: secret.id }),
  ])
    await expect(attempt()).rejects.toBeInstanceOf(NotFound)
  expect(await contentOfCheckAt(other, id, 1)).toBeNull()
  await runChecksOf(other, secret.id)

  // Bound to an open one as well it is there for all, and the private action beside it still is not.
  await bindCheck(ines, open.id, id)
  expect((await getCheck(other, id)).actions.map(({ number }) => number)).toEqual([open.number])
  expect((await getCheck(ines, id)).actions).toHaveLength(2)
  await expect(bindCheck(other, secret.id, id)).rejects.toBeInstanceOf(NotFound)
})

test('an edit at an old version is a conflict that shows what stands there now', async () => {
  const id = await makeCheck(ines)
  await edit(id, { title: 'Mine' })
  const conflict = await edit(id, { title: 'Yours' }).catch((error) => error)
  expect(conflict).toBeInstanceOf(Conflict)
  expect(conflict.theirs.title).toBe('Mine')
  expect((await getCheck(ines, id)).title).toBe('Mine')
})

test.each<[string, Record<string, unknown>, RegExp | null]>([
  ['another name', { title: 'Renamed' }, null],
  ['stricter proof', { passesToVerify: 9, failuresToRegress: 1, intervalSeconds: 30 }, null],
  ['another address', { config: { url: 'https://shop.example.org/other' } }, /checks something else/],
  ['fewer passes', { passesToVerify: 1 }, /fewer passes/],
  ['more patience', { failuresToRegress: 5 }, /more failures/],
  ['a longer interval', { intervalSeconds: 600 }, /less often/],
])('a verified action and an edit to %s', async (_, change, because) => {
  const { action, id } = await verified()
  await runSeries(id, 'pass pass pass')
  await edit(id, change)
  expect(await stateOf(action.id)).toBe(because ? 'done' : 'verified')
  if (because) expect(await lastBecause(action.id)).toMatch(because)
})

test('another wording starts streaks and red → green anew, the same one spelled differently does not', async () => {
  const id = await makeCheck(ines)
  await runSeries(id, 'fail pass pass')
  await edit(id, { config: { timeoutSeconds: 10, ...config } })
  expect(await getCheck(ines, id)).toMatchObject({ passStreak: 2, turnedGreenAt: expect.any(Date) })
  await edit(id, { config: { ...config, contains: 'ok' } }, 2)
  expect(await getCheck(ines, id)).toMatchObject({ passStreak: 0, firstRedAt: null, turnedGreenAt: null, lastVerdict: null })
  expect((await listCheckEdits(ines, id)).map(({ changed }) => changed)).toEqual([['config'], [], []])
  expect((await contentOfCheckAt(ines, id, 1))?.config).toMatchObject(config)
})

test('switching off, deleting or taking off a check sends its verified action back to done, and says who and why', async () => {
  for (const [take, words] of [
    [(id: string) => disableCheck(ines, id, 1), 'was switched off'],
    [(id: string) => deleteCheck(ines, id, 1), 'was deleted'],
    [(id: string, actionId: string) => unbindCheck(ines, actionId, id), 'was taken off it'],
  ] as const) {
    const { action, id } = await verified()
    await take(id, action.id)
    expect(await stateOf(action.id)).toBe('done')
    expect(await lastBecause(action.id)).toContain(words)
    const { memberId } = await db().actionTransition.findFirstOrThrow({
      where: { actionId: action.id },
      orderBy: { sequence: 'desc' },
    })
    expect(memberId).toBe(ines.memberId)
  }
})

test('a check that joins those of a verified action sends it back to done until it proves as well, one that proves already does not', async () => {
  const { action, id } = await verified()
  const proving = await makeCheck(ines)
  await runSeries(proving, 'pass pass pass')
  await bindCheck(ines, action.id, proving)
  await bindCheck(ines, action.id, id)
  expect(await stateOf(action.id)).toBe('verified')
  const unproven = await makeCheck(ines)
  await bindCheck(ines, action.id, unproven)
  expect(await stateOf(action.id)).toBe('done')
  expect(await lastBecause(action.id)).toContain('was bound, which does not prove it yet')

  // Put away, it is not asked; brought back, it is again.
  await deleteCheck(ines, unproven, 1)
  await runSeries(id, 'pass pass pass')
  expect(await stateOf(action.id)).toBe('verified')
  await restoreCheck(ines, unproven)
  expect(await stateOf(action.id)).toBe('done')
  expect(await lastBecause(action.id)).toContain('was brought back')
})

test('an action that was deleted while its check was loosened comes back waiting for proof', async () => {
  const { action, id } = await verified()
  await deleteAction(ines, action.id)
  await edit(id, { passesToVerify: 1 })
  await restoreAction(ines, action.id)
  expect(await stateOf(action.id)).toBe('done')
  expect(await lastBecause(action.id)).toMatch(/fewer passes/)
})

test('a deleted check is gone from lists and runs no more, and comes back whole', async () => {
  const { action, id } = await verified()
  await runSeries(id, 'fail pass')
  await deleteCheck(ines, id, 1)
  expect(await listAllChecks(ines, { words: true })).toEqual([])
  expect((await listChecksOfActions(ines, [action.id])).size).toBe(0)
  await expect(runNow(ines, id)).rejects.toBeInstanceOf(NotFound)
  await restoreCheck(ines, id)
  await restoreCheck(ines, id)
  const check = await getCheck(ines, id)
  expect(check.recent).toEqual(['fail', 'pass'])
  expect(check.actions.map(({ number }) => number)).toEqual([action.number])
  expect(check.dueAt && check.dueAt <= new Date()).toBe(true)
})

test('a check that is off is not run on demand, and is due when it is on again', async () => {
  const id = await makeCheck(ines)
  await disableCheck(ines, id, 1)
  expect((await getCheck(ines, id)).dueAt).toBeNull()
  await expect(runNow(ines, id)).rejects.toThrow(/switched off/)
  await enableCheck(ines, id, 2)
  expect((await getCheck(ines, id)).dueAt).not.toBeNull()
})

test('the history shows what was observed at each change, and a list shows the last runs of each check', async () => {
  const action = await makeAction(ines)
  const id = await makeCheck(ines, { actionId: action.id })
  await runSeries(id, 'fail fail pass pass error pass')
  expect((await listChanges(ines, id)).map(({ verdict }) => verdict)).toEqual(['pass', 'error', 'pass', 'fail'])
  expect(await listRuns(ines, id, { take: 2 })).toHaveLength(2)
  const [check] = (await listChecksOfActions(ines, [action.id])).get(action.id) ?? []
  expect(check?.recent).toEqual(['fail', 'fail', 'pass', 'pass', 'error', 'pass'])
  expect(check?.words).toBe('GET https://shop.example.org/health answers 200')
})

test('binding twice is binding once, and each is told in the record of the incident', async () => {
  const action = await makeAction(ines)
  const id = await makeCheck(ines)
  await bindCheck(ines, action.id, id)
  await bindCheck(ines, action.id, id)
  await unbindCheck(ines, action.id, id)
  await unbindCheck(ines, action.id, id)
  const activity = await db().activity.findMany({ where: { incidentId: action.incidentId, kind: { startsWith: 'check_' } } })
  expect(activity.map(({ kind }) => kind).sort()).toEqual(['check_bound', 'check_unbound'])
})
