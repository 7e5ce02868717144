import { db, inTransaction, type Tx } from '../platform/db/client'
import type { Role } from '../platform/db/generated/enums'
import { Forbidden, Invalid, NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import { log } from '../platform/log'
import { type Actor, type MemberActor, memberIdOf } from './actor'
import { demand } from './rules'
import { endSessionsOf } from './session.store'

export interface NewMember {
  name: string
  email: string
  role: Role
  passwordHash: string
}

/** Stores a member. The address is kept in lower case, so that it is one account whatever the case it is typed in. */
export async function insertMember(tx: Tx, { name, email, role, passwordHash }: NewMember, now = new Date()): Promise<string> {
  const id = newId()
  await tx.member.create({
    data: { id, name, email: accountKey(email), role, passwordHash, passwordChangedAt: now, createdAt: now },
  })
  return id
}

/** The form of an address that accounts are found by. */
export const accountKey = (email: string): string => email.trim().normalize('NFC').toLowerCase()

/** The active members, for pickers of people: owner, reviewer, responder. */
export async function listPeople(actor: Actor) {
  demand(actor, 'read')
  return db().member.findMany({
    where: { disabledAt: null },
    select: { id: true, name: true, role: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
}

/** Every member with what an admin has to know of them. */
export async function listMembers(actor: Actor) {
  demand(actor, 'administer')
  const members = await db().member.findMany({
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      disabledAt: true,
      createdAt: true,
      sessions: { select: { lastSeenAt: true }, orderBy: { lastSeenAt: 'desc' }, take: 1 },
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  return members.map(({ sessions, ...member }) => ({ ...member, lastSeenAt: sessions[0]?.lastSeenAt ?? null }))
}

/** Gives a member another role. They sign in anew with it. */
export async function changeRole(actor: Actor, memberId: string, role: Role, now = new Date()): Promise<void> {
  demand(actor, 'administer')
  await inTransaction(async (tx) => {
    const member = await lockMember(tx, memberId)
    if (member.role === role) return
    if (member.role === 'admin' && !member.disabledAt) await refuseWithoutAdmin(tx, memberId, 'demote')
    await tx.member.update({ where: { id: memberId }, data: { role } })
    await endSessionsOf(tx, memberId, 'role changed', undefined, now)
    log().info({ by: memberIdOf(actor), member: memberId, from: member.role, to: role }, 'role changed')
  })
}

/** Shuts a member out, at once and everywhere. What they wrote stays. */
export async function disableMember(actor: Actor, memberId: string, now = new Date()): Promise<void> {
  demand(actor, 'administer')
  if (memberIdOf(actor) === memberId) throw new Forbidden('You cannot disable your own account. Ask another admin.')
  await inTransaction(async (tx) => {
    const member = await lockMember(tx, memberId)
    if (member.disabledAt) return
    if (member.role === 'admin') await refuseWithoutAdmin(tx, memberId, 'disable')
    await tx.member.update({ where: { id: memberId }, data: { disabledAt: now } })
    await endSessionsOf(tx, memberId, 'account disabled', undefined, now)
    log().info({ by: memberIdOf(actor), member: memberId }, 'member disabled')
  })
}

/** Lets a disabled member in again. Their old sessions stay ended. */
export async function enableMember(actor: Actor, memberId: string): Promise<void> {
  demand(actor, 'administer')
  const { count } = await db().member.updateMany({
    where: { id: memberId, disabledAt: { not: null } },
    data: { disabledAt: null },
  })
  if (count === 1) log().info({ by: memberIdOf(actor), member: memberId }, 'member enabled')
}

// All admins are locked in the same order first: two admins who demote each other at the same moment leave one of them.
async function lockMember(tx: Tx, memberId: string) {
  await tx.$queryRaw`SELECT id FROM members WHERE role = 'admin' OR id = ${memberId}::uuid ORDER BY id FOR UPDATE`
  const member = await tx.member.findUnique({ where: { id: memberId }, select: { role: true, disabledAt: true } })
  if (!member) throw new NotFound('There is no such member.')
  return member
}

async function refuseWithoutAdmin(tx: Tx, memberId: string, what: 'demote' | 'disable'): Promise<void> {
  const others = await tx.member.count({ where: { role: 'admin', disabledAt: null, id: { not: memberId } } })
  if (others === 0) throw new Invalid(`This is the only admin. Make somebody else an admin before you ${what} this account.`)
}

/** A member as an actor, for work that goes on after their request; null where they may not sign in any more. */
export async function findActor(memberId: string): Promise<MemberActor | null> {
  const member = await db().member.findFirst({
    where: { id: memberId, disabledAt: null },
    select: { id: true, role: true, name: true, email: true, timeZone: true },
  })
  if (!member) return null
  const { id, ...rest } = member
  return { kind: 'member', memberId: id, ...rest }
}
