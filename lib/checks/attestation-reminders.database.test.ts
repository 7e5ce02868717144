import { beforeEach, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { spreadNotices } from '@/lib/notifications/spread.store'
import { db } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/ids'
import { makeMember } from '@/tests/support/builders'
import { makeAction, makeCheck } from '@/tests/support/checks'
import { remindOfAttestations } from './attestation-reminders.store'
import { attest, withdrawAttestation } from './attestations.store'

let owner: MemberActor
let lead: MemberActor
let bo: MemberActor
let checkId: string
let action: Awaited<ReturnType<typeof makeAction>>
const days = (count: number) => new Date(Date.now() + count * 86_400_000)

beforeEach(async () => {
  await db().$executeRaw`UPDATE checks SET deleted_at = now()`
  await db().delivery.deleteMany()
  await db().notice.deleteMany()
  ;[owner, lead, bo] = [await makeMember('editor', 'Ines'), await makeMember('editor', 'Leo'), await makeMember('editor', 'Bo')]
  action = await makeAction(owner)
  await db().correctiveAction.update({ where: { id: action.id }, data: { ownerId: owner.memberId } })
  await db().incidentPerson.create({ data: { incidentId: action.incidentId, memberId: lead.memberId, role: 'lead' } })
  const config = { statement: 'The handbook names who may fail over', how: 'Chapter 4', validDays: 30 }
  checkId = await makeCheck(owner, { kind: 'attestation', title: 'The handbook', config, actionId: action.id })
})

const say = () => attest(bo, { id: newId(), checkId, note: 'Read chapter 4' })
/** Which kinds were announced since, and who was told of the last one. */
async function told() {
  await spreadNotices(true)
  const notices = await db().notice.findMany({ where: { checkId }, orderBy: { id: 'asc' } })
  const last = await db().deliveryNotice.findMany({
    where: { noticeId: notices.at(-1)?.id ?? newId() },
    select: { delivery: { select: { memberId: true } } },
  })
  return { kinds: notices.map(({ kind }) => kind), to: last.map(({ delivery }) => delivery.memberId).sort() }
}

test('that an attestation is wanted is told once to those named on the incident, not to whoever asked', async () => {
  expect(await remindOfAttestations()).toBe(1)
  expect(await remindOfAttestations()).toBe(0)
  expect(await told()).toEqual({ kinds: ['attestation_asked'], to: [lead.memberId] })
})

test('a week before it ends the owner, the lead and whoever attested are told, and anew for the next one', async () => {
  await say()
  expect(await remindOfAttestations(days(1))).toBe(0)
  expect(await remindOfAttestations(days(22))).toBe(0)
  expect(await remindOfAttestations(days(24))).toBe(1)
  expect(await remindOfAttestations(days(29))).toBe(0)
  expect(await told()).toEqual({
    ...{ kinds: ['attestation_ends'], to: [owner.memberId, lead.memberId, bo.memberId].sort() },
  })
  await say()
  expect(await remindOfAttestations(days(29))).toBe(1)
})

test('what was withdrawn or ran out is asked for anew', async () => {
  await say()
  await withdrawAttestation(bo, { id: newId(), checkId, because: 'The chapter is gone' })
  expect(await remindOfAttestations()).toBe(1)
  await say()
  expect(await remindOfAttestations(days(31))).toBe(1)
  expect((await told()).kinds).toEqual(['attestation_asked', 'attestation_asked'])
})

test('nothing is asked for by a check that is switched off, proves nothing, or of an action that is waived or deleted', async () => {
  const quiet = async (change: () => Promise<unknown>) => {
    await change()
    expect(await remindOfAttestations()).toBe(0)
  }
  const { id } = action
  await quiet(() => db().correctiveAction.update({ where: { id }, data: { state: 'waived' } }))
  await quiet(() => db().correctiveAction.update({ where: { id }, data: { state: 'done', deletedAt: new Date() } }))
  await quiet(() => db().actionCheck.deleteMany({ where: { checkId } }))
  await db().correctiveAction.update({ where: { id }, data: { deletedAt: null } })
  await db().actionCheck.create({ data: { actionId: id, checkId } })
  await quiet(() => db().check.update({ where: { id: checkId }, data: { isEnabled: false } }))
  await db().check.update({ where: { id: checkId }, data: { isEnabled: true } })
  expect(await remindOfAttestations()).toBe(1)
})
