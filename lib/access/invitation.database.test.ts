import { expect, test } from 'vitest'
import { makeMember } from '@/tests/support/builders'
import { db } from '../platform/db/client'
import { Forbidden } from '../platform/errors'
import { newId } from '../platform/ids'
import { acceptInvitation, findInvitation, inviteMember, listInvitations, revokeInvitation } from './invitation.store'
import { disableMember } from './member.store'
import { findSession } from './session.store'

const BROWSER = { userAgent: null, address: null }
const PASSWORD = 'forty ravens at dusk'
const OVER = 'not valid any more'
const tokenOf = (url: string) => url.split('/invitations/')[1] ?? ''
const invite = async (
  by: Awaited<ReturnType<typeof makeMember>>,
  email: string | null = null,
  role: 'editor' | 'viewer' = 'editor',
) => tokenOf((await inviteMember(by, { id: newId(), role, email })).url)
const accept = (token: string, email: string, now?: Date) =>
  acceptInvitation(token, { name: 'Grace', email, password: PASSWORD }, BROWSER, now)

test('an invitation makes one account with its role, signed in, however many use the link at once', async () => {
  const token = await invite(await makeMember('admin'), null, 'viewer')
  const tries = await Promise.allSettled([
    accept(token, 'one@example.org'),
    accept(token, 'two@example.org'),
    accept(token, 'three@example.org'),
  ])
  const won = tries.filter((one) => one.status === 'fulfilled')
  expect(won).toHaveLength(1)
  expect((await findSession(won[0]?.value.secret ?? ''))?.actor).toMatchObject({ role: 'viewer', name: 'Grace' })
  expect(await findInvitation(token)).toBeNull()
  await expect(accept(token, 'four@example.org')).rejects.toThrow(OVER)
})

test('an invitation is over after seven days, when it is revoked, and when its maker may not invite any more', async () => {
  const admin = await makeMember('admin')
  const old = await invite(admin)
  await expect(accept(old, 'late@example.org', new Date(Date.now() + 7 * 24 * 3_600_000))).rejects.toThrow(OVER)

  const revoked = await invite(admin)
  const found = await findInvitation(revoked)
  await revokeInvitation(admin, found?.id ?? '')
  await expect(accept(revoked, 'revoked@example.org')).rejects.toThrow(OVER)

  const other = await makeMember('admin')
  const orphan = await invite(other)
  await disableMember(admin, other.memberId)
  await expect(accept(orphan, 'orphan@example.org')).rejects.toThrow(OVER)
  expect((await listInvitations(admin)).map((one) => one.invitedBy.name)).not.toContain(other.name)
})

test('an invitation for an address is for that address only, and a member is not invited again', async () => {
  const admin = await makeMember('admin')
  const token = await invite(admin, 'Lin@Example.org')
  await expect(accept(token, 'eve@example.org')).rejects.toThrow('another e-mail address')
  await accept(token, 'LIN@example.org')
  await expect(invite(admin, 'lin@example.org')).rejects.toThrow('a member already')
  const free = await invite(admin)
  await expect(accept(free, 'lin@example.org')).rejects.toThrow('a member already')
  await accept(free, 'lin.two@example.org')
})

test('a weak password does not use the invitation up', async () => {
  const token = await invite(await makeMember('admin'))
  const weak = { name: 'Grace Hopper', email: 'grace@example.org', password: 'gracehopper1906' }
  await expect(acceptInvitation(token, weak, BROWSER)).rejects.toMatchObject({ fields: { password: expect.any(String) } })
  await accept(token, 'grace@example.org')
})

test('the same form sent twice is one invitation with the newer link', async () => {
  const admin = await makeMember('admin')
  const id = newId()
  const first = await inviteMember(admin, { id, role: 'editor', email: null })
  const second = await inviteMember(admin, { id, role: 'editor', email: null })
  expect(await db().invitation.count({ where: { id } })).toBe(1)
  expect(await findInvitation(tokenOf(first.url))).toBeNull()
  expect(await findInvitation(tokenOf(second.url))).not.toBeNull()
})

test('only admins invite, and the link is stored nowhere', async () => {
  await expect(invite(await makeMember('editor'))).rejects.toThrow(Forbidden)
  const token = await invite(await makeMember('admin'))
  expect(JSON.stringify(await db().invitation.findMany())).not.toContain(token)
})
