import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import type { MemberActor } from '@/lib/access/actor'
import { beat, heardOf } from '@/lib/platform/beats.store'
import { db } from '@/lib/platform/db/client'
import { makeMember } from '@/tests/support/builders'
import { claim, makeAction, makeCheck, OUTCOMES, passTime, stateOf } from '@/tests/support/checks'
import { claimDue } from './claims.store'
import { defineKind, type Outcome } from './kinds/kind'
import { makeRunner } from './run-due'
import { recordRun } from './runs.store'
import { mendSchedules } from './sweep.store'

// The database's clock cannot be moved by a test; everything that it wrote can, which is the same to whoever compares both.
let ines: MemberActor
beforeEach(async () => {
  await db().$executeRaw`DELETE FROM checks`
  await db().$executeRaw`DELETE FROM process_beats`
  ines = await makeMember('editor')
})

const CHECKS = 60
const kind = defineKind({
  ...{ id: 'made-up', label: 'Made up', about: '', config: z.looseObject({}), initial: {}, fields: [] },
  describe: () => 'made up',
  run: async (): Promise<Outcome> => ({ verdict: 'pass', summary: 'fine' }),
})

/** Runs whatever is due until nothing is; how many were in flight at once, at most. */
async function work(): Promise<number> {
  let [atOnce, most] = [0, 0]
  const counted = async () => {
    most = Math.max(most, ++atOnce)
    await sleep(1)
    atOnce--
    return OUTCOMES.pass
  }
  const runner = makeRunner({ kindOf: () => ({ ...kind, run: counted }), gapMs: 0 })
  await runner.claim()
  while (runner.work().held > 0) await sleep(10)
  await runner.stop(1_000)
  return most
}
const runs = () => db().$queryRaw<{ looks: number; leftOut: number }[]>`
  SELECT count(*) FILTER (WHERE failure IS DISTINCT FROM 'skipped')::int AS looks, count(*) FILTER (WHERE failure = 'skipped')::int AS "leftOut"
  FROM check_runs GROUP BY check_id`
/** Where in its ten minutes each check is due, in milliseconds. */
const beats = async () =>
  new Map((await db().check.findMany()).map(({ id, dueAt }) => [id, (dueAt?.getTime() ?? 0) % 600_000] as const))

/** Checks that were looked at once, one with a verified action, and are due in two to eight of their ten minutes. */
async function lookedAt() {
  const action = await makeAction(ines, 'verified')
  for (let n = 0; n < CHECKS; n++) await makeCheck(ines, { intervalSeconds: 600, config: { url: 'https://shop.example.org/' } })
  await work()
  await db().$executeRaw`
    UPDATE checks SET due_at = now() + interval '2 minutes' + random() * interval '6 minutes'`
  const [first] = await db().check.findMany({ take: 1 })
  await db().actionCheck.create({ data: { actionId: action.id, checkId: first?.id ?? '' } })
  return action
}

test.each([7_200, 86_400])(
  'a clock that jumps ahead by %i s makes one look a check, in turns, and each stays on its beat',
  async (seconds) => {
    const action = await lookedAt()
    await passTime(600)
    await work()
    const before = await beats()
    await passTime(seconds)
    // All of them at once, and all towards one far side: it is asked as politely as ever.
    expect(await work()).toBeLessThanOrEqual(8)
    expect(await runs()).toEqual(Array(CHECKS).fill({ looks: 3, leftOut: 1 }))
    expect(await work()).toBe(0)
    for (const [id, beat] of await beats()) expect(Math.abs(beat - (before.get(id) ?? -1)) % 600_000).toBeLessThanOrEqual(1)
    expect(await stateOf(action.id)).toBe('verified')
  },
)

test.each([3_600, 86_400])(
  'a clock that is set back by %i s puts off no check by more than a minute, not one held by a worker that is gone',
  async (seconds) => {
    const action = await lookedAt()
    await passTime(600)
    // Ten are in the hands of a worker that nobody hears of again.
    expect(await claimDue(10, 30)).toHaveLength(10)
    await passTime(-seconds)
    expect(await work()).toBe(0)
    await mendSchedules()
    const due = (await db().check.findMany()).map(({ dueAt }) => (dueAt?.getTime() ?? 0) - Date.now())
    expect(Math.max(...due)).toBeLessThanOrEqual(60_000)
    // Not all in one moment.
    expect(due.filter((at) => at > 20_000).length).toBeGreaterThan(5)
    expect(due.filter((at) => at <= 20_000).length).toBeGreaterThan(5)
    expect(await db().check.count({ where: { leasedUntil: { not: null } } })).toBe(0)
    await passTime(60)
    await work()
    expect((await runs()).map(({ looks }) => looks)).toEqual(Array(CHECKS).fill(2))
    await mendSchedules()
    expect(await work()).toBe(0)
    expect(await stateOf(action.id)).toBe('verified')
  },
)

test('a check whose slot has its result already goes on to the next one', async () => {
  const id = await makeCheck(ines, { intervalSeconds: 60 })
  const claimed = await claim(id)
  await db().checkRun.create({
    data: {
      id: claimed.id,
      checkId: id,
      slotAt: claimed.dueAt,
      startedAt: claimed.dueAt,
      finishedAt: claimed.dueAt,
      verdict: 'fail',
      summary: 'then',
    },
  })
  expect(await recordRun(claimed, OUTCOMES.pass, 5)).toBe(false)
  const { dueAt, leasedUntil } = await db().check.findUniqueOrThrow({ where: { id } })
  expect(dueAt?.getTime()).toBeGreaterThan(claimed.dueAt.getTime())
  expect(leasedUntil).toBeNull()
})

test('a process that ended before the clock was set back is not taken for alive, and one that lives was there all the time', async () => {
  const web = { id: 'web', kind: 'web' as const, version: '1' }
  await beat(web)
  await db().$executeRaw`UPDATE process_beats SET unbroken_since_at = now() - interval '10 minutes'`
  await passTime(-3_600)
  expect(await heardOf('web')).toBeNull()
  await beat(web)
  const heard = await heardOf('web')
  expect(heard?.since.getTime()).toBeLessThanOrEqual(heard?.until.getTime() ?? 0)
})
