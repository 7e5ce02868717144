import { beforeEach, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { db } from '@/lib/platform/db/client'
import { makeMember } from '@/tests/support/builders'
import { claim, makeAction, makeCheck, OUTCOMES, passTime, stateOf } from '@/tests/support/checks'
import { runNow } from './bindings.store'
import { type Claimed, claimDue } from './claims.store'
import { disableCheck } from './edit.store'
import { type Finding, recordRuns } from './run-batch.store'
import { recordRun } from './runs.store'

let ines: MemberActor
beforeEach(async () => {
  await db().$executeRaw`UPDATE checks SET deleted_at = now()`
  ines = await makeMember('editor', 'Ines')
})
const row = (id: string) => db().check.findUniqueOrThrow({ where: { id } })
const runsOf = (checkId: string) => db().checkRun.findMany({ where: { checkId }, orderBy: { slotAt: 'asc' } })
const finding = (claimed: Claimed, verdict: 'pass' | 'fail' | 'error'): Finding => ({
  claimed,
  outcome: OUTCOMES[verdict],
  startedAt: claimed.claimedAt,
  finishedAt: new Date(claimed.claimedAt.getTime() + 5),
})

test('kept together or one by one, runs add up to the same and move the same actions', async () => {
  const verdicts = 'pass fail fail pass error pass pass pass error fail fail fail pass pass pass pass fail pass error error pass'
  const sides = await Promise.all(
    ['together', 'alone'].map(async () => {
      const action = await makeAction(ines)
      return { action, check: await makeCheck(ines, { actionId: action.id, soakSeconds: 90 }) }
    }),
  )
  const [together, alone] = sides.map(({ check }) => check) as [string, string]
  let keptTogether = 0
  for (const verdict of verdicts.split(' ') as ('pass' | 'fail' | 'error')[]) {
    await db().$executeRaw`UPDATE checks SET due_at = now() - interval '1 millisecond' WHERE deleted_at IS NULL`
    const claims = new Map((await claimDue(10, 30)).map((claimed) => [claimed.id, claimed]))
    const [one, other] = [claims.get(together), claims.get(alone)]
    if (!one || !other) throw new Error('Both were due.')
    if ((await recordRuns([finding(one, verdict)])).has(together)) keptTogether++
    else expect(await recordRun(one, OUTCOMES[verdict], 5)).toBe(true)
    expect(await recordRun(other, OUTCOMES[verdict], 5)).toBe(true)
    const [a, b] = await Promise.all([told(together), told(alone)])
    expect(a).toEqual(b)
    expect(await stateOf(sides[0]?.action.id ?? '')).toBe(await stateOf(sides[1]?.action.id ?? ''))
    await passTime(60)
  }
  const moves = await Promise.all(
    sides.map(({ action }) => db().actionTransition.findMany({ where: { actionId: action.id }, orderBy: { sequence: 'asc' } })),
  )
  const [a, b] = moves.map((list) => list.map(({ from, to, because }) => [from, to, because]))
  expect(a).toEqual(b)
  expect(a?.map(([, to]) => to)).toEqual(['open', 'verified', 'regressed', 'verified'])
  // Were it all the long way, nothing would have been compared.
  expect(keptTogether).toBeGreaterThan(10)
})

/** What a check adds up to, with moments as whole minutes ago: the two sides are milliseconds apart. */
async function told(id: string) {
  const { lastRunAt, lastVerdict, passStreak, failStreak, ...check } = await row(id)
  const minutes = (at: Date | null) => at && Math.round((Date.now() - at.getTime()) / 60_000)
  const { passingSinceAt, failingSinceAt, erringSinceAt, firstRedAt, turnedGreenAt } = check
  const since = [lastRunAt, passingSinceAt, failingSinceAt, erringSinceAt, firstRedAt, turnedGreenAt].map(minutes)
  const runs = (await runsOf(id)).map(({ verdict, failure, summary }) => [verdict, failure, summary])
  return { lastVerdict, passStreak, failStreak, since, runs, leasedUntil: check.leasedUntil, askedById: check.askedById }
}

test('of many runs each is kept for its own check, and those that come too late are not', async () => {
  const ids: string[] = []
  for (let n = 0; n < 12; n++) ids.push(await makeCheck(ines))
  const claims = await claimDue(100, 30)
  const [edited, takenOver, ...rest] = claims
  if (!edited || !takenOver) throw new Error('They were due.')
  await disableCheck(ines, edited.id, 1)
  await db().$executeRaw`UPDATE checks SET lease_fence = lease_fence + 1 WHERE id = ${takenOver.id}::uuid`
  const findings = claims.map((claimed, n) => finding(claimed, n % 2 === 0 ? 'pass' : 'fail'))
  const kept = await recordRuns(findings)
  expect([...kept].sort()).toEqual(rest.map(({ id }) => id).sort())
  for (const { claimed, outcome } of findings) {
    const runs = await runsOf(claimed.id)
    expect(runs.map(({ verdict }) => verdict)).toEqual(kept.has(claimed.id) ? [outcome.verdict] : [])
  }
  // Written once: what is sent again is refused, together and alone.
  expect((await recordRuns(findings)).size).toBe(0)
  expect(await recordRun(rest[0] ?? edited, OUTCOMES.pass, 5)).toBe(false)
  expect(await db().checkRun.count({ where: { checkId: { in: ids } } })).toBe(10)
})

test.each([
  ['before', 0],
  ['behind', 1],
])('a result of an older claim that comes along %s that of the newer one is refused, and decides nothing', async (_, place) => {
  const id = await makeCheck(ines)
  const old = finding(await claim(id), 'pass')
  await db().$executeRaw`UPDATE checks SET leased_until = now() - interval '1 second' WHERE id = ${id}::uuid`
  await passTime(90)
  const together = [finding(await claim(id), 'fail')]
  together.splice(place, 0, old)
  expect([...(await recordRuns(together))]).toEqual([id])
  const runs = await runsOf(id)
  expect(runs.map(({ verdict, failure }) => [verdict, failure])).toEqual([
    ['error', 'skipped'],
    ['fail', 'wrong_status'],
  ])
  const { dueAt, ...kept } = await row(id)
  expect(kept).toMatchObject({ passStreak: 0, failStreak: 1, lastVerdict: 'fail', leasedUntil: null })
  expect(dueAt?.getTime()).toBeGreaterThan(runs[1]?.slotAt.getTime() ?? 0)
})

test('a check that somebody holds is left alone, and nobody waits for it', async () => {
  const [held, free] = [await makeCheck(ines), await makeCheck(ines)]
  const claims = await claimDue(10, 30)
  const kept = await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM checks WHERE id = ${held}::uuid FOR UPDATE`
    return recordRuns(claims.map((claimed) => finding(claimed, 'pass')))
  })
  expect([...kept]).toEqual([free])
})

test('"run now" pressed meanwhile stands, and a night without a worker is one row', async () => {
  const id = await makeCheck(ines)
  await recordRun(await claim(id), OUTCOMES.pass, 5)
  await passTime(3600)
  const claimed = await claim(id)
  await db().$executeRaw`UPDATE checks SET leased_until = now() + interval '30 seconds' WHERE id = ${id}::uuid`
  await runNow(ines, id)
  await recordRuns([finding(claimed, 'fail')])
  expect(await row(id)).toMatchObject({ askedById: ines.memberId, leasedUntil: null, failStreak: 1 })
  expect((await runsOf(id)).map(({ failure }) => failure)).toEqual([null, 'skipped', 'wrong_status'])
  expect((await claim(id)).askedById).toBe(ines.memberId)
})
