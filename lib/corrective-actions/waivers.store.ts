import { type Actor, memberIdOf, systemActor } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents } from '../access/visible.store'
import { db, inTransaction, type Tx } from '../platform/db/client'
import { Forbidden, Invalid } from '../platform/errors'
import { waiverRefusal } from './rules'
import type { WaiverInput } from './schema'
import { changeState, findAction, lockActions, STATE_SELECT } from './state.store'

const utcDay = (at: Date): string => at.toISOString().slice(0, 10)

/**
 * Closes an action without proof until a day. Whoever does it approves it in their own name: nobody signs for somebody else,
 * and an owner needs a second person.
 * @throws Invalid where the terms do not hold.
 */
export async function waiveAction(actor: Actor, input: WaiverInput, now = new Date()): Promise<{ id: string }> {
  demand(actor, 'write')
  const approverId = memberIdOf(actor)
  if (!approverId) throw new Forbidden('A waiver is approved by a person.')
  const known = () =>
    db().waiver.findFirst({
      where: { id: input.id, action: { id: input.actionId, incident: visibleIncidents(actor) } },
      select: { id: true },
    })
  const again = await known()
  if (again) return again
  try {
    return await inTransaction((tx) => grant(tx, actor, approverId, input, now))
  } catch (error) {
    const first = await known() // the same form, sent twice at once
    if (!first) throw error
    return first
  }
}

async function grant(tx: Tx, actor: Actor, approverId: string, input: WaiverInput, now: Date): Promise<{ id: string }> {
  const action = await findAction(tx, actor, input.actionId)
  const refused = waiverRefusal({ approverId, ownerId: action.ownerId, expiresOn: input.expiresOn, today: utcDay(now) })
  if (refused) throw new Invalid(refused.message, { [refused.field]: refused.message })
  const askedById = input.askedById ?? action.ownerId ?? approverId
  if (!(await tx.member.findFirst({ where: { id: askedById }, select: { id: true } }))) {
    throw new Invalid('Choose the member who asked for it.', { askedById: 'Choose the member who asked for it.' })
  }
  const { id, reason } = input
  await changeState(tx, actor, action, { kind: 'waived' }, { because: reason, expiresOn: input.expiresOn })
  await tx.waiver.create({
    data: { id, actionId: action.id, reason, approvedById: approverId, askedById, expiresOn: new Date(input.expiresOn) },
  })
  return { id }
}

/** Takes a waiver back before its day: the action is open again. */
export async function endWaiver(actor: Actor, actionId: string, because: string): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    const action = await findAction(tx, actor, actionId)
    await changeState(tx, actor, action, { kind: 'waiver_ended' }, { because: because || 'taken back' })
    await tx.waiver.updateMany({
      where: { actionId: action.id, endedAt: null },
      data: { endedAt: new Date(), endedBecause: because || 'taken back' },
    })
  })
}

/**
 * Opens every action again whose waiver's last day is over, deleted ones included (they may come back). For the worker; two
 * workers at once open each action once.
 * @returns how many waivers ended.
 */
export async function expireWaivers(now: Date): Promise<number> {
  const over = await db().waiver.findMany({
    where: { endedAt: null, expiresOn: { lt: new Date(utcDay(now)) } },
    select: { id: true },
    take: 500,
  })
  let ended = 0
  for (const { id } of over) if (await inTransaction((tx) => expire(tx, id, now))) ended++
  return ended
}

async function expire(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { actionId } = await tx.waiver.findUniqueOrThrow({ where: { id }, select: { actionId: true } })
  await lockActions(tx, [actionId])
  const { count } = await tx.waiver.updateMany({ where: { id, endedAt: null }, data: { endedAt: now, endedBecause: 'expired' } })
  if (count === 0) return false
  const action = await tx.correctiveAction.findUniqueOrThrow({ where: { id: actionId }, select: STATE_SELECT })
  if (action.state === 'waived') {
    await changeState(tx, systemActor, action, { kind: 'waiver_ended' }, { because: 'its waiver expired' })
  }
  return true
}
