import { expect, test } from 'vitest'
import { makeMember } from '@/tests/support/builders'
import { db, inTransaction } from '../platform/db/client'
import { endSessionOf, endSessionsOf, findSession, startSession } from './session.store'

const BROWSER = { userAgent: 'Test', address: '192.0.2.1' }
const HOUR = 3_600_000
const later = (ms: number) => new Date(Date.now() + ms)
const open = (memberId: string) => inTransaction((tx) => startSession(tx, memberId, BROWSER))

test('a session stands for its member until somebody ends it', async () => {
  const member = await makeMember('viewer')
  const { secret } = await open(member.memberId)
  expect((await findSession(secret))?.actor).toEqual(member)
  expect(await findSession(`${secret}x`)).toBeNull()
  expect(await endSessionOf(secret)).toBe(true)
  expect(await endSessionOf(secret)).toBe(false)
  expect(await findSession(secret)).toBeNull()
})

test('the secret itself is not stored', async () => {
  const member = await makeMember()
  const { secret, sessionId } = await open(member.memberId)
  expect(JSON.stringify(await db().session.findUnique({ where: { id: sessionId } }))).not.toContain(secret)
  expect(secret).toMatch(/^[\w-]{43}$/)
})

test('a session ends 12 hours after the last request and 7 days after sign-in, and a clock set back does not revive it', async () => {
  const member = await makeMember()
  const idle = await open(member.memberId)
  expect(await findSession(idle.secret, later(11 * HOUR))).not.toBeNull()
  expect(await findSession(idle.secret, later(22 * HOUR))).not.toBeNull()
  expect(await findSession(idle.secret, later(35 * HOUR))).toBeNull()
  expect(await findSession(idle.secret, later(0))).toBeNull()

  const busy = await open(member.memberId)
  for (let hours = 10; hours < 7 * 24; hours += 10) expect(await findSession(busy.secret, later(hours * HOUR))).not.toBeNull()
  expect(await findSession(busy.secret, later(7 * 24 * HOUR))).toBeNull()
})

test('when a session was last used is written at most once a minute', async () => {
  const member = await makeMember()
  const { secret, sessionId } = await open(member.memberId)
  const seen = async () => (await db().session.findUniqueOrThrow({ where: { id: sessionId } })).lastSeenAt.getTime()
  const first = await seen()
  await findSession(secret, later(30_000))
  expect(await seen()).toBe(first)
  await findSession(secret, later(61_000))
  expect(await seen()).toBeGreaterThan(first)
})

test('a disabled member is signed out everywhere at the next request', async () => {
  const member = await makeMember()
  const { secret } = await open(member.memberId)
  await db().member.update({ where: { id: member.memberId }, data: { disabledAt: new Date() } })
  expect(await findSession(secret)).toBeNull()
})

test('all sessions of a member but one can be ended at once', async () => {
  const member = await makeMember()
  const [a, b, c] = [await open(member.memberId), await open(member.memberId), await open(member.memberId)]
  expect(await inTransaction((tx) => endSessionsOf(tx, member.memberId, 'new password', b.sessionId))).toBe(2)
  expect(await findSession(a.secret)).toBeNull()
  expect(await findSession(b.secret)).not.toBeNull()
  expect(await findSession(c.secret)).toBeNull()
})
