import { db, type Tx } from '../platform/db/client'
import { hashSecret, newId, newSecret } from '../platform/ids'
import type { MemberActor } from './actor'
import { isOver, SESSION_LIFETIME_MS } from './session-rules'

/** What is known of the browser a session was opened in; shown in the member's list of sessions. */
export interface Browser {
  userAgent: string | null
  address: string | null
}

export interface SignedIn {
  sessionId: string
  actor: MemberActor
}

export const SEEN_EVERY_MS = 60_000

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
  const found = await db().session.findUnique({
    where: { secretHash: hashSecret(secret) },
    select: {
      id: true,
      lastSeenAt: true,
      expiresAt: true,
      endedAt: true,
      member: { select: { id: true, role: true, name: true, email: true, timeZone: true, disabledAt: true } },
    },
  })
  if (!found || found.endedAt || found.member.disabledAt) return null
  const over = isOver(found, now)
  if (over) {
    await db().session.updateMany({ where: { id: found.id, endedAt: null }, data: { endedAt: now, endedBecause: over } })
    return null
  }
  if (now.getTime() - found.lastSeenAt.getTime() >= SEEN_EVERY_MS)
    await db().session.updateMany({ where: { id: found.id, lastSeenAt: { lt: now } }, data: { lastSeenAt: now } })
  const { id, role, name, email, timeZone } = found.member
  return { sessionId: found.id, actor: { kind: 'member', memberId: id, role, name, email, timeZone } }
}

/** Ends the session a cookie stands for, whoever presents it. True when there was one to end. */
export async function endSessionOf(secret: string, now = new Date()): Promise<boolean> {
  const { count } = await db().session.updateMany({
    where: { secretHash: hashSecret(secret), endedAt: null },
    data: { endedAt: now, endedBecause: 'signed out' },
  })
  return count === 1
}

/** Ends every session of a member but one: a new password, a disabled account, a changed role. */
export async function endSessionsOf(tx: Tx, memberId: string, because: string, exceptId?: string, now = new Date()) {
  const { count } = await tx.session.updateMany({
    where: { memberId, endedAt: null, ...(exceptId ? { id: { not: exceptId } } : {}) },
    data: { endedAt: now, endedBecause: because },
  })
  return count
}
