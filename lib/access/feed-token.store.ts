import { db } from '../platform/db/client'
import { NotFound } from '../platform/errors'
import { hashSecret, newSecret } from '../platform/ids'
import { log } from '../platform/log'
import type { MemberActor } from './actor'
import { findActor } from './member.store'

/** When a member's feed got its address; null where there is none. */
export async function feedMadeAt(actor: MemberActor): Promise<Date | null> {
  const where = { id: actor.memberId }
  return (await db().member.findUniqueOrThrow({ where, select: { feedTokenMadeAt: true } })).feedTokenMadeAt
}

/** A token for a member's own feed, in the place of the one there was. It is given out here and never again. */
export async function giveFeedToken(actor: MemberActor, now = new Date()): Promise<{ token: string }> {
  const token = newSecret()
  await db().member.update({
    where: { id: actor.memberId },
    data: { feedTokenHash: hashSecret(token), feedTokenMadeAt: now },
  })
  log().info({ member: actor.memberId }, 'feed token given out')
  return { token }
}

/** Ends a member's own feed: its address is nothing any more. */
export async function endFeed(actor: MemberActor): Promise<void> {
  await db().member.update({ where: { id: actor.memberId }, data: { feedTokenHash: null, feedTokenMadeAt: null } })
  log().info({ member: actor.memberId }, 'feed token revoked')
}

/** Whose feed it is, as they may see things now. @throws NotFound also where the account is disabled */
export async function readerOfFeed(token: string): Promise<MemberActor> {
  const member = await db().member.findUnique({ where: { feedTokenHash: hashSecret(token) }, select: { id: true } })
  const actor = member && (await findActor(member.id))
  if (!actor) throw new NotFound('There is no such feed.')
  return actor
}
