import { expect, test } from 'vitest'
import { makeMember, makeMemberWithPassword } from '@/tests/support/builders'
import { inTransaction } from '../platform/db/client'
import { Limited, NotFound } from '../platform/errors'
import { changePassword } from './profile.store'
import { endOtherSessions, endSession, findSession, listSessions, startSession } from './session.store'
import { signIn } from './sign-in.store'

const BROWSER = { userAgent: 'Test', address: '192.0.2.30' }
const open = (memberId: string) => inTransaction((tx) => startSession(tx, memberId, BROWSER))

test('a new password ends every session, and the one at hand goes on as a new one', async () => {
  const { password, ...member } = await makeMemberWithPassword()
  const [here, elsewhere] = [await open(member.memberId), await open(member.memberId)]
  const renewed = await changePassword(member, { currentPassword: password, password: 'six herons by the weir' }, BROWSER)
  expect(await findSession(here.secret)).toBeNull()
  expect(await findSession(elsewhere.secret)).toBeNull()
  expect(await findSession(renewed.secret)).not.toBeNull()
  await signIn({ email: member.email, password: 'six herons by the weir' }, BROWSER)
  await expect(signIn({ email: member.email, password }, BROWSER)).rejects.toThrow('not right')
})

test('the present password cannot be guessed through the form that changes it', async () => {
  const { password, ...member } = await makeMemberWithPassword()
  const guess = (current: string) =>
    changePassword(member, { currentPassword: current, password: 'six herons by the weir' }, BROWSER)
  for (let i = 0; i < 5; i += 1)
    await expect(guess(`guess ${i}`)).rejects.toMatchObject({ fields: { currentPassword: expect.any(String) } })
  await expect(guess(password)).rejects.toThrow(Limited)
})

test('a new password that is too weak is refused before the present one is looked at', async () => {
  const { password, ...member } = await makeMemberWithPassword()
  for (let i = 0; i < 9; i += 1)
    await expect(changePassword(member, { currentPassword: password, password: 'password1234' }, BROWSER)).rejects.toMatchObject({
      fields: { password: expect.any(String) },
    })
})

test('members list and end their own sessions and nobody else’s', async () => {
  const [member, other] = [await makeMember(), await makeMember()]
  const [here, there, third] = [await open(member.memberId), await open(member.memberId), await open(member.memberId)]
  expect((await listSessions(member)).map((one) => one.id).sort()).toEqual(
    [here, there, third].map((one) => one.sessionId).sort(),
  )
  expect(await listSessions(other)).toEqual([])
  await expect(endSession(other, there.sessionId)).rejects.toThrow(NotFound)
  await endSession(member, there.sessionId)
  expect(await findSession(there.secret)).toBeNull()
  expect(await endOtherSessions(member, here.sessionId)).toBe(1)
  expect(await findSession(third.secret)).toBeNull()
  expect(await findSession(here.secret)).not.toBeNull()
})
