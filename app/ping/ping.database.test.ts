import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { editCheck } from '@/lib/checks/edit.store'
import { listRuns } from '@/lib/checks/history.store'
import { takeKeptPings } from '@/lib/checks/kept-pings.store'
import { getPingKey, renewPingKey } from '@/lib/checks/ping-key.store'
import { makeRunner } from '@/lib/checks/run-due'
import { getCheck } from '@/lib/checks/store'
import { beat } from '@/lib/platform/beats.store'
import { db } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/ids'
import { overrideSettings } from '@/lib/platform/settings'
import { makeMember } from '@/tests/support/builders'
import { makeAction, makeCheck, passTime, stateOf } from '@/tests/support/checks'
import { GET as ofSlug } from './[token]/[signal]/[ofSlug]/route'
import { POST as postSignal, GET as signal } from './[token]/[signal]/route'
import { POST as postSuccess, GET as success } from './[token]/route'

const folder = mkdtempSync(join(tmpdir(), 'nevermore-pings-'))
beforeAll(() => overrideSettings({ dataDir: folder }))
afterAll(() => rmSync(folder, { recursive: true }))

let ines: MemberActor
let id: string
let token: string
const web = { id: 'web-1', kind: 'web' as const, version: '1' }

beforeEach(async () => {
  await db().$executeRaw`DELETE FROM process_beats`
  await db().$executeRaw`UPDATE checks SET deleted_at = now()`
  ines = await makeMember('editor')
  id = await makeCheck(ines, { kind: 'heartbeat', config: { periodSeconds: 3600, graceSeconds: 300 }, failuresToRegress: 1 })
  token = (await getCheck(ines, id)).heartbeat?.token ?? ''
})

const ping = (path = '', body?: string) => {
  const [, name = ''] = path.split(/[/?]/)
  const request = new Request(`http://localhost/ping/${token}${path}`, body === undefined ? {} : { method: 'POST', body })
  const isBare = path === '' || path.startsWith('?')
  if (isBare) return (body === undefined ? success : postSuccess)(request, { params: Promise.resolve({ token }) })
  return (body === undefined ? signal : postSignal)(request, { params: Promise.resolve({ token, signal: name }) })
}
const heartbeat = () => db().heartbeat.findUniqueOrThrow({ where: { checkId: id } })
/** Whatever is due is run by a real worker's runner. */
const work = async () => {
  const runner = makeRunner()
  await runner.claim()
  await runner.stop(5000)
  return { ...(await getCheck(ines, id)), recent: (await listRuns(ines, id)).reverse() }
}
/** The web process lived all the time. */
const listened = async () => {
  await beat(web)
  await db().$executeRaw`UPDATE process_beats SET unbroken_since_at = now() - interval '30 days'`
}

test.each<[string, string | undefined, number, string]>([
  ['', undefined, 200, 'OK'],
  ['', 'backed up 12 GB', 200, 'OK'],
  ['?rid=123e4567-e89b-12d3-a456-426614174000', undefined, 200, 'OK'],
  ['?rid=nonsense', undefined, 400, 'invalid uuid format'],
  ['/start', undefined, 200, 'OK'],
  ['/fail', undefined, 200, 'OK'],
  ['/log', 'half way', 200, 'OK'],
  ['/0', undefined, 200, 'OK'],
  ['/255', undefined, 200, 'OK'],
  ['/256', undefined, 400, 'invalid url format'],
  ['/-1', undefined, 400, 'invalid url format'],
  ['/explode', undefined, 400, 'invalid url format'],
])('a ping to /ping/<uuid>%s answers as scripts for Healthchecks expect', async (path, body, status, words) => {
  const response = await ping(path, body)
  expect(response.status).toBe(status)
  expect(await response.text()).toBe(words)
  expect(response.headers.get('content-type')).toContain('text/plain')
  if (status === 200 && body) expect((await heartbeat()).lastBody).toBe(body)
})

test('an address nobody made, or whose check was deleted, is not found', async () => {
  const own = token
  for (token of ['00000000-0000-4000-8000-000000000000', 'not-a-uuid', "' OR 1=1"]) expect((await ping()).status).toBe(404)
  token = own
  await db().check.update({ where: { id }, data: { deletedAt: new Date() } })
  expect((await ping()).status).toBe(404)
})

test('the first 10 KB of a body are kept, whatever is in it', async () => {
  expect((await ping('', `\0${'ü'.repeat(9000)}`)).status).toBe(200)
  const kept = (await heartbeat()).lastBody ?? ''
  expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(10_010)
  expect(kept.startsWith('\uFFFDüü')).toBe(true)
})

test('each signal makes the next verdict immediate: waiting, green, red by exit status, green, red by silence', async () => {
  await listened()
  expect(await work()).toMatchObject({ lastVerdict: 'error', recent: [{ failure: 'waiting_for_first_ping' }] })
  await ping()
  expect(await work()).toMatchObject({ lastVerdict: 'pass', passStreak: 1 })
  await ping('/3', 'disk full')
  const red = await work()
  expect(red).toMatchObject({ lastVerdict: 'fail', firstRedAt: expect.any(Date) })
  expect(red.recent.at(-1)?.summary).toBe('It reported a failure with exit status 3')
  await ping('/0')
  expect(await work()).toMatchObject({ lastVerdict: 'pass', turnedGreenAt: expect.any(Date) })
  await passTime(3899)
  await listened()
  expect((await work()).recent).toHaveLength(4)
  await passTime(8)
  await listened()
  const silent = await work()
  expect(silent.recent.at(-1)).toMatchObject({ verdict: 'fail', failure: 'no_ping' })
})

test('a start is no sign of success, and a run that does not end within the grace is red', async () => {
  await listened()
  await ping()
  await work()
  await ping('/start')
  await ping('/log', 'half way')
  expect((await work()).recent).toHaveLength(1)
  await passTime(307)
  await listened()
  expect((await work()).recent.at(-1)).toMatchObject({ failure: 'did_not_finish' })
})

test('silence while this installation was down takes nothing back; silence in the whole period after it does', async () => {
  const action = await makeAction(ines, 'verified')
  await db().actionCheck.create({ data: { actionId: action.id, checkId: id } })
  await listened()
  await ping()
  await work()
  // A night in which neither web nor worker ran.
  await passTime(12 * 3600)
  await beat({ ...web, id: 'web-2' })
  expect((await work()).recent.at(-1)).toMatchObject({ verdict: 'error', failure: 'was_not_listening' })
  expect(await stateOf(action.id)).toBe('verified')
  await passTime(3907)
  await db().$executeRaw`UPDATE process_beats SET beat_at = now() WHERE id = 'web-2'`
  expect((await work()).recent.at(-1)).toMatchObject({ verdict: 'fail', failure: 'no_ping' })
  expect(await stateOf(action.id)).toBe('regressed')
})

test('without a web process nobody could have heard: nothing is red', async () => {
  await listened()
  await ping()
  await work()
  await passTime(12 * 3600)
  expect((await work()).recent.at(-1)).toMatchObject({ verdict: 'error', failure: 'was_not_listening' })
})

test('1 000 pings in a hurry are each answered, and the last one counts', async () => {
  const answers = await Promise.all(Array.from({ length: 1000 }, (_, index) => ping(index === 999 ? '' : '/log', `n ${index}`)))
  expect(answers.every(({ status }) => status === 200)).toBe(true)
  // Where the machine is so busy that some took too long for whoever pings.
  await takeKeptPings()
  expect((await heartbeat()).lastSuccessAt).not.toBeNull()
})

test('a slug behind the ping key is another name of the check; nothing is made by a slug that is not there', async () => {
  const config = { periodSeconds: 3600, graceSeconds: 300, slug: 'nightly-backup' }
  await db().instance.create({ data: { id: newId() } })
  const named = await makeCheck(ines, { kind: 'heartbeat', config })
  const get = (...parts: string[]) => {
    const [token = '', signalName = '', more = ''] = parts
    const request = new Request(`http://localhost/ping/${parts.join('/')}`)
    if (parts.length === 3) return ofSlug(request, { params: Promise.resolve({ token, signal: signalName, ofSlug: more }) })
    return signal(request, { params: Promise.resolve({ token, signal: signalName }) })
  }
  const beaten = () => db().heartbeat.findUniqueOrThrow({ where: { checkId: named } })
  const key = await getPingKey(ines)
  expect((await get(key, 'nightly-backup')).status).toBe(200)
  expect((await beaten()).lastSignal).toBe('success')
  expect((await get(key, 'nightly-backup', 'start')).status).toBe(200)
  expect((await get(key, 'nightly-backup', '3')).status).toBe(200)
  expect(await beaten()).toMatchObject({ lastSignal: 'exit', lastExitStatus: 3 })
  expect((await get(key, 'nightly-backup', 'explode')).status).toBe(400)
  for (const parts of [
    [key, 'hourly-backup'],
    [`${key}x`, 'nightly-backup'],
    ["' OR 1=1", 'nightly-backup'],
    [token, 'nightly-backup', 'start'],
  ])
    expect((await get(...parts)).status, parts.join('/')).toBe(parts[0] === token ? 400 : 404)
  expect(await db().heartbeat.count({ where: { slug: 'hourly-backup' } })).toBe(0)
  await expect(makeCheck(ines, { kind: 'heartbeat', config })).rejects.toThrow(/has this slug/)

  await renewPingKey(await makeMember('admin'))
  expect((await get(key, 'nightly-backup')).status).toBe(404)
  expect((await get(await getPingKey(ines), 'nightly-backup')).status).toBe(200)
  await expect(renewPingKey(ines)).rejects.toThrow()
})

test('another slug takes the place of the one before', async () => {
  const check = await getCheck(ines, id)
  const { title, intervalSeconds, passesToVerify, soakSeconds, failuresToRegress, version } = check
  const proof = { intervalSeconds, passesToVerify, soakSeconds, failuresToRegress }
  const edit = (slug: string, at: number) =>
    editCheck(ines, { id, version: at, title, config: { periodSeconds: 3600, graceSeconds: 300, slug }, ...proof })
  await edit('first', version)
  await edit('second', version + 1)
  expect((await heartbeat()).slug).toBe('second')
  await edit('', version + 2)
  expect((await heartbeat()).slug).toBeNull()
})
