import { db, inTransaction, type Tx } from '../platform/db/client'
import { NotFound } from '../platform/errors'
import { hashSecret, newId, newSecret } from '../platform/ids'
import { log } from '../platform/log'
import type { MemberActor } from './actor'
import { isOver, SESSION_IDLE_MS, SESSION_LIFETIME_MS } from './session-rules'

/** What is known of the browser a session was opened in; shown in the member's list of sessions. */
export interface Browser {
  userAgent: string | null
  address: string | null
}

export interface SignedIn {
  sessionId: string
  actor: MemberActor
}

const SEEN_EVERY_MS = 60_000

interface FoundSession extends Omit<MemberActor, 'kind'> {
  id: string
  lastSeenAt: Date
  expiresAt: Date
}

/** Opens a session. The secret goes into the cookie and is never seen again: only its hash is stored. */
export async function startSession(tx: Tx, memberId: string, browser: Browser, now = new Date()) {
  const secret = newSecret()
  const session = {
    id: newId(),
    secretHash: hashSecret(secret),
    memberId,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + SESSION_LIFETIME_MS),
    userAgent: browser.userAgent?.slice(0, 400) ?? null,
    address: browser.address,
  }
  await tx.session.create({ data: session })
  return { secret, sessionId: session.id, expiresAt: session.expiresAt }
}

/**
 * The member a cookie's secret stands for, judged anew at every request: not ended, not expired, not idle, not disabled.
 * A session found expired is ended for good, so that a clock set back does not bring it to life again.
 */
export async function findSession(secret: string, now = new Date()): Promise<SignedIn | null> {
  // One statement of our own: this is asked at every request.
  const [found] = await db().$queryRaw<FoundSession[]>`
    SELECT sessions.id, last_seen_at AS "lastSeenAt", expires_at AS "expiresAt",
      member_id AS "memberId", role, name, email, time_zone AS "timeZone"
    FROM sessions JOIN members ON members.id = member_id
    WHERE secret_hash = ${hashSecret(secret)} AND ended_at IS NULL AND disabled_at IS NULL`
  if (!found) return null
  const { id, lastSeenAt, expiresAt, ...member } = found
  const over = isOver({ lastSeenAt, expiresAt }, now)
  if (over) {
    await db().session.updateMany({ where: { id, endedAt: null }, data: { endedAt: now, endedBecause: over } })
    return null
  }
  if (now.getTime() - lastSeenAt.getTime() >= SEEN_EVERY_MS)
    await db().session.updateMany({ where: { id, lastSeenAt: { lt: now } }, data: { lastSeenAt: now } })
  return { sessionId: id, actor: { kind: 'member', ...member } }
}

/** Whether a session still counts, for what stays open between requests. It is no request: the session is as idle as before. */
export async function isLiving(sessionId: string, now = new Date()): Promise<boolean> {
  const found = await db().session.findUnique({
    where: { id: sessionId },
    select: { lastSeenAt: true, expiresAt: true, endedAt: true, member: { select: { disabledAt: true } } },
  })
  return found !== null && !found.endedAt && !found.member.disabledAt && isOver(found, now) === null
}

/** Ends the session a cookie stands for: signing out. True when there was one to end. */
export async function endSessionOf(secret: string, now = new Date()): Promise<boolean> {
  const ended = await db().session.updateManyAndReturn({
    where: { secretHash: hashSecret(secret), endedAt: null },
    data: { endedAt: now, endedBecause: 'signed out' },
    select: { id: true, memberId: true },
  })
  for (const { id, memberId } of ended) log().info({ member: memberId, session: id }, 'signed out')
  return ended.length > 0
}

/** Ends every session of a member but one: a new password, a disabled account, a changed role. */
export async function endSessionsOf(tx: Tx, memberId: string, because: string, exceptId?: string, now = new Date()) {
  const { count } = await tx.session.updateMany({
    where: { memberId, endedAt: null, ...(exceptId ? { id: { not: exceptId } } : {}) },
    data: { endedAt: now, endedBecause: because },
  })
  return count
}

/** The member's own living sessions, last used first. */
export async function listSessions(actor: MemberActor, now = new Date()) {
  return db().session.findMany({
    where: {
      memberId: actor.memberId,
      endedAt: null,
      expiresAt: { gt: now },
      lastSeenAt: { gt: new Date(now.getTime() - SESSION_IDLE_MS) },
    },
    select: { id: true, createdAt: true, lastSeenAt: true, userAgent: true, address: true },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
  })
}

/** Ends one of the member's own sessions. @throws NotFound */
export async function endSession(actor: MemberActor, id: string, now = new Date()): Promise<void> {
  const { count } = await db().session.updateMany({
    where: { id, memberId: actor.memberId, endedAt: null },
    data: { endedAt: now, endedBecause: 'ended by its owner' },
  })
  if (count === 0) throw new NotFound('This session is over already.')
  log().info({ member: actor.memberId, session: id }, 'session ended')
}

/** Ends all of the member's own sessions but one, and says how many those were. */
export async function endOtherSessions(actor: MemberActor, exceptId: string, now = new Date()): Promise<number> {
  const count = await inTransaction((tx) => endSessionsOf(tx, actor.memberId, 'ended by its owner', exceptId, now))
  log().info({ member: actor.memberId, ended: count }, 'other sessions ended')
  return count
}
