import { beforeEach, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { db } from '@/lib/platform/db/client'
import { makeMember } from '@/tests/support/builders'
import { claim, makeAction, makeCheck, makeVerified, OUTCOMES, passTime, runSeries, stateOf } from '@/tests/support/checks'
import { bindCheck, runNow } from './bindings.store'
import { claimDue, extendLeases, releaseLeases } from './claims.store'
import { disableCheck, editCheck } from './edit.store'
import { isDue } from './rules'
import { recordRun } from './runs.store'

let ines: MemberActor
beforeEach(async () => {
  await db().$executeRaw`UPDATE checks SET deleted_at = now()`
  ines = await makeMember('editor', 'Ines')
})
const row = (id: string) => db().check.findUniqueOrThrow({ where: { id } })
const makeChecks = async (count: number, fields: Parameters<typeof makeCheck>[1] = {}) => {
  const ids: string[] = []
  while (ids.length < count) ids.push(await makeCheck(ines, fields))
  return ids
}
const runsOf = (checkId: string) => db().checkRun.findMany({ where: { checkId }, orderBy: { slotAt: 'asc' } })

test('three workers that claim at once share the due checks out, each to exactly one', async () => {
  const ids = await makeChecks(120)
  const taken: string[] = []
  const worker = async () => {
    for (;;) {
      const claimed = await claimDue(7, 30)
      if (claimed.length === 0) return
      taken.push(...claimed.map(({ id }) => id))
    }
  }
  await Promise.all([worker(), worker(), worker()])
  // A row that two looked at in the same instant is skipped by one and left to the next look.
  await worker()
  expect(taken.sort()).toEqual(ids.sort())
})

test('what is claimed is what the rules call due', async () => {
  const due = await makeCheck(ines)
  const later = await makeCheck(ines)
  const off = await makeCheck(ines)
  await db().$executeRaw`UPDATE checks SET due_at = now() + interval '1 minute' WHERE id = ${later}::uuid`
  await disableCheck(ines, off, 1)
  const now = new Date()
  expect(isDue(await row(due), now)).toBe(true)
  expect(isDue(await row(later), now)).toBe(false)
  expect(isDue(await row(off), now)).toBe(false)
  expect((await claimDue(10, 30)).map(({ id }) => id)).toEqual([due])
})

test('the checks of a worker that was killed are taken over when its lease ends, and not before', async () => {
  const id = await makeCheck(ines)
  const killed = await claim(id)
  await passTime(29)
  expect(await claimDue(10, 30)).toEqual([])
  await passTime(2)
  const taker = await claim(id)
  expect(taker.fence).toBeGreaterThan(killed.fence)
  expect(await recordRun(taker, OUTCOMES.pass, 5)).toBe(true)
  // The first one was only asleep. What it found comes too late, whatever it was.
  expect(await recordRun(killed, OUTCOMES.fail, 5)).toBe(false)
  expect((await runsOf(id)).map(({ verdict }) => verdict)).toEqual(['pass'])
  expect(await row(id)).toMatchObject({ passStreak: 1, failStreak: 0, leasedUntil: null })
})

test('a lease that is extended lasts, and one that was taken over cannot be extended by the loser', async () => {
  const id = await makeCheck(ines)
  const first = await claim(id)
  await passTime(20)
  await extendLeases([first], 30)
  await passTime(20)
  expect(await claimDue(10, 30)).toEqual([])
  await passTime(11)
  const second = await claim(id)
  await releaseLeases([first])
  await extendLeases([first], 3000)
  expect(await claimDue(10, 30)).toEqual([])
  await releaseLeases([second])
  expect((await claim(id)).fence).toBe(second.fence + 1)
})

test('one result a slot: the same claim recorded twice counts once', async () => {
  const id = await makeCheck(ines)
  const claimed = await claim(id)
  const outcomes = await Promise.all([1, 2, 3].map(() => recordRun(claimed, OUTCOMES.pass, 5)))
  expect(outcomes.filter(Boolean)).toHaveLength(1)
  expect(await runsOf(id)).toHaveLength(1)
  expect((await row(id)).passStreak).toBe(1)
})

test('the next slot stands one interval after the last, however late the run was', async () => {
  const id = await makeCheck(ines, { intervalSeconds: 60 })
  await recordRun(await claim(id), OUTCOMES.pass, 5)
  // The second look of a new check stands anywhere in its interval; this one is to be ten seconds late.
  await db().$executeRaw`UPDATE checks SET due_at = now() + interval '60 seconds' WHERE id = ${id}::uuid`
  await passTime(70)
  const claimed = await claim(id)
  await recordRun(claimed, OUTCOMES.pass, 5)
  expect((await row(id)).dueAt).toEqual(new Date(claimed.dueAt.getTime() + 60_000))
})

test('checks that were made together run at once, and from then on at different moments of their interval', async () => {
  const ids = await makeChecks(40, { intervalSeconds: 600 })
  const claims = await claimDue(100, 30)
  expect(claims).toHaveLength(40)
  for (const claimed of claims) await recordRun(claimed, OUTCOMES.pass, 5)
  const waits = await Promise.all(
    claims.map(async ({ id, dueAt }) => ((await row(id)).dueAt?.getTime() ?? 0) / 1000 - dueAt.getTime() / 1000),
  )
  expect(ids).toHaveLength(40)
  expect(waits.filter((seconds) => seconds < 60 || seconds > 600)).toEqual([])
  // 40 of them in 10 parts of the interval: a part that holds more than half would be no spread.
  const parts = waits.map((seconds) => Math.floor(seconds / 60))
  expect(Math.max(...parts.map((part) => parts.filter((each) => each === part).length))).toBeLessThan(20)
})

test('after a night without a worker one run is made and the missed ones are kept as one row', async () => {
  const id = await makeCheck(ines, { intervalSeconds: 60 })
  await recordRun(await claim(id), OUTCOMES.pass, 5)
  await passTime(8 * 3600)
  await recordRun(await claim(id), OUTCOMES.pass, 5)
  const runs = await runsOf(id)
  expect(runs.map(({ verdict, failure }) => [verdict, failure])).toEqual([
    ['pass', null],
    ['error', 'skipped'],
    ['pass', null],
  ])
  // 480 minutes; the first slot of them was due a minute after the first run, and the newest one was run.
  expect(runs[1]?.summary).toBe('No worker looked for 7 h 59 min: 479 runs left out')
  expect((await row(id)).erringSinceAt).toBeNull()
})

test('a result for a wording that was edited or switched off meanwhile is refused', async () => {
  const id = await makeCheck(ines)
  const before = await claim(id)
  const { version, title, intervalSeconds, passesToVerify, soakSeconds, failuresToRegress } = await row(id)
  const proof = { intervalSeconds, passesToVerify, soakSeconds, failuresToRegress }
  await editCheck(ines, { id, version, title, config: { url: 'https://shop.example.org/other' }, ...proof })
  expect(await recordRun(before, OUTCOMES.pass, 5)).toBe(false)
  const edited = await claim(id)
  await disableCheck(ines, id, version + 1)
  expect(await recordRun(edited, OUTCOMES.pass, 5)).toBe(false)
  expect(await runsOf(id)).toEqual([])
})

test('"run now" while it runs makes it run once more, in the name of who asked', async () => {
  const id = await makeCheck(ines)
  const claimed = await claim(id)
  await passTime(1)
  await runNow(ines, id)
  await recordRun(claimed, OUTCOMES.fail, 5)
  await recordRun(await claim(id), OUTCOMES.pass, 5)
  const runs = await db().checkRun.findMany({ where: { checkId: id }, orderBy: { slotAt: 'asc' } })
  expect(runs.map(({ verdict }) => verdict)).toEqual(['fail', 'pass'])
  expect(runs.map(({ askedById }) => askedById)).toEqual([null, ines.memberId])
  expect((await row(id)).askedById).toBeNull()
})

test('an action that is done becomes verified by enough passes over the soak time, and regressed by enough failures', async () => {
  const action = await makeAction(ines)
  const id = await makeCheck(ines, { actionId: action.id, soakSeconds: 600 })
  await runSeries(id, 'pass pass pass pass pass pass pass pass pass pass')
  expect(await stateOf(action.id)).toBe('done')
  await runSeries(id, 'pass')
  expect(await stateOf(action.id)).toBe('verified')
  await runSeries(id, 'fail')
  expect(await stateOf(action.id)).toBe('verified')
  await runSeries(id, 'fail fail fail')
  expect(await stateOf(action.id)).toBe('regressed')
  const transitions = await db().actionTransition.findMany({ where: { actionId: action.id }, orderBy: { sequence: 'asc' } })
  expect(transitions.map(({ from, to, because }) => [from, to, because])).toEqual([
    [null, 'open', 'written down'],
    ['done', 'verified', 'The shop answers passed 11 times in a row'],
    ['verified', 'regressed', 'The shop answers failed 2 times in a row'],
  ])
  expect(transitions[2]?.checkRunId).not.toBeNull()
  const activity = await db().activity.findMany({ where: { incidentId: action.incidentId, kind: { startsWith: 'action_' } } })
  expect(activity.map(({ kind }) => kind).sort()).toEqual(['action_added', 'action_regressed', 'action_verified'])
})

test('errors neither verify nor regress, however many', async () => {
  const { action, checkId: id } = await makeVerified(ines)
  await runSeries(id, 'fail error error error error')
  expect(await stateOf(action.id)).toBe('verified')
  await runSeries(id, 'fail')
  expect(await stateOf(action.id)).toBe('regressed')
})

test('an action with two checks needs both, also when they finish in the same moment', async () => {
  for (let round = 0; round < 12; round++) {
    const action = await makeAction(ines)
    const one = await makeCheck(ines, { actionId: action.id, passesToVerify: 1 })
    const two = await makeCheck(ines, { actionId: action.id, passesToVerify: 1 })
    const claims = await claimDue(10, 30)
    expect(claims.map(({ id }) => id).sort()).toEqual([one, two].sort())
    await Promise.all(claims.map((claimed) => recordRun(claimed, OUTCOMES.pass, 5)))
    expect(await stateOf(action.id)).toBe('verified')
    expect(await db().actionTransition.count({ where: { actionId: action.id, to: 'verified' } })).toBe(1)
  }
})

test('one check proves many actions, and its failure takes all of them back', async () => {
  const actions = await Promise.all([1, 2, 3].map(() => makeAction(ines)))
  const id = await makeCheck(ines, { passesToVerify: 1, failuresToRegress: 1 })
  for (const action of actions) await bindCheck(ines, action.id, id)
  await runSeries(id, 'pass')
  expect(await Promise.all(actions.map((action) => stateOf(action.id)))).toEqual(['verified', 'verified', 'verified'])
  await runSeries(id, 'fail')
  expect(await Promise.all(actions.map((action) => stateOf(action.id)))).toEqual(['regressed', 'regressed', 'regressed'])
})

test('what another server said is stored even where PostgreSQL could not keep it as it came', async () => {
  const id = await makeCheck(ines)
  const observed = `a\0b\ud800${'x'.repeat(5000)}`
  await recordRun(await claim(id), { verdict: 'fail', summary: observed, evidence: [{ what: 'Body', observed }] }, 5)
  const [run] = await runsOf(id)
  expect(run?.summary.startsWith('a\uFFFDb\uFFFDxxx')).toBe(true)
  expect(run?.summary.length).toBe(500)
})
