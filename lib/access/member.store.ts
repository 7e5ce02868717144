import { db, type Tx } from '../platform/db/client'
import type { Role } from '../platform/db/generated/enums'
import { newId } from '../platform/ids'
import type { Actor } from './actor'
import { demand } from './rules'

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
