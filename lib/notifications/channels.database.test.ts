import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type MemberActor, nobody } from '@/lib/access/actor'
import { db } from '@/lib/platform/db/client'
import { Forbidden, Invalid, NotFound } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { overrideSettings } from '@/lib/platform/settings'
import { rotateKey } from '@/lib/secrets/sealing.store'
import { makeMember } from '@/tests/support/builders'
import { makeAction } from '@/tests/support/checks'
import { makeChannel, passTellingTime, tell, waysHere, webhookReceiver } from '@/tests/support/telling'
import { SEVERITIES } from './channel-kinds'
import {
  addChannel,
  deleteChannel,
  editChannel,
  getChannel,
  listChannels,
  openChannel,
  renewSigningSecret,
  restoreChannel,
  switchChannel,
} from './channels.store'
import { beginAgain, beginTest, listDeliveries } from './log.store'
import { ChannelEdit, ChannelInput } from './schema'
import { sendDue, sendNow } from './send-due'
import { spreadNotices } from './spread.store'

const dataDir = mkdtempSync(join(tmpdir(), 'nevermore-channels-'))
const never = new AbortController().signal
const ways = waysHere()
let admin: MemberActor
beforeAll(async () => {
  overrideSettings({ dataDir, logLevel: 'fatal' })
  admin = await makeMember('admin')
})
beforeEach(async () => {
  await db().delivery.deleteMany()
  await db().notificationChannel.deleteMany()
})
afterAll(() => rmSync(dataDir, { recursive: true }))

const edit = (fields: Record<string, unknown>) =>
  ChannelEdit.parse({ name: 'Room', address: '', notices: ['action_regressed'], severities: ['SEV1'], ...fields })

test('where a channel leads is sealed: it stands in no row and on no page, only its host does', async () => {
  const { id } = await makeChannel(admin, 'slack', 'https://hooks.example.org/services/T0/B0/kestrel-at-the-weir')
  const row = await db().notificationChannel.findUniqueOrThrow({ where: { id } })
  expect(Buffer.from(row.sealed).toString('latin1')).not.toContain('kestrel')
  expect(JSON.stringify([row.shown, await listChannels(admin), await getChannel(admin, id)])).not.toContain('kestrel')
  expect(row.shown).toBe('hooks.example.org')
})

test('only admins see, add, change, try and delete channels', async () => {
  const { id } = await makeChannel(admin, 'webhook', 'https://hooks.example.org/')
  const input = ChannelInput.parse({
    ...{ id: newId(), kind: 'slack', name: 'Room', address: 'https://hooks.example.org/' },
    ...{ notices: ['action_regressed'], severities: ['SEV1'] },
  })
  for (const member of [await makeMember('editor'), await makeMember('viewer')]) {
    const tries = [
      () => listChannels(member),
      () => getChannel(member, id),
      () => addChannel(member, input),
      () => editChannel(member, edit({ id })),
      () => renewSigningSecret(member, id),
      () => switchChannel(member, id, false),
      () => deleteChannel(member, id),
      () => restoreChannel(member, id),
      () => listDeliveries(member, id),
      () => beginTest(member, id),
      () => beginAgain(member, newId()),
    ]
    for (const each of tries) await expect(each()).rejects.toThrow(Forbidden)
  }
  await expect(listChannels(nobody)).rejects.toThrow(NotFound)
})

test('a test really sends, says what came of it, and is not tried again by a worker', async () => {
  const room = await webhookReceiver()
  const broken = await webhookReceiver((response) => response.writeHead(403).end())
  const { id, secret } = await makeChannel(admin, 'webhook', room.url)
  const other = await makeChannel(admin, 'slack', broken.url)
  expect(await sendNow(await beginTest(admin, id), ways)).toEqual({ state: 'sent', words: 'It answered 200.' })
  const [one] = room.posts
  expect(new Webhook(secret ?? '').verify(one?.body ?? '', one?.headers as Record<string, string>)).toMatchObject({
    type: 'test',
  })
  expect(await sendNow(await beginTest(admin, other.id), ways)).toMatchObject({
    state: 'failed',
    words: 'It answered 403; expected 200.',
  })
  await passTellingTime(86_400 * 3)
  await sendDue(never, ways)
  expect(broken.posts).toHaveLength(1)
  expect(await listDeliveries(admin, other.id)).toMatchObject([{ isTest: true, state: 'dead', tries: 1 }])
})

test('an empty address leaves the one that is there, a new one takes its place, and a wrong one is refused', async () => {
  const [first, second] = [await webhookReceiver(), await webhookReceiver()]
  const { id } = await makeChannel(admin, 'mattermost', first.url)
  await editChannel(admin, edit({ id, name: 'Another name' }))
  await sendNow(await beginTest(admin, id), ways)
  await editChannel(admin, edit({ id, address: second.url }))
  await sendNow(await beginTest(admin, id), ways)
  expect([first.posts.length, second.posts.length]).toEqual([1, 1])
  await expect(editChannel(admin, edit({ id, address: 'ftp://example.org/' }))).rejects.toThrow(Invalid)
})

test('a renewed signing secret is the one that counts', async () => {
  const room = await webhookReceiver()
  const { id, secret } = await makeChannel(admin, 'webhook', room.url)
  const renewed = await renewSigningSecret(admin, id)
  await sendNow(await beginTest(admin, id), ways)
  const { body, headers } = room.posts[0] ?? { body: '', headers: {} }
  expect(() => new Webhook(secret ?? '').verify(body, headers as Record<string, string>)).toThrow()
  expect(new Webhook(renewed.secret).verify(body, headers as Record<string, string>)).toBeTruthy()
  const slack = await makeChannel(admin, 'slack', room.url)
  await expect(renewSigningSecret(admin, slack.id)).rejects.toThrow(Invalid)
})

test('a deleted channel is told nothing, and comes back as it was', async () => {
  const room = await webhookReceiver()
  const { id } = await makeChannel(admin, 'webhook', room.url)
  await deleteChannel(admin, id)
  await deleteChannel(admin, id)
  expect(await listChannels(admin)).toEqual([])
  expect((await openChannel(id, false)).ok).toBe(false)
  await expect(beginTest(admin, id)).rejects.toThrow(NotFound)
  await restoreChannel(admin, id)
  expect(await sendNow(await beginTest(admin, id), ways)).toMatchObject({ state: 'sent' })
})

test('the log says what went, names nothing that the admin may not see, and sends again with the same id', async () => {
  const room = await webhookReceiver()
  const { id: channelId } = await makeChannel(admin, 'webhook', room.url, { severities: [...SEVERITIES] })
  const { id, number, incidentId } = await makeAction(await makeMember(), 'regressed')
  await tell('action_regressed', id)
  await spreadNotices(false)
  await passTellingTime(61)
  await sendDue(never, ways)
  const [logged] = await listDeliveries(admin, channelId)
  expect(logged).toMatchObject({
    about: [{ label: 'An action regressed', names: [`ACT-${number}`] }],
    state: 'sent',
    tries: 1,
    result: 'It answered 200.',
  })
  await beginAgain(admin, logged?.id ?? '')
  await sendNow(logged?.id ?? '', ways)
  expect(new Set(room.posts.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect(room.posts).toHaveLength(2)
  await db().incident.update({ where: { id: incidentId }, data: { isPrivate: true } })
  expect((await listDeliveries(admin, channelId))[0]?.about).toEqual([])
  await expect(beginAgain(admin, newId())).rejects.toThrow(NotFound)
})

test('another key for secrets seals channels anew, and a lost one is said instead of sending nowhere', async () => {
  const room = await webhookReceiver()
  const { id } = await makeChannel(admin, 'webhook', room.url)
  const before = readFileSync(join(dataDir, 'secrets-key'), 'utf8').trim()
  await rotateKey()
  expect(readFileSync(join(dataDir, 'secrets-key'), 'utf8')).not.toContain(before)
  expect(await sendNow(await beginTest(admin, id), ways)).toMatchObject({ state: 'sent' })
  rmSync(join(dataDir, 'secrets-key'))
  expect((await getChannel(admin, id)).isReadable).toBe(false)
  expect(await sendNow(await beginTest(admin, id), ways)).toMatchObject({
    state: 'failed',
    words: expect.stringContaining('key'),
  })
  await expect(editChannel(admin, edit({ id, address: room.url }))).rejects.toThrow(Invalid)
  await db().notificationChannel.deleteMany()
})

const given = (fields: Record<string, unknown>) =>
  ChannelInput.safeParse({
    ...{ id: newId(), kind: 'slack', name: 'Room', address: 'https://hooks.example.org/x' },
    ...{ notices: ['action_regressed'], severities: ['SEV1'], ...fields },
  }).success

test.each<[string, Record<string, unknown>]>([
  ['an address that is none', { address: 'hooks.example.org' }],
  ['an address of a file', { address: 'file:///etc/passwd' }],
  ['an address with a password', { address: 'https://a:b@example.org/' }],
  ['two e-mail addresses', { kind: 'email', address: 'a@example.org, b@example.org' }],
  ['an e-mail address with a second line', { kind: 'email', address: 'a@example.org\r\nBcc: b@example.org' }],
  ['a web address for e-mail', { kind: 'email', address: 'https://example.org/' }],
  ['no kind of notice', { notices: [] }],
  ['an unknown kind of notice', { notices: ['everything'] }],
  ['no severity', { severities: undefined }],
  ['an unknown kind of channel', { kind: 'constructor' }],
  ['an unknown field', { more: '1' }],
])('%s is refused', (_, fields) => expect(given(fields)).toBe(false))

test('a channel for an e-mail address is accepted', () =>
  expect(given({ kind: 'email', address: 'team@example.org' })).toBe(true))
