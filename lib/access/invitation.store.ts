import { db, inTransaction, isDuplicate } from '../platform/db/client'
import type { Role } from '../platform/db/generated/enums'
import { Invalid, NotFound } from '../platform/errors'
import { hashSecret, newSecret } from '../platform/ids'
import { log } from '../platform/log'
import { publicUrl } from '../platform/origins'
import { type Actor, memberIdOf } from './actor'
import { accountKey, insertMember } from './member.store'
import { newPasswordHash } from './new-password'
import { demand } from './rules'
import { type Browser, startSession } from './session.store'

const INVITATION_LIFETIME_MS = 7 * 24 * 3_600_000

/** An invitation counts while nobody took it up or back, for 7 days, and while the one who made it may still invite. */
const usable = (now: Date) => ({
  acceptedAt: null,
  revokedAt: null,
  expiresAt: { gt: now },
  invitedBy: { role: 'admin' as const, disabledAt: null },
})

/**
 * Invites by a link that works once. The link is told now and never again. The same id once more (a form sent twice) gives the
 * same invitation a new link.
 */
export async function inviteMember(actor: Actor, input: { id: string; role: Role; email: string | null }, now = new Date()) {
  demand(actor, 'administer')
  const invitedById = memberIdOf(actor)
  if (!invitedById) throw new Invalid('An invitation is made by a member.')
  const email = input.email ? accountKey(input.email) : null
  if (email && (await db().member.count({ where: { email } })) > 0)
    throw new Invalid('Somebody with this e-mail address is a member already.', { email: 'A member has this address already.' })
  const token = newSecret()
  const told = {
    tokenHash: hashSecret(token),
    email,
    role: input.role,
    expiresAt: new Date(now.getTime() + INVITATION_LIFETIME_MS),
  }
  try {
    await db().invitation.create({ data: { id: input.id, invitedById, createdAt: now, ...told } })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    const { count } = await db().invitation.updateMany({ where: { id: input.id, invitedById, ...usable(now) }, data: told })
    if (count === 0) throw new NotFound('This invitation is over.')
  }
  log().info({ by: invitedById, invitation: input.id, role: input.role }, 'member invited')
  return { url: `${publicUrl()}/invitations/${token}`, expiresAt: told.expiresAt }
}

/** The invitations nobody took up yet, newest first. */
export async function listInvitations(actor: Actor, now = new Date()) {
  demand(actor, 'administer')
  return db().invitation.findMany({
    where: usable(now),
    select: { id: true, email: true, role: true, expiresAt: true, invitedBy: { select: { name: true } } },
    orderBy: { createdAt: 'desc' },
  })
}

export async function revokeInvitation(actor: Actor, id: string, now = new Date()): Promise<void> {
  demand(actor, 'administer')
  const { count } = await db().invitation.updateMany({
    where: { id, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now },
  })
  if (count === 0) throw new NotFound('This invitation is over.')
  log().info({ by: memberIdOf(actor), invitation: id }, 'invitation revoked')
}

/** What a link invites to; null when it is used, revoked, out of date or wrong. Which of them, the link does not tell. */
export async function findInvitation(token: string, now = new Date()) {
  return db().invitation.findFirst({
    where: { tokenHash: hashSecret(token), ...usable(now) },
    select: { id: true, email: true, role: true, expiresAt: true, invitedBy: { select: { name: true } } },
  })
}

/**
 * Makes the account a link invites to and signs its owner in. A link is good for one account, however many use it at once.
 * @throws Invalid
 */
export async function acceptInvitation(
  token: string,
  given: { name: string; email: string; password: string },
  browser: Browser,
  now = new Date(),
) {
  const invitation = await findInvitation(token, now)
  if (!invitation) throw over(browser)
  if (invitation.email && invitation.email !== accountKey(given.email))
    throw new Invalid('This invitation is for another e-mail address.', { email: `It is for ${invitation.email}.` })
  const passwordHash = await newPasswordHash(given.password, given)
  return inTransaction(async (tx) => {
    const { count } = await tx.invitation.updateMany({ where: { id: invitation.id, ...usable(now) }, data: { acceptedAt: now } })
    if (count === 0) throw over(browser)
    const memberId = await insertMember(tx, { ...given, role: invitation.role, passwordHash }, now)
    await tx.invitation.update({ where: { id: invitation.id }, data: { acceptedById: memberId } })
    log().info({ address: browser.address, member: memberId, invitation: invitation.id }, 'invitation accepted')
    return startSession(tx, memberId, browser, now)
  }).catch((error: unknown) => {
    if (isDuplicate(error))
      throw new Invalid('Somebody with this e-mail address is a member already.', { email: 'Sign in with it, or use another.' })
    throw error
  })
}

function over({ address }: Browser): Invalid {
  log().warn({ address }, 'invitation refused')
  return new Invalid('This invitation is not valid any more. Ask for a new one.')
}
