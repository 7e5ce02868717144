import type { MemberActor } from '@/lib/access/actor'
import { hashPassword } from '@/lib/access/passwords'
import { db } from '@/lib/platform/db/client'
import type { Role } from '@/lib/platform/db/generated/enums'
import { newId } from '@/lib/platform/ids'

let counter = 0

/** A member stored in the test's database, as the actor the stores take. The password cannot be used to sign in. */
export async function makeMember(role: Role = 'editor', name = `Member ${++counter}`): Promise<MemberActor> {
  const id = newId()
  const email = `member-${id}@example.org`
  await db().member.create({ data: { id, email, name, role, passwordHash: 'none', passwordChangedAt: new Date() } })
  return { kind: 'member', memberId: id, role, name, email, timeZone: null }
}

/** A bare incident, for tests of what belongs to one. */
export async function makeIncident(actor: MemberActor, fields: { title?: string; timeZone?: string; isPrivate?: boolean } = {}) {
  return db().incident.create({
    data: {
      id: newId(),
      title: fields.title ?? 'Checkout refused every order',
      timeZone: fields.timeZone ?? 'Europe/Berlin',
      isPrivate: fields.isPrivate ?? false,
      createdById: actor.memberId,
      people: { create: { memberId: actor.memberId, role: 'author' } },
    },
    select: { id: true, number: true },
  })
}

/** A member who can sign in, and the password to do it with. */
export async function makeMemberWithPassword(role: Role = 'editor', name?: string) {
  const actor = await makeMember(role, name)
  const password = 'forty ravens at dusk'
  await db().member.update({ where: { id: actor.memberId }, data: { passwordHash: await hashPassword(password) } })
  return { ...actor, password }
}
