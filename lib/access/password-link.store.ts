import { db, inTransaction } from '../platform/db/client'
import { Invalid, NotFound } from '../platform/errors'
import { hashSecret, newSecret } from '../platform/ids'
import { log } from '../platform/log'
import { publicUrl } from '../platform/origins'
import { type Actor, memberIdOf } from './actor'
import { accountKey } from './member.store'
import { newPasswordHash } from './new-password'
import { demand } from './rules'
import { type Browser, endSessionsOf, startSession } from './session.store'

const LINK_LIFETIME_MS = 24 * 3_600_000

const usable = (token: string, now: Date) => ({
  resetTokenHash: hashSecret(token),
  resetExpiresAt: { gt: now },
  disabledAt: null,
})

/**
 * A link for a member who forgot their password: once, for 24 hours, in the place of an older one. Told now and never again.
 * Admins make it on the page of members, the operator on the command line.
 * @throws NotFound for an unknown or disabled member
 */
export async function issuePasswordLink(actor: Actor, whose: { memberId: string } | { email: string }, now = new Date()) {
  demand(actor, 'administer')
  const token = newSecret()
  const expiresAt = new Date(now.getTime() + LINK_LIFETIME_MS)
  const [member] = await db().member.updateManyAndReturn({
    where: { disabledAt: null, ...('email' in whose ? { email: accountKey(whose.email) } : { id: whose.memberId }) },
    data: { resetTokenHash: hashSecret(token), resetExpiresAt: expiresAt },
    select: { id: true },
  })
  if (!member) throw new NotFound('There is no such member, or the account is disabled.')
  log().info({ by: memberIdOf(actor), member: member.id }, 'password link made')
  return { url: `${publicUrl()}/new-password/${token}`, expiresAt }
}

/** Whose password a link lets choose; null when it is used, out of date, replaced or wrong. */
export async function findPasswordLink(token: string, now = new Date()) {
  return db().member.findFirst({ where: usable(token, now), select: { id: true, name: true, email: true } })
}

/**
 * Replaces the password of the link's member, ends all of their sessions and signs them in.
 * @throws Invalid
 */
export async function choosePassword(token: string, password: string, browser: Browser, now = new Date()) {
  const member = await findPasswordLink(token, now)
  if (!member) throw over(browser)
  const passwordHash = await newPasswordHash(password, member)
  return inTransaction(async (tx) => {
    const { count } = await tx.member.updateMany({
      where: usable(token, now),
      data: { passwordHash, passwordChangedAt: now, resetTokenHash: null, resetExpiresAt: null },
    })
    if (count === 0) throw over(browser)
    await endSessionsOf(tx, member.id, 'new password', undefined, now)
    log().info({ member: member.id, address: browser.address }, 'password changed by link')
    return startSession(tx, member.id, browser, now)
  })
}

function over({ address }: Browser): Invalid {
  log().warn({ address }, 'password link refused')
  return new Invalid('This link is not valid any more. Ask for a new one.')
}
