import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import type { MemberActor } from '@/lib/access/actor'
import { beat } from '@/lib/platform/beats.store'
import { db } from '@/lib/platform/db/client'
import { makeMember } from '@/tests/support/builders'
import { makeAction, makeCheck, passTime, stateOf } from '@/tests/support/checks'
import { httpServer } from '@/tests/support/far-side'
import { reachLoopback } from '@/tests/support/reach'
import { withoutDatabase } from '@/tests/support/without-database'
import { runNow } from './bindings.store'
import { defineKind, type Outcome } from './kinds/kind'
import { lookAtLateness } from './lateness.store'
import { makeRunner, type RunnerOptions } from './run-due'
import { getCheck } from './store'

let ines: MemberActor
beforeEach(async () => {
  await db().$executeRaw`UPDATE checks SET deleted_at = now()`
  ines = await makeMember('editor')
})

/** A kind of our own, in place of every kind: what it does is the test's. */
const kind = (run: (signal: AbortSignal) => Promise<Outcome>) =>
  defineKind({
    id: 'made-up',
    label: 'Made up',
    about: '',
    config: z.looseObject({}),
    initial: {},
    fields: [],
    describe: () => 'made up',
    run: (_, { signal }) => run(signal),
  })
const pass: Outcome = { verdict: 'pass', summary: 'fine' }
const runnerOf = (run: (signal: AbortSignal) => Promise<Outcome>, options: RunnerOptions = {}) =>
  makeRunner({ kindOf: () => kind(run), ...options })
const makeDueAgain = () => db().$executeRaw`UPDATE checks SET due_at = now() - interval '1 second' WHERE deleted_at IS NULL`
const runsOf = (checkId: string) => db().checkRun.findMany({ where: { checkId }, orderBy: { finishedAt: 'asc' } })

test('a real service that is red, then green, then red again moves its action by itself', async () => {
  let status = 503
  const { port } = await httpServer((_, response) => response.writeHead(status).end('{"status":"ok"}'))
  const runner = makeRunner({ reach: (parts) => reachLoopback({}, parts) })
  const action = await makeAction(ines)
  const config = { url: `http://127.0.0.1:${port}/health`, jsonPath: 'status', jsonValue: 'ok' }
  const id = await makeCheck(ines, { config, actionId: action.id, soakSeconds: 120 })
  const run = async () => {
    await makeDueAgain()
    await runner.claim()
    while ((await db().check.findUniqueOrThrow({ where: { id } })).leasedUntil) await sleep(20)
    await passTime(60)
    return stateOf(action.id)
  }
  expect([await run(), await run()]).toEqual(['done', 'done'])
  status = 200
  expect([await run(), await run(), await run()]).toEqual(['done', 'done', 'verified'])
  const green = await getCheck(ines, id)
  expect(green).toMatchObject({ passStreak: 3, firstRedAt: expect.any(Date), turnedGreenAt: expect.any(Date) })
  status = 500
  expect([await run(), await run()]).toEqual(['verified', 'regressed'])
  status = 200
  expect([await run(), await run(), await run()]).toEqual(['regressed', 'regressed', 'verified'])
  await runner.stop(1000)
  const moves = await db().actionTransition.findMany({ where: { actionId: action.id, checkRunId: { not: null } } })
  expect(moves.map(({ to }) => to).sort()).toEqual(['regressed', 'verified', 'verified'])
})

test('a check that hangs delays no other', async () => {
  const ids = await Promise.all(Array.from({ length: 20 }, () => makeCheck(ines)))
  const hung = ids[0] ?? ''
  let started = 0
  const runner = runnerOf(async (signal) => {
    if (started++ === 0) await new Promise((resolve) => signal.addEventListener('abort', resolve))
    return pass
  })
  expect(await runner.claim()).toBe(20)
  while ((await db().checkRun.count({ where: { checkId: { in: ids } } })) < 19) await sleep(20)
  const before = performance.now()
  await runner.stop(200)
  expect(performance.now() - before).toBeLessThan(2000)
  // What hung was given back unrun: the next worker takes it at once.
  expect(await db().checkRun.count({ where: { checkId: { in: ids } } })).toBe(19)
  const next = runnerOf(async () => pass)
  expect(await next.claim()).toBe(1)
  await next.stop(1000)
  expect(await db().check.count({ where: { id: { in: ids }, leasedUntil: { not: null } } })).toBe(0)
  expect(hung).not.toBe('')
})

test.each<[string, () => Promise<Outcome>, string]>([
  ['throws', () => Promise.reject(new TypeError('cannot read x of undefined')), 'check_crashed'],
  ['throws something that is no error', () => Promise.reject('oh'), 'check_crashed'],
])('a kind that %s is an error of ours, and takes nothing with it', async (_, run, failure) => {
  const action = await makeAction(ines)
  const id = await makeCheck(ines, { actionId: action.id, failuresToRegress: 1 })
  await db().correctiveAction.update({ where: { id: action.id }, data: { state: 'verified' } })
  const runner = runnerOf(run)
  await runner.claim()
  await runner.stop(1000)
  expect(await runsOf(id)).toMatchObject([{ verdict: 'error', failure }])
  expect(await stateOf(action.id)).toBe('verified')
})

test('a kind that breaks where it should only read its config takes nothing with it', async () => {
  const id = await makeCheck(ines)
  const broken = () => {
    throw new RangeError('Maximum call stack size exceeded')
  }
  const runner = makeRunner({ kindOf: () => ({ ...kind(async () => pass), read: broken }) })
  await runner.claim()
  await runner.stop(1000)
  expect(await runsOf(id)).toMatchObject([{ verdict: 'error', failure: 'check_crashed' }])
})

test('a check of a kind this program does not know, or with a config it cannot read, is an error with words', async () => {
  const unknown = await makeCheck(ines)
  const unreadable = await makeCheck(ines)
  await db().check.update({ where: { id: unknown }, data: { kind: 'from-the-future' } })
  await db().check.update({ where: { id: unreadable }, data: { config: { url: 7 } } })
  const runner = makeRunner()
  await runner.claim()
  await runner.stop(1000)
  expect(await runsOf(unknown)).toMatchObject([{ verdict: 'error', failure: 'unknown_kind' }])
  expect(await runsOf(unreadable)).toMatchObject([{ verdict: 'error', failure: 'invalid_config' }])
  expect((await getCheck(ines, unknown)).words).toContain('cannot read')
})

test('three workers, one of them killed and one asleep past its lease: every slot has one result', async () => {
  const ids = await Promise.all(Array.from({ length: 40 }, () => makeCheck(ines, { intervalSeconds: 60 })))
  const slow = () => runnerOf(async () => sleep(5, pass), { leaseSeconds: 1, mostHeld: 10 })
  // Killed: what it claimed is never heard of again. Asleep: it comes back with results nobody waits for any more.
  const killed = runnerOf(() => new Promise(() => {}), { leaseSeconds: 1, mostHeld: 10 })
  let wake = () => {}
  const sleeping = new Promise<void>((resolve) => {
    wake = resolve
  })
  const asleep = runnerOf(() => sleeping.then(() => ({ verdict: 'fail', summary: 'old news' })), {
    leaseSeconds: 1,
    mostHeld: 10,
  })
  const [one, two] = [slow(), slow()]
  await killed.claim()
  await asleep.claim()
  const until = performance.now() + 2500
  while (performance.now() < until) {
    await Promise.all([one.claim(), two.claim()])
    await sleep(50)
  }
  wake()
  await Promise.all([asleep.stop(2000), one.stop(2000), two.stop(2000)])
  const runs = await db().checkRun.findMany({ where: { checkId: { in: ids } } })
  expect(runs.filter(({ summary }) => summary === 'old news')).toEqual([])
  expect(runs).toHaveLength(40)
  expect(new Set(runs.map(({ checkId }) => checkId)).size).toBe(40)
})

test('what waits for its turn past its lease is not begun, for another worker has it by then', async () => {
  const config = { url: 'https://shop.example.org/health' }
  const ids = await Promise.all([makeCheck(ines, { config }), makeCheck(ines, { config })])
  const begun: string[] = []
  let release = () => {}
  const slow = runnerOf(
    async () => {
      begun.push('slow')
      await new Promise<void>((resolve) => {
        release = resolve
      })
      return pass
    },
    { perFarSide: 1, gapMs: 0, leaseSeconds: 1 },
  )
  expect(await slow.claim()).toBe(2)
  await sleep(1_100)
  const other = runnerOf(
    async () => {
      begun.push('other')
      return pass
    },
    { gapMs: 0 },
  )
  // Both leases are over: the other one looks at both, and the first one, awake again, only ends what it had begun.
  expect(await other.claim()).toBe(2)
  release()
  await other.stop(1_000)
  await slow.stop(1_000)
  expect(begun.sort()).toEqual(['other', 'other', 'slow'])
  expect(await db().checkRun.count({ where: { checkId: { in: ids } } })).toBe(2)
})

test('a worker that held on too late lets go of what another one took', async () => {
  const id = await makeCheck(ines)
  let stopped = false
  const asleep = runnerOf(
    async (signal) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      stopped = true
      return pass
    },
    { leaseSeconds: 1 },
  )
  await asleep.claim()
  await sleep(1_100)
  const other = runnerOf(async () => pass)
  await other.claim()
  await asleep.holdOn()
  expect(asleep.work()).toMatchObject({ held: 0 })
  await asleep.stop(1_000)
  await other.stop(1_000)
  expect(stopped).toBe(true)
  expect(await runsOf(id)).toHaveLength(1)
})

test('a check whose run outlasts the lease is held on to by its worker', async () => {
  const id = await makeCheck(ines)
  let end = () => {}
  const holder = runnerOf(() => new Promise((resolve) => (end = () => resolve(pass))), { leaseSeconds: 1 })
  const other = runnerOf(async () => ({ verdict: 'fail', summary: 'taken over' }), { leaseSeconds: 1 })
  await holder.claim()
  for (let beat = 0; beat < 6; beat++) {
    await sleep(300)
    await holder.holdOn()
    expect(await other.claim()).toBe(0)
  }
  end()
  await holder.stop(1000)
  expect(await runsOf(id)).toMatchObject([{ verdict: 'pass' }])
})

test('"run now" names who asked', async () => {
  const id = await makeCheck(ines)
  await db().$executeRaw`UPDATE checks SET due_at = now() + interval '1 hour'`
  await runNow(ines, id)
  await sleep(5)
  const runner = runnerOf(async () => pass)
  expect(await runner.claim()).toBe(1)
  await runner.stop(1000)
  expect((await runsOf(id))[0]?.askedById).toBe(ines.memberId)
})

test('a worker says how late it begins, and what is late by more than its interval is counted', async () => {
  await Promise.all([1, 2, 3].map(() => makeCheck(ines, { intervalSeconds: 60 })))
  await db().$executeRaw`UPDATE checks SET due_at = now() - interval '61 seconds' WHERE deleted_at IS NULL`
  expect((await lookAtLateness()).late).toBe(3)
  await db().$executeRaw`UPDATE checks SET due_at = now() - interval '20 seconds' WHERE deleted_at IS NULL`
  expect((await lookAtLateness()).late).toBe(0)
  const runner = runnerOf(async () => pass)
  await runner.claim()
  while (runner.work().held > 0) await sleep(20)
  await runner.stop(1000)
  expect(runner.work()).toMatchObject({ held: 0, inFlight: 0, begun: 3 })
  expect(runner.work().halfLateMs).toBeGreaterThanOrEqual(20_000)
  await beat({ id: 'a worker', kind: 'worker', version: '0' }, runner.work())
  expect((await lookAtLateness()).workers).toEqual([runner.work()])
})

test('one far side is asked by few at once and never without a pause, and holds up nobody else', async () => {
  const at = (host: string) => ({ config: { url: `https://${host}.example.org/` } })
  for (let n = 0; n < 12; n++) await makeCheck(ines, at('slow'))
  const other = await makeCheck(ines, at('other'))
  await db().$executeRaw`UPDATE checks SET due_at = now() - interval '1 second' WHERE deleted_at IS NULL AND id <> ${other}::uuid`
  let [atOnce, most] = [0, 0]
  const begun: number[] = []
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  const runner = makeRunner({
    perFarSide: 3,
    gapMs: 10,
    kindOf: () => ({
      ...kind(async () => pass),
      run: async (config) => {
        if (!JSON.stringify(config).includes('slow')) return pass
        begun.push(performance.now())
        most = Math.max(most, ++atOnce)
        await released
        atOnce--
        return pass
      },
    }),
  })
  expect(await runner.claim()).toBe(13)
  // The other one is the youngest, and all before it go to a far side that does not answer.
  while ((await runsOf(other)).length === 0) await sleep(20)
  expect(begun.length).toBeLessThanOrEqual(3)
  release()
  while ((await db().checkRun.count({ where: { check: { deletedAt: null } } })) < 13) await sleep(20)
  await runner.stop(1000)
  expect(most).toBe(3)
  // Eleven pauses of 10 ms; less is allowed for a first one that was noted late.
  expect((begun.at(-1) ?? 0) - (begun[0] ?? 0)).toBeGreaterThan(80)
})

test('a worker whose database is gone keeps what it found, claims no more than it can hold, and stores it once it can', async () => {
  for (let n = 0; n < 30; n++) await makeCheck(ines)
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  const runner = runnerOf(() => released.then(() => pass), { mostHeld: 20, gapMs: 0, perFarSide: 20 })
  expect(await runner.claim()).toBe(20)
  expect(await runner.claim()).toBe(0)
  await withoutDatabase(async () => {
    release()
    await sleep(300)
    expect(runner.work()).toMatchObject({ held: 20, inFlight: 0 })
    await expect(runner.claim().then((count) => count || Promise.reject(new Error('none')))).rejects.toThrow()
  })
  while ((await db().checkRun.count({ where: { check: { deletedAt: null } } })) < 20) await sleep(20)
  await runner.claim()
  while ((await db().checkRun.count({ where: { check: { deletedAt: null } } })) < 30) await sleep(20)
  await runner.stop(1000)
  expect(await db().check.count({ where: { deletedAt: null, leasedUntil: { not: null } } })).toBe(0)
  expect(await db().checkRun.count({ where: { check: { deletedAt: null } } })).toBe(30)
})

test.each([-300, 300])(
  'a worker whose clock is %i s off runs nothing early, and dates what it saw by the database',
  async (seconds) => {
    const due = await makeCheck(ines, { intervalSeconds: 600 })
    const later = await makeCheck(ines, { intervalSeconds: 600 })
    await db().$executeRaw`UPDATE checks SET last_run_at = now() - interval '600 seconds' WHERE deleted_at IS NULL`
    await db().$executeRaw`UPDATE checks SET due_at = now() + interval '240 seconds' WHERE id = ${later}::uuid`
    const [before] = await db().$queryRaw<{ at: Date; dueAt: Date }[]>`
    SELECT now() AS at, due_at AS "dueAt" FROM checks WHERE id = ${due}::uuid`
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 })
    try {
      const runner = runnerOf(async () => pass)
      expect(await runner.claim()).toBe(1)
      while (runner.work().held > 0) await sleep(20)
      expect(await runner.claim()).toBe(0)
      await runner.stop(1000)
    } finally {
      vi.useRealTimers()
    }
    const [run] = await runsOf(due)
    const [after] = await db().$queryRaw<{ at: Date }[]>`SELECT now() AS at`
    expect(run?.slotAt).toEqual(before?.dueAt)
    // A second for what comes between the two clocks: the way of the claim.
    expect(run?.startedAt.getTime()).toBeGreaterThanOrEqual((before?.at.getTime() ?? 0) - 1000)
    expect(run?.finishedAt.getTime()).toBeLessThanOrEqual((after?.at.getTime() ?? 0) + 1000)
    const { dueAt } = await db().check.findUniqueOrThrow({ where: { id: due } })
    expect(dueAt).toEqual(new Date((before?.dueAt.getTime() ?? 0) + 600_000))
    expect(await runsOf(later)).toEqual([])
  },
)
