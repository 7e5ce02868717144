import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeMember, makeMemberWithPassword } from '@/tests/support/builders'
import { log } from '../platform/log'
import { changeRole, disableMember } from './member.store'
import { issuePasswordLink } from './password-link.store'
import { signIn } from './sign-in.store'

const BROWSER = { userAgent: null, address: '192.0.2.50' }
let lines: string[] = []

beforeEach(() => {
  lines = []
  for (const level of ['info', 'warn'] as const)
    vi.spyOn(log(), level).mockImplementation((...said: unknown[]) => void lines.push(JSON.stringify(said)))
})
afterEach(() => vi.restoreAllMocks())

test('who signed in, who failed to and who was limited is logged with the address, and without the password', async () => {
  const member = await makeMemberWithPassword()
  await signIn(member, BROWSER)
  for (let i = 0; i < 6; i += 1) await signIn({ email: member.email, password: 'hunter2 hunter2' }, BROWSER).catch(() => {})
  expect(
    lines.filter((line) => line.includes('"signed in"') && line.includes(member.memberId) && line.includes('192.0.2.50')),
  ).toHaveLength(1)
  expect(lines.filter((line) => line.includes('"sign-in refused"') && line.includes(member.memberId))).toHaveLength(5)
  expect(lines.filter((line) => line.includes('"sign-in limited"'))).toHaveLength(1)
  expect(lines.join()).not.toMatch(/hunter2|forty ravens/)
})

test('what an admin does to members is logged with who did it to whom, and a link is not', async () => {
  const [admin, member] = [await makeMember('admin'), await makeMember('editor')]
  await changeRole(admin, member.memberId, 'viewer')
  const { url } = await issuePasswordLink(admin, { memberId: member.memberId })
  await disableMember(admin, member.memberId)
  for (const what of ['role changed', 'password link made', 'member disabled'])
    expect(lines.find((line) => line.includes(`"${what}"`))).toMatch(new RegExp(`${admin.memberId}.*${member.memberId}`))
  expect(lines.join()).not.toContain(url.split('/').at(-1))
})
