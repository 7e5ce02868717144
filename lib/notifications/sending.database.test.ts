import { setMaxListeners } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { db, inTransaction } from '@/lib/platform/db/client'
import { mailer } from '@/lib/platform/mail'
import { overrideSettings } from '@/lib/platform/settings'
import { makeMember } from '@/tests/support/builders'
import { makeAction } from '@/tests/support/checks'
import { headerOf, mailServer, partsOf, type Received } from '@/tests/support/mail-server'
import { makeChannel, passTellingTime, tell, waysHere, webhookReceiver } from '@/tests/support/telling'
import { claimDeliveries, recordSent } from './deliveries.store'
import { announce } from './outbox.store'
import { sendDue } from './send-due'
import { spreadNotices } from './spread.store'

const dataDir = mkdtempSync(join(tmpdir(), 'nevermore-telling-'))
const never = new AbortController().signal
setMaxListeners(0, never)
let admin: MemberActor
let post: Awaited<ReturnType<typeof mailServer>>
let ways: ReturnType<typeof waysHere>

beforeAll(async () => {
  post = await mailServer()
  overrideSettings({
    dataDir,
    logLevel: 'fatal',
    smtpUrl: post.url,
    mailFrom: 'raven@example.org',
    publicUrl: 'https://nevermore.example.org',
  })
  ways = waysHere(mailer())
  admin = await makeMember('admin')
})
beforeEach(async () => {
  await db().delivery.deleteMany()
  await db().notice.deleteMany()
  await db().notificationChannel.deleteMany()
  post.received.length = 0
})
afterAll(() => rmSync(dataDir, { recursive: true }))

const states = async () =>
  (await db().delivery.findMany({ orderBy: { createdAt: 'asc' } })).map(({ state, tries }) => `${state} ${tries}`)

/** An action with an owner and a lead, of an incident that somebody else wrote down. */
async function ownedAction(incident: { isPrivate?: boolean } = {}) {
  const [author, owner, lead] = [await makeMember(), await makeMember('editor', 'Ona'), await makeMember('viewer', 'Leo')]
  const { id, number, incidentId } = await makeAction(author, 'regressed', incident)
  await db().correctiveAction.update({ where: { id }, data: { ownerId: owner.memberId } })
  await db().incidentPerson.create({ data: { incidentId, memberId: lead.memberId, role: 'lead' } })
  return { id, number, incidentId, author, owner, lead }
}

/** What was announced goes out at once, as after a minute. */
async function deliver() {
  await spreadNotices(true)
  await passTellingTime(61)
  await sendDue(never, ways)
}

const receivers = () => post.received.flatMap(({ to }) => to).sort()

test('owner and lead are told of a regression by e-mail; whose doing it was, the disabled and the muted are not', async () => {
  const { id, number, owner, lead } = await ownedAction()
  await tell('action_regressed', id)
  await deliver()
  expect(receivers()).toEqual([owner.email, lead.email].sort())
  expect(post.received.map((letter) => headerOf(letter, 'Subject'))).toEqual(
    Array.from({ length: 2 }, () => `ACT-${number} regressed: Accept the old names`),
  )
  post.received.length = 0
  await tell('action_waived', id, { memberId: lead.memberId })
  await deliver()
  expect(receivers()).toEqual([owner.email])
  post.received.length = 0
  await db().member.update({ where: { id: owner.memberId }, data: { disabledAt: new Date() } })
  await db().member.update({ where: { id: lead.memberId }, data: { mutedKinds: ['check_stale'] } })
  await tell('check_stale', id)
  await deliver()
  expect(receivers()).toEqual([])
})

test('of a private incident only members named on it hear, and no channel ever', async () => {
  const room = await webhookReceiver()
  await makeChannel(admin, 'slack', room.url)
  const { id, owner, lead } = await ownedAction({ isPrivate: true })
  await tell('action_regressed', id)
  await deliver()
  expect(receivers()).toEqual([lead.email])
  expect(receivers()).not.toContain(owner.email)
  expect(room.posts).toEqual([])
})

test('what becomes private between being announced and being sent is not sent', async () => {
  const room = await webhookReceiver()
  await makeChannel(admin, 'webhook', room.url)
  const { id, incidentId, lead } = await ownedAction()
  await tell('action_regressed', id)
  await spreadNotices(true)
  await db().incident.update({ where: { id: incidentId }, data: { isPrivate: true } })
  await deliver()
  expect(room.posts).toEqual([])
  expect(receivers()).toEqual([lead.email])
  expect((await states()).sort()).toEqual(['dropped 1', 'dropped 1', 'sent 1'])
})

test('many regressions within a minute are one message to each receiver, whichever worker spreads them', async () => {
  const room = await webhookReceiver()
  const { secret } = await makeChannel(admin, 'webhook', room.url)
  const { incidentId, owner, author } = await ownedAction()
  const ids: string[] = []
  for (let index = 0; index < 12; index++) {
    const { id } = await makeAction(author, 'regressed')
    await db().correctiveAction.update({ where: { id }, data: { ownerId: owner.memberId, incidentId } })
    ids.push(id)
  }
  for (const part of [ids.slice(0, 4), ids.slice(4, 8), ids.slice(8)]) {
    await Promise.all(part.map((id) => tell('action_regressed', id)))
    await Promise.all([spreadNotices(true), spreadNotices(true), spreadNotices(true)])
    await passTellingTime(15)
  }
  await deliver()
  expect(room.posts).toHaveLength(1)
  const [one] = room.posts
  const payload = new Webhook(secret ?? '').verify(one?.body ?? '', one?.headers as Record<string, string>)
  expect((payload as { data: { notices: unknown[] } }).data.notices).toHaveLength(12)
  expect(post.received).toHaveLength(2)
  expect(headerOf(post.received[0] as Received, 'Subject')).toBe('12 actions regressed')
})

test('an action that flaps is told once in fifteen minutes, and nothing of it is lost', async () => {
  const room = await webhookReceiver()
  await makeChannel(admin, 'webhook', room.url)
  const { id } = await ownedAction()
  const posted = () => room.posts.map(({ body }) => JSON.parse(body).data.notices.length)
  await tell('action_regressed', id)
  await deliver()
  expect(posted()).toEqual([1])
  for (let minute = 0; minute < 12; minute++) {
    await tell('action_regressed', id)
    await spreadNotices(true)
    await passTellingTime(60)
    await sendDue(never, ways)
  }
  expect(posted()).toEqual([1])
  await passTellingTime(4 * 60)
  await sendDue(never, ways)
  expect(posted()).toEqual([1, 12])
  expect(post.received).toHaveLength(4)
})

test('another action is not kept waiting by one that flaps', async () => {
  const room = await webhookReceiver()
  await makeChannel(admin, 'webhook', room.url)
  const [flapping, other] = [await ownedAction(), await ownedAction()]
  await tell('action_regressed', flapping.id)
  await deliver()
  await tell('action_regressed', flapping.id)
  await tell('action_regressed', other.id)
  await deliver()
  expect(room.posts).toHaveLength(2)
  expect(room.posts[1]?.body).toContain(`ACT-${other.number}`)
})

test('a worker killed between claiming and sending loses nothing: another one sends it when the lease is over', async () => {
  const { id, owner } = await ownedAction()
  await db().incidentPerson.deleteMany({ where: { role: 'lead' } })
  await tell('action_regressed', id)
  await spreadNotices(true)
  await passTellingTime(61)
  expect(await claimDeliveries(10, 120)).toHaveLength(1)
  await sendDue(never, ways)
  expect(receivers()).toEqual([])
  await passTellingTime(121)
  await sendDue(never, ways)
  expect(receivers()).toEqual([owner.email])
})

test('killed after sending and before writing it down, it is sent again with the same id, and the late result is refused', async () => {
  const room = await webhookReceiver()
  await makeChannel(admin, 'webhook', room.url)
  const { id } = await ownedAction()
  await tell('action_regressed', id)
  await spreadNotices(false)
  await passTellingTime(61)
  const [held] = await claimDeliveries(10, 120)
  if (!held) throw new Error('Nothing was due.')
  await passTellingTime(121)
  await sendDue(never, ways)
  expect(room.posts.map(({ headers }) => headers['webhook-id'])).toEqual([held.id])
  expect(await recordSent(held, { state: 'failed', words: 'too late' })).toBe(false)
  expect(await states()).toEqual(['sent 2'])
})

test('eight workers at once send each message once', async () => {
  const room = await webhookReceiver()
  for (let index = 0; index < 20; index++) await makeChannel(admin, 'webhook', room.url)
  await tell('action_regressed', (await ownedAction()).id)
  await spreadNotices(false)
  await passTellingTime(61)
  const workers = Array.from({ length: 8 }, () => sendDue(never, ways))
  expect((await Promise.all(workers)).reduce((sum, count) => sum + count, 0)).toBe(20)
  await sendDue(never, ways)
  expect(new Set(room.posts.map(({ headers }) => headers['webhook-id'])).size).toBe(20)
  expect(room.posts).toHaveLength(20)
})

test.each<[string, Parameters<typeof webhookReceiver>[0], RegExp, string]>([
  ['fails', (response) => response.writeHead(500).end(), /answered 500/, 'waiting 1'],
  ['redirects', (response) => response.writeHead(302, { location: '/elsewhere' }).end(), /sends us elsewhere/, 'waiting 1'],
  ['hangs up', (response) => response.destroy(), /closed|reset/, 'waiting 1'],
  ['is gone', (response) => response.writeHead(410).end(), /nothing at this address/, 'dead 1'],
])('a receiver that %s is said so, and asked again where that may help', async (_, answer, words, state) => {
  const room = await webhookReceiver(answer)
  const { id: channelId } = await makeChannel(admin, 'slack', room.url)
  await tell('action_regressed', (await ownedAction()).id)
  await spreadNotices(false)
  await passTellingTime(61)
  await sendDue(never, ways)
  expect(await states()).toEqual([state])
  expect((await db().delivery.findFirstOrThrow()).result).toMatch(words)
  expect((await db().notificationChannel.findUniqueOrThrow({ where: { id: channelId } })).failingSinceAt).not.toBeNull()
  await sendDue(never, ways)
  expect(room.posts).toHaveLength(1)
})

test('a receiver that takes a message and never answers is waited for a while, and then it is as if it had failed', async () => {
  const room = await webhookReceiver(() => {})
  await makeChannel(admin, 'slack', room.url)
  await tell('action_regressed', (await ownedAction()).id)
  await spreadNotices(false)
  await passTellingTime(61)
  let patienceMs = 0
  const fetch: typeof ways.fetch = (request) => {
    patienceMs = request.timeoutMs
    return ways.fetch({ ...request, timeoutMs: 300 })
  }
  await sendDue(never, { ...ways, fetch })
  expect(patienceMs).toBeLessThanOrEqual(20_000)
  expect(room.posts).toMatchObject([{ headers: { 'user-agent': 'Nevermore' } }])
  expect(await states()).toEqual(['waiting 1'])
  expect((await db().delivery.findFirstOrThrow()).result).toMatch(/time|answer/i)
})

test('a receiver that asks for patience gets it, and is well again when it takes a message', async () => {
  const room = await webhookReceiver((response, posts) => {
    if (posts.length > 1) response.end('ok')
    else response.writeHead(429, { 'retry-after': '600' }).end()
  })
  await makeChannel(admin, 'mattermost', room.url)
  await tell('action_regressed', (await ownedAction()).id)
  await spreadNotices(false)
  await passTellingTime(61)
  await sendDue(never, ways)
  await passTellingTime(500)
  await sendDue(never, ways)
  expect(await states()).toEqual(['waiting 1'])
  await passTellingTime(101)
  await sendDue(never, ways)
  expect(await states()).toEqual(['sent 2'])
  expect((await db().notificationChannel.findFirstOrThrow()).failingSinceAt).toBeNull()
})

test('a receiver that never answers is given up after eight tries, and the others are not kept waiting', async () => {
  const [dead, well] = [await webhookReceiver((response) => response.destroy()), await webhookReceiver()]
  await makeChannel(admin, 'webhook', dead.url)
  await makeChannel(admin, 'webhook', well.url)
  await tell('action_regressed', (await ownedAction()).id)
  await spreadNotices(false)
  for (let round = 0; round < 10; round++) {
    await passTellingTime(2 * 86_400)
    await sendDue(never, ways)
  }
  expect(dead.posts).toHaveLength(8)
  expect(well.posts).toHaveLength(1)
  expect((await states()).sort()).toEqual(['dead 8', 'sent 1'])
})

test('a worker that ends gives back what is on its way, and it counts as no try', async () => {
  const ending = new AbortController()
  const room = await webhookReceiver(() => ending.abort())
  await makeChannel(admin, 'webhook', room.url)
  await tell('action_regressed', (await ownedAction()).id)
  await spreadNotices(false)
  await passTellingTime(61)
  await sendDue(ending.signal, ways)
  expect(await states()).toEqual(['waiting 0'])
})

test('a channel hears only of the kinds and severities it was given, and nothing while it is off', async () => {
  const room = await webhookReceiver()
  await makeChannel(admin, 'webhook', room.url, { notices: ['action_verified'] })
  await makeChannel(admin, 'webhook', room.url, { severities: ['SEV1'] })
  const off = await makeChannel(admin, 'webhook', room.url)
  await db().notificationChannel.update({ where: { id: off.id }, data: { isEnabled: false } })
  const { id, incidentId } = await ownedAction()
  await tell('action_regressed', id)
  await deliver()
  expect(room.posts).toHaveLength(0)
  await db().incident.update({ where: { id: incidentId }, data: { severity: 'SEV1' } })
  await passTellingTime(16 * 60)
  await tell('action_regressed', id)
  await deliver()
  expect(room.posts).toHaveLength(1)
})

test('a check that cannot look is told of to the owners of all actions it is to prove', async () => {
  const { id, owner } = await ownedAction()
  const other = await ownedAction()
  const check = await db().check.create({
    data: {
      kind: 'http',
      title: 'The shop answers',
      config: {},
      actions: { create: [{ actionId: id }, { actionId: other.id }] },
    },
  })
  await inTransaction((tx) => announce(tx, { kind: 'check_stale', key: `check_stale:${check.id}`, checkId: check.id }))
  await deliver()
  expect(receivers()).toEqual([owner, other.owner, await leadOf(id), await leadOf(other.id)].map(({ email }) => email).sort())
  expect(partsOf(post.received[0] as Received)['text/plain']).toMatch(
    /^The shop answers\r?\n {2}It is to prove ACT-\d+, ACT-\d+\r?\n/,
  )
})

async function leadOf(actionId: string) {
  return (
    await db().incidentPerson.findFirstOrThrow({
      where: { role: 'lead', incident: { actions: { some: { id: actionId } } } },
      select: { member: { select: { email: true } } },
    })
  ).member
}
