import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { takeKeptPings } from '@/lib/checks/kept-pings.store'
import { recordPing } from '@/lib/checks/pings.store'
import { makeRunner } from '@/lib/checks/run-due'
import { beat } from '@/lib/platform/beats.store'
import { db } from '@/lib/platform/db/client'
import { overrideSettings } from '@/lib/platform/settings'
import { makeMember } from '@/tests/support/builders'
import { makeAction, makeCheck, passTime, stateOf } from '@/tests/support/checks'
import { withoutDatabase } from '@/tests/support/without-database'
import { POST as signal } from './[token]/[signal]/route'
import { POST as success } from './[token]/route'

const folder = mkdtempSync(join(tmpdir(), 'nevermore-pings-'))
let ines: MemberActor
beforeAll(() => overrideSettings({ dataDir: folder }))
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(async () => {
  notByItself()
  await db().$executeRaw`UPDATE checks SET deleted_at = now()`
  ines = await makeMember('editor')
})

const config = { periodSeconds: 3600, graceSeconds: 300 }
const makeHeartbeat = async () => {
  const id = await makeCheck(ines, { kind: 'heartbeat', config, failuresToRegress: 1 })
  const { token } = await db().heartbeat.findUniqueOrThrow({ where: { checkId: id } })
  return { id, token }
}
const ping = async (token: string, body = '', name = '') => {
  const request = new Request(`http://localhost/ping/${token}/${name}`, { method: 'POST', body })
  const params = { token, signal: name }
  const answer = await (name ? signal : success)(request, { params: Promise.resolve(params) })
  return answer.status
}
/** What is kept is tried again by itself after a second; a test says when. */
const notByItself = () => {
  const again = globalThis as typeof globalThis & { nevermorePingsAgain?: NodeJS.Timeout }
  clearTimeout(again.nevermorePingsAgain)
  delete again.nevermorePingsAgain
}
const beaten = (checkId: string) => db().heartbeat.findUniqueOrThrow({ where: { checkId } })
const look = async (id: string) => {
  const runner = makeRunner()
  await runner.claim()
  await runner.stop(5000)
  const run = await db().checkRun.findFirst({ where: { checkId: id }, orderBy: { slotAt: 'desc' } })
  return run?.failure ?? run?.verdict
}

test('1 000 pings while the database is away are all answered, and all of them are known once it is back', async () => {
  const beats = await Promise.all(Array.from({ length: 50 }, () => makeHeartbeat()))
  const answers: number[] = []
  let [began, ended] = [new Date(), new Date()]
  await withoutDatabase(async () => {
    began = new Date()
    for (let round = 0; round < 20; round++)
      answers.push(...(await Promise.all(beats.map(({ token }) => ping(token, `round ${round}`)))))
    ended = new Date()
  })
  expect(answers).toEqual(Array(1000).fill(200))
  expect(existsSync(join(folder, 'kept-pings'))).toBe(true)
  await sleep(50)
  await takeKeptPings()
  for (const { id } of beats) {
    const { lastSuccessAt, lastBody } = await beaten(id)
    expect(lastBody).toBe('round 19')
    // When it came, but for the time that a statement waits for its turn on a busy machine.
    expect(lastSuccessAt?.getTime()).toBeGreaterThanOrEqual(began.getTime() - 5)
    expect(lastSuccessAt?.getTime()).toBeLessThanOrEqual(ended.getTime() + 5_000)
  }
  expect(await ping(beats[0]?.token ?? '', 'straight')).toBe(200)
  expect((await beaten(beats[0]?.id ?? '')).lastBody).toBe('straight')
})

test('a ping that came in time while the database was away is waited for, and its action stays verified', async () => {
  const action = await makeAction(ines, 'verified')
  const { id, token } = await makeHeartbeat()
  await db().actionCheck.create({ data: { actionId: action.id, checkId: id } })
  const life = { id: 'web', kind: 'web' as const, version: '1' }
  await ping(token)
  expect(await look(id)).toBe('pass')
  await beat(life)
  await db().$executeRaw`UPDATE process_beats SET unbroken_since_at = now() - interval '30 days'`
  await passTime(3895)
  await db().$executeRaw`UPDATE process_beats SET beat_at = now()`
  await withoutDatabase(async () => expect(await ping(token)).toBe(200))
  notByItself()
  // Ten seconds without the database: what came meanwhile is not recorded yet.
  await passTime(12)
  expect(await look(id)).toBe('not_heard_yet')
  await takeKeptPings()
  await beat(life)
  expect(await look(id)).toBe('pass')
  expect(await stateOf(action.id)).toBe('verified')
})

test('what was kept and comes late changes nothing that was said since, and can be recorded twice', async () => {
  const { id, token } = await makeHeartbeat()
  await ping(token, 'the disk is full', '3')
  const ago = (seconds: number) => new Date(Date.now() - seconds * 1000)
  for (const seconds of [60, 60, 30]) await recordPing({ token }, { kind: 'success' }, 'all is well', ago(seconds))
  await recordPing({ token }, { kind: 'exit', status: 9 }, 'worse', ago(10))
  const { lastSuccessAt, lastFailAt, ...rest } = await beaten(id)
  expect(rest).toMatchObject({ lastBody: 'the disk is full', lastSignal: 'exit', lastExitStatus: 3 })
  expect(Math.round(((lastFailAt?.getTime() ?? 0) - (lastSuccessAt?.getTime() ?? 0)) / 1000)).toBe(30)
})

test('a ping that nobody waits for, kept with others, does not stand in their way', async () => {
  const { id, token } = await makeHeartbeat()
  await withoutDatabase(async () => {
    expect(await ping('00000000-0000-4000-8000-000000000000')).toBe(200)
    expect(await ping(token, 'after it')).toBe(200)
  })
  await takeKeptPings()
  expect((await beaten(id)).lastBody).toBe('after it')
  expect(await ping('00000000-0000-4000-8000-000000000000')).toBe(404)
})
