import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { db } from '@/lib/platform/db/client'
import type { ActionState } from '@/lib/platform/db/generated/enums'
import { mailer } from '@/lib/platform/mail'
import { overrideSettings } from '@/lib/platform/settings'
import { makeMember } from '@/tests/support/builders'
import { makeAction, makeCheck } from '@/tests/support/checks'
import { headerOf, mailServer, partsOf, type Received } from '@/tests/support/mail-server'
import { waysHere } from '@/tests/support/telling'
import { readChoices, saveChoices } from './choices.store'
import { keysOf } from './digest'
import { loadDigest, planDigests } from './digest.store'
import { sendDue } from './send-due'

const never = new AbortController().signal
let post: Awaited<ReturnType<typeof mailServer>>
let author: MemberActor
beforeAll(async () => {
  post = await mailServer()
  overrideSettings({ logLevel: 'fatal', smtpUrl: post.url, mailFrom: 'raven@example.org' })
  author = await makeMember()
})
beforeEach(async () => {
  await db().delivery.deleteMany()
  await db().member.updateMany({ data: { digestAt: null } })
  post.received.length = 0
})

async function reader(timeZone: string | null = null): Promise<MemberActor> {
  const member = await makeMember()
  await db().member.update({ where: { id: member.memberId }, data: { digestAt: 540, timeZone } })
  return { ...member, timeZone }
}

async function owned(
  member: MemberActor,
  state: ActionState,
  dueOn: string | null = null,
  incident: { isPrivate?: boolean } = {},
) {
  const action = await makeAction(author, state, incident)
  await db().correctiveAction.update({
    where: { id: action.id },
    data: { ownerId: member.memberId, dueOn: dueOn ? new Date(dueOn) : null },
  })
  return action
}

const at = (moment: string) => new Date(`${moment}:00Z`)

test('a digest holds what is regressed, overdue, due this week and stale, of own actions and of led incidents, and nothing else', async () => {
  const member = await reader()
  const regressed = await owned(member, 'regressed')
  const overdue = await owned(member, 'open', '2026-08-13')
  const due = await owned(member, 'in_progress', '2026-08-20')
  const led = await makeAction(author, 'regressed')
  await db().incidentPerson.create({ data: { incidentId: led.incidentId, memberId: member.memberId, role: 'lead' } })
  const check = await makeCheck(author)
  await db().actionCheck.create({ data: { checkId: check, actionId: due.id } })
  await db().check.update({ where: { id: check }, data: { staleSinceAt: new Date() } })
  await owned(member, 'done', '2026-08-01')
  await owned(member, 'open', '2026-08-21')
  await owned(member, 'regressed', null, { isPrivate: true })
  await makeAction(author, 'regressed')
  expect(keysOf(await loadDigest(member, at('2026-08-14T10:00'))).sort()).toEqual(
    [`regressed:${regressed.id}`, `regressed:${led.id}`, `overdue:${overdue.id}`, `due:${due.id}`, `stale:${check}`].sort(),
  )
})

test('it comes once a day at nine of the member’s own zone, whichever of two workers plans it', async () => {
  const member = await reader('America/New_York')
  await owned(member, 'regressed')
  expect(await planDigests(at('2026-08-14T12:59'))).toBe(0)
  const planned = await Promise.all([planDigests(at('2026-08-14T13:00')), planDigests(at('2026-08-14T13:00'))])
  expect(planned.reduce((sum, one) => sum + one, 0)).toBe(1)
  expect(await planDigests(at('2026-08-14T23:00'))).toBe(0)
  await sendDue(never, waysHere(mailer()))
  await sendDue(never, waysHere(mailer()))
  expect(post.received.map(({ to }) => to)).toEqual([[member.email]])
  const letter = post.received[0] as Received
  expect(headerOf(letter, 'Subject')).toBe('Nevermore: 1 regressed')
  expect(partsOf(letter)['text/plain']).toContain('Accept the old names')
})

test('it comes on a day with news, and without any only after a week', async () => {
  const member = await reader()
  const { id } = await owned(member, 'open', '2026-08-01')
  const goes: number[] = []
  for (let day = 10; day <= 19; day++) {
    if (day === 13) await owned(member, 'regressed')
    if (day === 15) await db().correctiveAction.update({ where: { id }, data: { state: 'done' } })
    if (day === 16) await db().correctiveAction.update({ where: { id }, data: { state: 'open' } })
    if ((await planDigests(at(`2026-08-${day}T09:30`))) === 1) goes.push(day)
  }
  expect(goes).toEqual([10, 13, 16])
  expect(await planDigests(at('2026-08-22T09:30'))).toBe(0)
  expect(await planDigests(at('2026-08-23T09:30'))).toBe(1)
})

test('what is mended between nine and the sending is not nagged about', async () => {
  const member = await reader()
  const { id } = await owned(member, 'regressed')
  await planDigests(at('2026-08-14T09:00'))
  await db().correctiveAction.update({ where: { id }, data: { state: 'verified' } })
  await sendDue(never, waysHere(mailer()))
  expect(post.received).toEqual([])
  expect((await db().delivery.findFirstOrThrow({ where: { memberId: member.memberId } })).state).toBe('dropped')
})

test('who wants none, is disabled, or has nothing to look after gets none', async () => {
  const [wantsNone, disabled, idle] = [await reader(), await reader(), await reader()]
  await owned(wantsNone, 'regressed')
  await saveChoices(wantsNone, { kinds: ['action_regressed'], digestAt: null })
  await owned(disabled, 'regressed')
  await db().member.update({ where: { id: disabled.memberId }, data: { disabledAt: new Date() } })
  expect(await planDigests(at('2026-08-14T10:00'))).toBe(0)
  await owned(idle, 'regressed')
  expect(await planDigests(at('2026-08-14T11:00'))).toBe(0) // its day is over; tomorrow
  expect(await planDigests(at('2026-08-15T09:00'))).toBe(1)
})

test('a new member hears of everything but verifications, and what they choose stays chosen', async () => {
  const member = await makeMember()
  const { kinds, digestAt } = await readChoices(member)
  expect(digestAt).toBe(540)
  expect(kinds).toContain('action_regressed')
  expect(kinds).not.toContain('action_verified')
  await saveChoices(member, { kinds: ['action_verified'], digestAt: 1380 })
  expect(await readChoices(member)).toEqual({ kinds: ['action_verified'], digestAt: 1380 })
})
