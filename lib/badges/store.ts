import { type Actor, memberIdOf } from '../access/actor'
import { demand } from '../access/rules'
import { db } from '../platform/db/client'
import { log } from '../platform/log'
import type { Badge } from './picture'
import { badgeOfAction, badgeOfIncident, readBadgeName } from './rules'

/** Whether anybody at all may see badges. */
export async function areBadgesPublic(): Promise<boolean> {
  const instance = await db().instance.findFirst({ select: { hasPublicBadges: true } })
  return instance?.hasPublicBadges ?? false
}

export async function setBadgesPublic(actor: Actor, hasPublicBadges: boolean): Promise<void> {
  demand(actor, 'administer')
  await db().instance.updateMany({ data: { hasPublicBadges } })
  log().info({ member: memberIdOf(actor), hasPublicBadges }, 'badges changed')
}

/** What nobody may see is as what there is not. */
const OPEN = { deletedAt: null, isPrivate: false }

/** The badge of an address, for whoever asks; null where there is none, or where nobody may see it: the two are told apart nowhere. */
export async function findBadge(address: string): Promise<Badge | null> {
  const asked = readBadgeName(address)
  if (!asked || !(await areBadgesPublic())) return null
  const { kind, number } = asked
  if (kind === 'action') {
    const action = await db().correctiveAction.findFirst({
      where: { number, deletedAt: null, incident: OPEN },
      select: { state: true },
    })
    return action && badgeOfAction(number, action.state)
  }
  const incident = await db().incident.findFirst({
    where: { number, ...OPEN },
    select: { actions: { where: { deletedAt: null }, select: { state: true } } },
  })
  return (
    incident &&
    badgeOfIncident(
      number,
      incident.actions.map(({ state }) => state),
    )
  )
}
