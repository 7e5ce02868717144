import { db, inTransaction } from '../platform/db/client'
import { Invalid } from '../platform/errors'
import { log } from '../platform/log'
import type { MemberActor } from './actor'
import { attemptSucceeded, countAttempt } from './attempt.store'
import { newPasswordHash } from './new-password'
import { passwordMatches } from './passwords'
import { type Browser, endSessionsOf, startSession } from './session.store'

/** A member changes how they are called and the zone they read times in; both are only ever their own. */
export async function updateProfile(
  actor: MemberActor,
  { name, timeZone }: { name: string; timeZone: string | null },
): Promise<void> {
  await db().member.update({ where: { id: actor.memberId }, data: { name, timeZone } })
}

/**
 * Replaces a member's own password. Every session ends, this one too: it goes on as a new one. Guessing the present password
 * counts as trying to sign in.
 * @throws Invalid, Limited
 */
export async function changePassword(
  actor: MemberActor,
  { currentPassword, password }: { currentPassword: string; password: string },
  browser: Browser,
  now = new Date(),
) {
  // Judged first: a new password that is too weak is no try at the present one.
  const replacement = await newPasswordHash(password, actor)
  const attempt = await countAttempt(actor.email, browser.address ?? 'unknown', now)
  const { passwordHash } = await db().member.findUniqueOrThrow({ where: { id: actor.memberId }, select: { passwordHash: true } })
  if (!(await passwordMatches(currentPassword, passwordHash))) {
    log().warn({ member: actor.memberId, address: browser.address }, 'password change refused')
    throw new Invalid('This is not your present password.', { currentPassword: 'This is not your present password.' })
  }
  return inTransaction(async (tx) => {
    await attemptSucceeded(tx, attempt)
    const { count } = await tx.member.updateMany({
      where: { id: actor.memberId, passwordHash, disabledAt: null },
      data: { passwordHash: replacement, passwordChangedAt: now },
    })
    if (count === 0) throw new Invalid('The password was changed elsewhere at the same moment. Sign in again.')
    await endSessionsOf(tx, actor.memberId, 'new password', undefined, now)
    log().info({ member: actor.memberId, address: browser.address }, 'password changed')
    return startSession(tx, actor.memberId, browser, now)
  })
}
