import { beforeEach, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { db } from '@/lib/platform/db/client'
import { makeMember } from '@/tests/support/builders'
import { makeAction, makeCheck, passTime, runSeries, stateOf } from '@/tests/support/checks'
import { disableCheck } from './edit.store'
import { noticeStale } from './stale.store'

let ines: MemberActor
beforeEach(async () => {
  await db().$executeRaw`UPDATE checks SET deleted_at = now(), stale_since_at = NULL`
  await db().$executeRaw`DELETE FROM process_beats`
  ines = await makeMember('editor', 'Ines')
})

const workersSince = (seconds: number) => db().$executeRaw`
  INSERT INTO process_beats (id, kind, version, started_at, beat_at, unbroken_since_at)
  VALUES ('w', 'worker', '1', now(), now(), now() - make_interval(secs => ${seconds}))`
const told = async (incidentId: string) => {
  const rows = await db().activity.findMany({
    where: { incidentId, kind: { in: ['check_stale', 'check_fresh'] } },
    orderBy: { sequence: 'asc' },
  })
  return rows.map(({ kind, data }) => [kind, (data as { because?: string }).because ?? null])
}

test('a check that cannot look makes its action stale once an episode, however many workers sweep, and never regresses it', async () => {
  const action = await makeAction(ines)
  const id = await makeCheck(ines, { actionId: action.id, staleSeconds: 600 })
  await runSeries(id, 'pass pass pass error')
  expect(await stateOf(action.id)).toBe('verified')
  expect(await noticeStale()).toBe(0)
  await passTime(560)
  const noticed = await Promise.all([1, 2, 3, 4].map(() => noticeStale()))
  expect(noticed.reduce((sum, each) => sum + each, 0)).toBe(1)
  expect(await noticeStale()).toBe(0)
  await runSeries(id, 'error')
  expect(await noticeStale()).toBe(0)
  expect(await stateOf(action.id)).toBe('verified')
  expect(await told(action.incidentId)).toEqual([['check_stale', expect.stringMatching(/^it could not look for 10 min/)]])

  expect(await db().notice.count({ where: { kind: 'check_stale', checkId: id } })).toBe(1)
  await runSeries(id, 'pass')
  expect(await noticeStale()).toBe(1)
  expect(await noticeStale()).toBe(0)
  await runSeries(id, 'error')
  await passTime(700)
  expect(await noticeStale()).toBe(1)
  expect((await told(action.incidentId)).map(([kind]) => kind)).toEqual(['check_stale', 'check_fresh', 'check_stale'])
  expect(await db().notice.count({ where: { kind: 'check_stale', checkId: id } })).toBe(2)
})

test('a check nobody runs is stale once the workers have had time to catch up, and not before', async () => {
  const action = await makeAction(ines)
  const id = await makeCheck(ines, { actionId: action.id, staleSeconds: 600 })
  await runSeries(id, 'pass')
  await passTime(3600)
  expect(await noticeStale()).toBe(0)
  await workersSince(60)
  expect(await noticeStale()).toBe(0)
  await db().$executeRaw`DELETE FROM process_beats`
  await workersSince(400)
  expect(await noticeStale()).toBe(1)
  expect(await told(action.incidentId)).toEqual([['check_stale', expect.stringMatching(/^nobody looked for 1 h/)]])
})

test('a stale check that is switched off is no longer stale, which nobody needs to be told twice', async () => {
  const action = await makeAction(ines)
  const waived = await makeAction(ines, 'waived')
  const id = await makeCheck(ines, { actionId: action.id, staleSeconds: 600 })
  await db().actionCheck.create({ data: { actionId: waived.id, checkId: id } })
  await runSeries(id, 'error')
  await passTime(700)
  await noticeStale()
  await disableCheck(ines, id, 1)
  expect(await noticeStale()).toBe(1)
  expect((await told(action.incidentId)).map(([kind]) => kind)).toEqual(['check_stale'])
  expect(await told(waived.incidentId)).toEqual([])
  expect((await db().check.findUniqueOrThrow({ where: { id } })).staleSinceAt).toBeNull()
})
