import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { EVER_RESTRICTED } from '../access/visible.store'
import { recordActivity } from '../activity/store'
import { db, inTransaction, type Tx } from '../platform/db/client'
import { Invalid } from '../platform/errors'
import { ROLE_WORDS } from './rules'
import type { PersonInput } from './schema'
import { type Incident, lockIncident, rewrite } from './store'

/** The members who can be given a part: by name, without those whose account is disabled. */
export async function listPickableMembers(actor: Actor): Promise<{ id: string; name: string }[]> {
  demand(actor, 'read')
  return db().member.findMany({ where: { disabledAt: null }, select: { id: true, name: true }, orderBy: { name: 'asc' } })
}

/** Gives a member a part in an incident; giving it again is no change. @throws Invalid, NotFound */
export async function addPerson(actor: Actor, { incidentId, ...part }: PersonInput): Promise<void> {
  await inTransaction(async (tx) => addPersonIn(tx, actor, await lockIncident(tx, actor, incidentId), part))
}

/** The same inside a transaction that holds the incident already. */
export async function addPersonIn(
  tx: Tx,
  actor: Actor,
  incident: Incident,
  { memberId, role }: Omit<PersonInput, 'incidentId'>,
): Promise<void> {
  demand(actor, 'write')
  if (incident.people.some((person) => person.memberId === memberId && person.role === role)) return
  await demandInside(tx, actor, incident)
  const member = await tx.member.findFirst({ where: { id: memberId, disabledAt: null }, select: { name: true } })
  if (!member)
    throw new Invalid('This member is not there any more, or their account is disabled.', {
      memberId: 'Choose another member.',
    })
  await rewrite(tx, actor, incident.id, { people: { create: { memberId, role } } })
  await recordActivity(tx, actor, incident.id, 'person_added', {
    memberId,
    name: member.name,
    role: ROLE_WORDS[role].toLowerCase(),
  })
}

/**
 * Takes a part away. In a private incident, or one with restricted parts, nobody removes their own last part, for they would not see it any more.
 * @throws Invalid, NotFound
 */
export async function removePerson(actor: Actor, { incidentId, memberId, role }: PersonInput): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    const incident = await lockIncident(tx, actor, incidentId)
    const parts = incident.people.filter((person) => person.memberId === memberId)
    const part = parts.find((person) => person.role === role)
    if (!part) return
    await demandInside(tx, actor, incident)
    const isClosed = incident.isPrivate || (await holdsRestricted(tx, incidentId))
    if (isClosed && parts.length === 1 && actor.kind === 'member' && actor.memberId === memberId)
      throw new Invalid(
        'Without this part you would not see any more what is for the people of this incident alone. Give yourself another part first, or ask somebody else.',
      )
    await rewrite(tx, actor, incidentId, { people: { delete: { incidentId_memberId_role: { incidentId, memberId, role } } } })
    await recordActivity(tx, actor, incidentId, 'person_removed', {
      memberId,
      name: part.name,
      role: ROLE_WORDS[role].toLowerCase(),
    })
  })
}

/**
 * Nobody locks themselves out: who makes an incident private, or a part of it restricted, and has no part in it becomes a reader
 * of it. @throws Invalid where that would open to them what others restricted
 */
export async function joinIncident(tx: Tx, actor: Actor, incident: Incident): Promise<void> {
  if (actor.kind !== 'member' || isInside(actor, incident)) return
  await demandInside(tx, actor, incident)
  await tx.incidentPerson.create({ data: { incidentId: incident.id, memberId: actor.memberId, role: 'reader' } })
}

/** Where something is restricted to the people of an incident, only they say who its people are. @throws Invalid */
async function demandInside(tx: Tx, actor: Actor, incident: Incident): Promise<void> {
  if (isInside(actor, incident) || !(await holdsRestricted(tx, incident.id))) return
  throw new Invalid(
    'Something in this incident is for its people alone, and you are not one of them. Ask one of them to name you, or to do this.',
  )
}

const isInside = (actor: Actor, { people }: Incident): boolean =>
  actor.kind === 'system' || people.some((person) => actor.kind === 'member' && person.memberId === actor.memberId)

/** Whether a part of it is restricted, or was once: its history is too. */
const holdsRestricted = async (tx: Tx, incidentId: string): Promise<boolean> =>
  (await tx.revision.count({ where: { incidentId, ...EVER_RESTRICTED }, take: 1 })) > 0
