import { db, inTransaction } from '../platform/db/client'
import { Invalid } from '../platform/errors'
import { hashSecret, newSecret } from '../platform/ids'
import { log } from '../platform/log'
import { publicUrl } from '../platform/origins'
import { insertMember } from './member.store'
import { newPasswordHash } from './new-password'
import { type Browser, startSession } from './session.store'

const SETUP_LIFETIME_MS = 15 * 60_000

/**
 * A link that makes the first admin, once, within 15 minutes; it replaces the one of an earlier start. Null where there is a
 * member already. Printed by whoever starts the server: nothing else knows it.
 */
export async function issueSetupLink(now = new Date()): Promise<{ url: string; expiresAt: Date } | null> {
  if ((await db().member.count()) > 0) return null
  const token = newSecret()
  const expiresAt = new Date(now.getTime() + SETUP_LIFETIME_MS)
  await db().instance.updateMany({ data: { setupTokenHash: hashSecret(token), setupExpiresAt: expiresAt } })
  return { url: `${publicUrl()}/setup?token=${token}`, expiresAt }
}

/** True while nobody is a member: the sign-in page then says where the set-up link is. */
export const needsSetup = async (): Promise<boolean> => (await db().member.count()) === 0

/** What a set-up link is worth: usable, out of date, or not (any more) the one. */
export async function judgeSetupToken(token: string, now = new Date()): Promise<'usable' | 'expired' | 'unknown' | 'done'> {
  if (!(await needsSetup())) return 'done'
  const found = await db().instance.findFirst({ where: { setupTokenHash: hashSecret(token) }, select: { setupExpiresAt: true } })
  if (!found?.setupExpiresAt) return 'unknown'
  return found.setupExpiresAt > now ? 'usable' : 'expired'
}

/**
 * Makes the first admin and signs them in. Two people with the same link: one wins.
 * @throws Invalid when the link is used up, out of date or wrong
 */
export async function makeFirstAdmin(
  token: string,
  { name, email, password }: { name: string; email: string; password: string },
  browser: Browser,
  now = new Date(),
) {
  if ((await judgeSetupToken(token, now)) !== 'usable') throw refused(browser)
  const passwordHash = await newPasswordHash(password, { name, email })
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM instances FOR UPDATE`
    const { count } = await tx.instance.updateMany({
      where: { setupTokenHash: hashSecret(token), setupExpiresAt: { gt: now } },
      data: { setupTokenHash: null, setupExpiresAt: null },
    })
    if (count === 0 || (await tx.member.count()) > 0) throw refused(browser)
    const memberId = await insertMember(tx, { name, email, role: 'admin', passwordHash }, now)
    log().info({ address: browser.address, member: memberId }, 'first admin made')
    return startSession(tx, memberId, browser, now)
  })
}

function refused({ address }: Browser): Invalid {
  log().warn({ address }, 'set-up refused')
  return new Invalid('This set-up link is not valid any more. Restart the server to get a new one.')
}
