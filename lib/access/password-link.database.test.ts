import { expect, test } from 'vitest'
import { makeMember, makeMemberWithPassword } from '@/tests/support/builders'
import { Forbidden, NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import { systemActor } from './actor'
import { disableMember } from './member.store'
import { choosePassword, findPasswordLink, issuePasswordLink } from './password-link.store'
import { findSession } from './session.store'
import { signIn } from './sign-in.store'

const BROWSER = { userAgent: null, address: '192.0.2.40' }
const NEW = 'six herons by the weir'
const tokenOf = ({ url }: { url: string }) => url.split('/new-password/')[1] ?? ''

test('a password link lets its member choose a new password once, and ends what was signed in before', async () => {
  const [admin, member] = [await makeMember('admin'), await makeMemberWithPassword()]
  const before = await signIn(member, BROWSER)
  const replaced = tokenOf(await issuePasswordLink(admin, { memberId: member.memberId }))
  const token = tokenOf(await issuePasswordLink(systemActor, { email: member.email.toUpperCase() }))
  await expect(choosePassword(replaced, NEW, BROWSER)).rejects.toThrow('not valid any more')
  await expect(choosePassword(token, 'password1234', BROWSER)).rejects.toMatchObject({ fields: { password: expect.any(String) } })

  const tries = await Promise.allSettled([choosePassword(token, NEW, BROWSER), choosePassword(token, NEW, BROWSER)])
  const won = tries.filter((one) => one.status === 'fulfilled')
  expect(won).toHaveLength(1)
  expect(await findSession(before.secret)).toBeNull()
  expect((await findSession(won[0]?.value.secret ?? ''))?.actor.memberId).toBe(member.memberId)
  await signIn({ email: member.email, password: NEW }, BROWSER)
  await expect(signIn(member, BROWSER)).rejects.toThrow('not right')
})

test('a password link is over after a day, and when the account is disabled', async () => {
  const [admin, member] = [await makeMember('admin'), await makeMember()]
  const token = tokenOf(await issuePasswordLink(admin, { memberId: member.memberId }))
  expect(await findPasswordLink(token, new Date(Date.now() + 24 * 3_600_000))).toBeNull()
  await disableMember(admin, member.memberId)
  expect(await findPasswordLink(token)).toBeNull()
  await expect(issuePasswordLink(admin, { memberId: member.memberId })).rejects.toThrow(NotFound)
})

test('only admins and the operator make password links', async () => {
  const [editor, member] = [await makeMember('editor'), await makeMember()]
  await expect(issuePasswordLink(editor, { memberId: member.memberId })).rejects.toThrow(Forbidden)
  await expect(issuePasswordLink(systemActor, { email: `${newId()}@example.org` })).rejects.toThrow(NotFound)
})
