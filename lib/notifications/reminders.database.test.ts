import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { readDueDays, saveDueDays } from '@/lib/corrective-actions/due-days.store'
import { suggestDueOn } from '@/lib/corrective-actions/rules'
import { DueDaysForm } from '@/lib/corrective-actions/schema'
import { db } from '@/lib/platform/db/client'
import type { ActionState } from '@/lib/platform/db/generated/enums'
import { Forbidden } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { makeMember } from '@/tests/support/builders'
import { makeAction } from '@/tests/support/checks'
import { remindOfDueDays } from './reminders.store'

let actor: MemberActor
beforeAll(async () => {
  actor = await makeMember('admin')
  await db().instance.deleteMany()
  await db().instance.create({ data: { id: newId() } })
})
beforeEach(async () => {
  await db().notice.deleteMany()
  await db().correctiveAction.updateMany({ data: { deletedAt: new Date() } })
})

async function due(dueOn: string, state: ActionState = 'open', writtenOn = '2026-07-01') {
  const { id } = await makeAction(actor, state)
  await db().correctiveAction.update({ where: { id }, data: { dueOn: new Date(dueOn), createdAt: new Date(writtenOn) } })
  return id
}

const told = async () =>
  Object.fromEntries((await db().notice.findMany()).map(({ actionId, kind }) => [actionId, kind.replace('action_', '')]))

test('an action is reminded of once before it is due and once when it is overdue, whatever sweeps and how often', async () => {
  const id = await due('2026-08-14')
  expect(await remindOfDueDays('2026-08-10')).toBe(0)
  await Promise.all([remindOfDueDays('2026-08-11'), remindOfDueDays('2026-08-11'), remindOfDueDays('2026-08-12')])
  expect(await told()).toEqual({ [id]: 'due_soon' })
  expect(await remindOfDueDays('2026-08-14')).toBe(0)
  expect(await remindOfDueDays('2026-08-15')).toBe(1)
  expect(await remindOfDueDays('2026-08-18')).toBe(0)
  expect(await told()).toEqual({ [id]: 'overdue' })
  expect(await db().notice.count()).toBe(2)
})

test('another due day is reminded of anew', async () => {
  const id = await due('2026-08-14')
  await remindOfDueDays('2026-08-15')
  await db().correctiveAction.update({ where: { id }, data: { dueOn: new Date('2026-08-20') } })
  expect(await remindOfDueDays('2026-08-18')).toBe(1)
})

test('what is done, was due long ago, is brand new or came in overdue is not reminded of', async () => {
  await due('2026-08-14', 'done')
  await due('2026-08-14', 'verified')
  await due('2026-08-14', 'waived')
  await due('2026-01-14')
  await due('2026-08-16', 'open', '2026-08-15T09:00:00Z')
  await due('2026-08-10', 'open', '2026-08-14')
  expect(await remindOfDueDays('2026-08-15')).toBe(0)
})

test('an admin says in how many days actions are due, and whether there is a reminder before', async () => {
  const form = { SEV1: 5, SEV2: 10, SEV3: 20, SEV4: 40, SEV5: 0, remindDaysBefore: 0 }
  expect(await readDueDays(actor)).toEqual({ SEV1: 7, SEV2: 14, SEV3: 30, SEV4: 60, SEV5: 90, remindDaysBefore: 3 })
  await expect(saveDueDays(await makeMember('editor'), form)).rejects.toThrow(Forbidden)
  await saveDueDays(actor, form)
  expect(await readDueDays(await makeMember('viewer'))).toEqual(form)
  await due('2026-08-16')
  expect(await remindOfDueDays('2026-08-15')).toBe(0)
  expect(await remindOfDueDays('2026-08-17')).toBe(1)
  expect(suggestDueOn(form, 'SEV2', '2026-12-25')).toBe('2027-01-04')
  expect(suggestDueOn(form, 'SEV5', '2026-12-25')).toBeNull()
  expect(suggestDueOn(form, null, '2026-12-25')).toBeNull()
  expect(DueDaysForm.safeParse({ ...form, SEV1: '-1' }).success).toBe(false)
  expect(DueDaysForm.safeParse({ ...form, SEV1: '1.5' }).success).toBe(false)
})
