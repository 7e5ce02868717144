import { expect, test } from 'vitest'
import { db } from '../platform/db/client'
import { newId } from '../platform/ids'
import { findSession } from './session.store'
import { issueSetupLink, judgeSetupToken, makeFirstAdmin } from './setup.store'
import { signIn } from './sign-in.store'

const BROWSER = { userAgent: 'Test', address: '192.0.2.1' }
const ADA = { name: 'Ada', email: ' Ada@Example.org ', password: 'forty ravens at dusk' }
const issue = async (now?: Date) => {
  const link = await issueSetupLink(now)
  return new URL(link?.url ?? '').searchParams.get('token') ?? ''
}

test('the set-up link makes the first admin once, and there is none afterwards', async () => {
  await db().instance.create({ data: { id: newId() } })
  const replaced = await issue()
  const token = await issue()
  expect(await judgeSetupToken(replaced)).toBe('unknown')
  expect(await judgeSetupToken(token)).toBe('usable')
  expect(await judgeSetupToken(token, new Date(Date.now() + 15 * 60_000))).toBe('expired')
  await expect(makeFirstAdmin(replaced, ADA, BROWSER)).rejects.toThrow('not valid any more')
  await expect(makeFirstAdmin(token, ADA, BROWSER, new Date(Date.now() + 16 * 60_000))).rejects.toThrow('not valid any more')

  const both = await Promise.allSettled([
    makeFirstAdmin(token, ADA, BROWSER),
    makeFirstAdmin(token, { ...ADA, email: 'b@example.org' }, BROWSER),
  ])
  const won = both.filter((one) => one.status === 'fulfilled')
  expect(won).toHaveLength(1)
  expect(await db().member.count()).toBe(1)
  expect((await findSession(won[0]?.value.secret ?? ''))?.actor.role).toBe('admin')

  expect(await issueSetupLink()).toBeNull()
  expect(await judgeSetupToken(token)).toBe('done')
})

test('signing in takes the e-mail in any case, and says the same of every way to be wrong', async () => {
  await db().member.deleteMany()
  await makeFirstAdmin(await issue(), ADA, BROWSER)
  const { memberId } = await signIn({ email: 'ADA@example.ORG', password: ADA.password }, BROWSER)
  const wrong = 'The e-mail address or the password is not right.'
  await expect(signIn({ email: 'ada@example.org', password: 'forty ravens at dawn' }, BROWSER)).rejects.toThrow(wrong)
  await expect(signIn({ email: 'nobody@example.org', password: ADA.password }, BROWSER)).rejects.toThrow(wrong)
  await expect(signIn({ email: 'ada@example.org', password: ADA.password + 'x'.repeat(300) }, BROWSER)).rejects.toThrow(wrong)
  await db().member.update({ where: { id: memberId }, data: { disabledAt: new Date() } })
  await expect(signIn({ email: 'ada@example.org', password: ADA.password }, BROWSER)).rejects.toThrow(wrong)
})
