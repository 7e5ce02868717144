import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { recordActivity } from '../activity/store'
import { db, inTransaction } from '../platform/db/client'
import { Invalid } from '../platform/errors'
import { ROLE_WORDS } from './rules'
import type { PersonInput } from './schema'
import { lockIncident, rewrite } from './store'

/** The members who can be given a part: by name, without those whose account is disabled. */
export async function listPickableMembers(actor: Actor): Promise<{ id: string; name: string }[]> {
  demand(actor, 'read')
  return db().member.findMany({ where: { disabledAt: null }, select: { id: true, name: true }, orderBy: { name: 'asc' } })
}

/** Gives a member a part in an incident; giving it again is no change. @throws Invalid, NotFound */
export async function addPerson(actor: Actor, { incidentId, memberId, role }: PersonInput): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    const incident = await lockIncident(tx, actor, incidentId)
    if (incident.people.some((person) => person.memberId === memberId && person.role === role)) return
    const member = await tx.member.findFirst({ where: { id: memberId, disabledAt: null }, select: { name: true } })
    if (!member)
      throw new Invalid('This member is not there any more, or their account is disabled.', {
        memberId: 'Choose another member.',
      })
    await rewrite(tx, actor, incidentId, { people: { create: { memberId, role } } })
    await recordActivity(tx, actor, incidentId, 'person_added', {
      memberId,
      name: member.name,
      role: ROLE_WORDS[role].toLowerCase(),
    })
  })
}

/**
 * Takes a part away. In a private incident nobody removes their own last part, for they would not see it any more.
 * @throws Invalid, NotFound
 */
export async function removePerson(actor: Actor, { incidentId, memberId, role }: PersonInput): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    const incident = await lockIncident(tx, actor, incidentId)
    const parts = incident.people.filter((person) => person.memberId === memberId)
    const part = parts.find((person) => person.role === role)
    if (!part) return
    if (incident.isPrivate && parts.length === 1 && actor.kind === 'member' && actor.memberId === memberId)
      throw new Invalid(
        'This incident is private: without this part you would not see it any more. Give yourself another part first, or ask somebody else.',
      )
    await rewrite(tx, actor, incidentId, { people: { delete: { incidentId_memberId_role: { incidentId, memberId, role } } } })
    await recordActivity(tx, actor, incidentId, 'person_removed', {
      memberId,
      name: part.name,
      role: ROLE_WORDS[role].toLowerCase(),
    })
  })
}
