import { beforeEach, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { db } from '@/lib/platform/db/client'
import { makeMember } from '@/tests/support/builders'
import { makeAction, makeCheck, passTime, runSeries } from '@/tests/support/checks'
import { listChanges, listDays, listRuns } from './history.store'
import { sweepRuns } from './sweep.store'

let ines: MemberActor
beforeEach(async () => {
  await db().$executeRaw`DELETE FROM checks`
  ines = await makeMember('editor', 'Ines')
})
const DAY = 86_400
const inSum = (days: { passes: number; fails: number; errors: number }[]) =>
  days.reduce((sum, each) => [sum[0]! + each.passes, sum[1]! + each.fails, sum[2]! + each.errors], [0, 0, 0])

test('old runs are thinned to changes and daily counts: what was observed at each change, and how many of each, stay the same', async () => {
  const action = await makeAction(ines)
  const id = await makeCheck(ines, { actionId: action.id })
  await runSeries(id, 'fail fail fail pass pass pass pass pass error error pass pass fail fail fail pass', DAY / 4)
  await passTime(100 * DAY)
  await runSeries(id, 'pass pass pass')
  const before = await Promise.all([listChanges(ines, id), listDays(ines, id), db().check.findUniqueOrThrow({ where: { id } })])
  const moved = await db().actionTransition.findMany({ where: { actionId: action.id, checkRunId: { not: null } } })
  expect(moved.map(({ to }) => to)).toEqual(['verified', 'regressed', 'verified'])

  const gone = await sweepRuns(90)
  expect(gone).toBeGreaterThan(5)
  expect(await sweepRuns(90)).toBe(0)
  expect(await Promise.all([listChanges(ines, id), listDays(ines, id), db().check.findUniqueOrThrow({ where: { id } })])).toEqual(
    before,
  )
  // 16 and 3 runs, and the slots that nobody looked at, as one row a gap.
  const runs = await db().checkRun.count({ where: { checkId: id } })
  const [passes, fails, errors] = inSum(before[1])
  expect([passes, fails]).toEqual([11, 6])
  expect(passes! + fails! + errors!).toBe(runs + gone)
  const kept = await db().actionTransition.findMany({ where: { actionId: action.id, checkRunId: { not: null } } })
  expect(kept).toEqual(moved)
  const verdicts = (await listChanges(ines, id)).filter(({ failure }) => failure !== 'skipped').map(({ verdict }) => verdict)
  expect(verdicts.at(-1)).toBe('fail')
})

test('a day that is thinned twice is counted once, and what is new is kept in full', async () => {
  const id = await makeCheck(ines)
  await runSeries(id, 'pass pass pass pass', 60)
  const days = await listDays(ines, id)
  await passTime(2 * DAY)
  expect(await sweepRuns(3)).toBe(0)
  expect(await listRuns(ines, id)).toHaveLength(4)
  expect(await sweepRuns(1)).toBe(3)
  expect(inSum(await listDays(ines, id))).toEqual(inSum(days))
  expect(await listRuns(ines, id)).toHaveLength(1)
})

test('what was thinned out of a private check is told to nobody else', async () => {
  const secret = await makeAction(ines, 'done', { isPrivate: true })
  const id = await makeCheck(ines, { actionId: secret.id })
  await runSeries(id, 'pass pass')
  await passTime(2 * DAY)
  await sweepRuns(1)
  expect(inSum(await listDays(ines, id))).toEqual([2, 0, 0])
  expect(await listDays(await makeMember('admin'), id)).toEqual([])
})
