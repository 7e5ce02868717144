import pg from 'pg'
import { afterAll, afterEach, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { endSession } from '@/lib/access/session.store'
import { bindCheck } from '@/lib/checks/bindings.store'
import { createCheck } from '@/lib/checks/edit.store'
import { moveAction } from '@/lib/corrective-actions/state.store'
import { createAction } from '@/lib/corrective-actions/store'
import { Limited } from '@/lib/platform/errors'
import { hashSecret, newId, newSecret } from '@/lib/platform/ids'
import { makeIncident, makeMember } from '@/tests/support/builders'
import { db } from '../platform/db/client'
import { mayFollow } from './audience.store'
import { Hub } from './hub'
import { leavePresent, stayPresent } from './presence.store'
import { Topics, topicName } from './topics'

const hub = new Hub(process.env.DATABASE_URL ?? '')
const leaving: (() => void)[] = []
afterEach(() => {
  for (const leave of leaving.splice(0)) leave()
})
afterAll(() => hub.stop())

/** Somebody who looks at a page: what they were told, and a wait for the next time. */
function look(memberId: string, topics: string[], sessionId = newId()) {
  const told: string[] = []
  const waiting: (() => void)[] = []
  const hear = (text: string) => {
    told.push(text)
    for (const resolve of waiting.splice(0)) resolve()
  }
  leaving.push(hub.follow({ memberId, sessionId, topics, tell: (news) => hear(news.join(' ')), end: () => hear('the end') }))
  const next = async () => {
    if (told.length === 0) await new Promise<void>((resolve) => waiting.push(resolve))
    return told.shift()
  }
  return { told, next }
}

/** What happened until now has been told: a later change of a check that nobody else follows has come through. */
async function settle(actor: MemberActor) {
  const id = newId()
  await createCheck(actor, { id, ...CHECK })
  const page = look(actor.memberId, [`check:${id}`])
  await db().check.update({ where: { id }, data: { version: { increment: 1 } } })
  await page.next()
}

test('whoever looks at the board is told when an action is written, moved or bound, and nobody who is not looking', async () => {
  const [actor, reader] = [await makeMember(), await makeMember('viewer')]
  const { id: incidentId } = await makeIncident(actor)
  await settle(actor)
  const board = look(reader.memberId, ['board'])
  const elsewhere = look(reader.memberId, [`incident:${newId()}`])
  const { id } = await createAction(actor, { id: newId(), incidentId, title: 'Tell on-call' })
  expect(await board.next()).toBe('board')
  await moveAction(actor, { id, from: 'open', to: 'in_progress', because: '' })
  expect(await board.next()).toBe('board')
  const checkId = newId()
  await createCheck(actor, { id: checkId, ...CHECK })
  await bindCheck(actor, id, checkId)
  expect(await board.next()).toBe('board')
  expect(elsewhere.told).toEqual([])
})

test('of a private incident only those are told who are named on it', async () => {
  const [actor, other] = [await makeMember(), await makeMember('admin')]
  await settle(actor)
  const { id: incidentId } = await makeIncident(actor, { isPrivate: true })
  await settle(actor)
  const named = look(actor.memberId, ['board', `incident:${incidentId}`])
  const unnamed = look(other.memberId, ['board', `incident:${incidentId}`])
  await createAction(actor, { id: newId(), incidentId, title: 'Kestrel' })
  expect(await named.next()).toBe(`board incident:${incidentId}`)
  expect(unnamed.told).toEqual([])
  expect(await mayFollow(actor, { kind: 'incident', id: incidentId })).toBe(true)
  expect(await mayFollow(other, { kind: 'incident', id: incidentId })).toBe(false)
})

test('whoever comes to an incident or leaves it is told to those who look at it and may see it', async () => {
  const [actor, other] = [await makeMember(), await makeMember('admin')]
  await settle(actor)
  const { id: incidentId } = await makeIncident(actor, { isPrivate: true })
  await settle(actor)
  const topic = `presence:${incidentId}`
  const [named, unnamed] = [look(actor.memberId, [topic, 'board']), look(other.memberId, [topic, 'board'])]
  const page = { id: newId(), incidentId }
  await stayPresent(actor, page)
  expect(await named.next()).toBe(topic)
  await leavePresent(actor, page)
  expect(await named.next()).toBe(topic)
  await settle(actor)
  expect(unnamed.told).toEqual([])
  expect(await mayFollow(other, { kind: 'presence', id: incidentId })).toBe(false)
})

test('an incident that becomes private goes from the boards of those who saw it', async () => {
  const [actor, other] = [await makeMember(), await makeMember()]
  const { id } = await makeIncident(actor)
  await settle(actor)
  const unnamed = look(other.memberId, ['board', `incident:${id}`])
  await db().incident.update({ where: { id }, data: { isPrivate: true } })
  expect(await unnamed.next()).toBe('board')
})

test('each of hundreds of runs written at once is told to the page of its check', async () => {
  const actor = await makeMember()
  const ids = Array.from({ length: 450 }, () => newId())
  await db().check.createMany({ data: ids.map((id) => ({ id, kind: 'http', title: 'up', config: {} })) })
  const pages = [ids[0], ids[199], ids[200], ids[449]].map((id) => ({ id, page: look(actor.memberId, [`check:${id}`]) }))
  const now = new Date()
  await db().checkRun.createMany({
    data: ids.map((checkId) => ({
      ...{ checkId, slotAt: now, startedAt: now, finishedAt: now, verdict: 'pass' as const, summary: '200' },
    })),
  })
  for (const { id, page } of pages) expect(await page.next()).toBe(`check:${id}`)
})

test('a check that proves a private incident only is followed by those who are named on it', async () => {
  const [actor, other] = [await makeMember(), await makeMember()]
  const { id: incidentId } = await makeIncident(actor, { isPrivate: true })
  const action = await createAction(actor, { id: newId(), incidentId, title: 'Kestrel' })
  const checkId = newId()
  await createCheck(actor, { id: checkId, ...CHECK, actionId: action.id })
  await settle(actor)
  expect(await mayFollow(other, { kind: 'check', id: checkId })).toBe(false)
  const [named, unnamed] = [look(actor.memberId, [`check:${checkId}`]), look(other.memberId, [`check:${checkId}`])]
  await db().check.update({ where: { id: checkId }, data: { version: { increment: 1 } } })
  expect(await named.next()).toBe(`check:${checkId}`)
  expect(unnamed.told).toEqual([])
})

test('signing out ends what the session follows', async () => {
  const actor = await makeMember()
  await settle(actor)
  const [sessionId, expiresAt] = [newId(), new Date(Date.now() + 60_000)]
  await db().session.create({
    data: { id: sessionId, secretHash: hashSecret(newSecret()), memberId: actor.memberId, expiresAt },
  })
  const page = look(actor.memberId, [], sessionId)
  await endSession(actor, sessionId)
  expect(await page.next()).toBe('the end')
})

test('after the connection was lost every page is told that it may have missed something, and is told again from then on', async () => {
  const actor = await makeMember()
  await settle(actor)
  const page = look(actor.memberId, ['board'])
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'nevermore live' AND datname = current_database()`,
  )
  await client.end()
  expect(await page.next()).toBe('board')
  await makeIncident(actor)
  expect(await page.next()).toBe('board')
})

test('a member with too many pages is refused, and nobody else', async () => {
  const [actor, other] = [await makeMember(), await makeMember()]
  for (let page = 0; page < 20; page++) look(actor.memberId, ['board'])
  expect(() => look(actor.memberId, ['board'])).toThrow(Limited)
  expect(() => look(other.memberId, ['board'])).not.toThrow()
})

test('a topic is the board, a check or an incident by its id, and nothing else', () => {
  const id = newId()
  const read = (...texts: string[]) => Topics.safeParse(texts)
  expect(read('board', `check:${id}`).data?.map(topicName)).toEqual(['board', `check:${id}`])
  for (const wrong of ['', 'board:', `board:${id}`, 'check:1', `check:${id}:x`, `member:${id}`, `check:${id}\ndata: x`])
    expect(read(wrong).success, wrong).toBe(false)
  expect(read().success).toBe(false)
  expect(read(...Array(9).fill('board')).success).toBe(false)
})

const CHECK = {
  kind: 'http',
  title: 'up',
  config: { url: 'http://127.0.0.1:9/' },
  actionId: null,
  ...{ intervalSeconds: 3600, passesToVerify: 3, soakSeconds: 86_400, failuresToRegress: 2 },
}
