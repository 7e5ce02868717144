import { expect, test } from 'vitest'
import { makeMember } from '@/tests/support/builders'
import { db, inTransaction } from '../platform/db/client'
import { Forbidden, Invalid, NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import { nobody } from './actor'
import { changeRole, disableMember, enableMember, listMembers, listPeople } from './member.store'
import { findSession, startSession } from './session.store'

const BROWSER = { userAgent: null, address: null }
const open = (memberId: string) => inTransaction((tx) => startSession(tx, memberId, BROWSER))
const roleOf = async (id: string) => (await db().member.findUniqueOrThrow({ where: { id } })).role

test('only an admin sees and changes members', async () => {
  const [editor, viewer] = [await makeMember('editor'), await makeMember('viewer')]
  for (const actor of [editor, viewer]) {
    await expect(listMembers(actor)).rejects.toThrow(Forbidden)
    await expect(changeRole(actor, actor.memberId, 'admin')).rejects.toThrow(Forbidden)
    await expect(disableMember(actor, viewer.memberId)).rejects.toThrow(Forbidden)
    await expect(enableMember(actor, viewer.memberId)).rejects.toThrow(Forbidden)
    expect((await listPeople(actor)).map((person) => person.id)).toContain(editor.memberId)
  }
  await expect(listPeople(nobody)).rejects.toThrow(NotFound)
  expect(await roleOf(editor.memberId)).toBe('editor')
})

test('another role, or being disabled, ends every session of the member at once', async () => {
  const [admin, editor] = [await makeMember('admin'), await makeMember('editor')]
  const before = await open(editor.memberId)
  await changeRole(admin, editor.memberId, 'viewer')
  expect(await findSession(before.secret)).toBeNull()

  const after = await open(editor.memberId)
  expect((await findSession(after.secret))?.actor.role).toBe('viewer')
  await disableMember(admin, editor.memberId)
  expect(await findSession(after.secret)).toBeNull()
  await enableMember(admin, editor.memberId)
  expect(await findSession(after.secret)).toBeNull()
  expect((await listPeople(admin)).map((person) => person.id)).toContain(editor.memberId)
})

test('the last admin can be neither demoted nor disabled, and nobody disables themselves', async () => {
  await db().member.updateMany({ where: { role: 'admin' }, data: { role: 'editor' } })
  const only = await makeMember('admin')
  await expect(changeRole(only, only.memberId, 'editor')).rejects.toThrow('the only admin')
  await expect(disableMember(only, only.memberId)).rejects.toThrow('your own account')
  const disabled = await makeMember('admin')
  await disableMember(only, disabled.memberId)
  await expect(changeRole(only, only.memberId, 'viewer')).rejects.toThrow(Invalid)
  await expect(changeRole(only, newId(), 'viewer')).rejects.toThrow(NotFound)
})

test('of two admins who demote each other at the same moment one stays', async () => {
  for (let round = 0; round < 5; round += 1) {
    await db().member.updateMany({ where: { role: 'admin' }, data: { role: 'editor' } })
    const [a, b] = [await makeMember('admin'), await makeMember('admin')]
    await Promise.allSettled([
      changeRole(a, b.memberId, 'editor'),
      changeRole(b, a.memberId, 'editor'),
      disableMember(a, b.memberId),
    ])
    expect(await db().member.count({ where: { role: 'admin', disabledAt: null } })).toBeGreaterThanOrEqual(1)
  }
})
