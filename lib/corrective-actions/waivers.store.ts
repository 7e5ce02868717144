import { type Actor, memberIdOf, systemActor } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents } from '../access/visible.store'
import { recordActivity } from '../activity/store'
import { announce } from '../notifications/outbox.store'
import { db, inTransaction, type Prisma, type Tx } from '../platform/db/client'
import { Forbidden, Invalid } from '../platform/errors'
import { waiverRefusal } from './rules'
import type { WaiverAnswer, WaiverInput } from './schema'
import { changeState, findAction, lockActions, STATE_SELECT } from './state.store'

const utcDay = (at: Date): string => at.toISOString().slice(0, 10)

/** Asked for and not answered: it changes nothing until its approver says yes. */
const ASKED = { approvedAt: null, endedAt: null } satisfies Prisma.WaiverWhereInput

/**
 * Asks a member to let an action be closed without proof until a day. Nothing is waived by it: the approver, who is neither the
 * owner nor whoever asks, has to say yes. Asking twice with the same id is asking once.
 * @throws Invalid where the terms do not hold, NotFound
 */
export async function askForWaiver(actor: Actor, input: WaiverInput, now = new Date()): Promise<{ id: string }> {
  demand(actor, 'write')
  const askedById = memberIdOf(actor)
  if (!askedById) throw new Forbidden('A waiver is asked for by a person.')
  return inTransaction(async (tx) => {
    await lockActions(tx, [input.actionId])
    const action = await findAction(tx, actor, input.actionId)
    const { id, reason, approverId, expiresOn } = input
    const [again, open] = await Promise.all([
      tx.waiver.findFirst({ where: { id, actionId: action.id }, select: { id: true } }),
      tx.waiver.findFirst({ where: { actionId: action.id, endedAt: null }, select: { id: true } }),
    ])
    if (again) return again
    if (action.state === 'waived') throw new Invalid('This action is waived already.')
    if (open) throw new Invalid('A waiver of this action is asked for already. Take that back first.')
    refuse({ approverId, askedById, ownerId: action.ownerId, expiresOn, today: utcDay(now) })
    const approver = await tx.member.findFirst({
      where: { AND: [{ id: approverId }, await mayApprove(tx, action)] },
      select: { name: true },
    })
    if (!approver) {
      const message = 'Choose an editor or admin who can see this incident.'
      throw new Invalid(message, { approverId: message })
    }
    await tx.waiver.create({
      data: { id, actionId: action.id, reason, approvedById: approverId, askedById, expiresOn: new Date(expiresOn) },
    })
    const { number, title, incidentId } = action
    await recordActivity(tx, actor, incidentId, 'waiver_asked', {
      ...{ number, title, expiresOn },
      approver: approver.name,
      because: reason,
    })
    await announce(tx, { kind: 'waiver_asked', key: id, actionId: action.id, because: reason, memberId: askedById })
    return { id }
  })
}

/**
 * The approver's answer to the waiver that is asked for: yes closes the action until the waiver's last day, no ends the request.
 * The terms are judged anew, for the owner may be another one by now.
 * @throws Invalid where nobody asks, somebody else was asked, or the terms hold no longer.
 */
export async function answerWaiver(actor: Actor, { actionId, answer, because }: WaiverAnswer, now = new Date()): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    await lockActions(tx, [actionId])
    const action = await findAction(tx, actor, actionId)
    const waiver = await tx.waiver.findFirst({
      where: { actionId, endedAt: null },
      select: { id: true, reason: true, expiresOn: true, askedById: true, approvedAt: true, approvedBy: APPROVER },
    })
    if (waiver?.approvedAt && answer === 'approve' && waiver.approvedBy.id === memberIdOf(actor)) return // answered already
    if (!waiver || waiver.approvedAt) throw new Invalid('No waiver of this action waits for an answer.')
    if (waiver.approvedBy.id !== memberIdOf(actor)) throw new Invalid(`Only ${waiver.approvedBy.name} can answer this.`)
    if (answer === 'decline') return endRequest(tx, actor, action, waiver.id, because ? `declined: ${because}` : 'declined')
    const [approverId, expiresOn] = [waiver.approvedBy.id, utcDay(waiver.expiresOn)]
    refuse({ approverId, askedById: waiver.askedById, ownerId: action.ownerId, expiresOn, today: utcDay(now) })
    await tx.waiver.update({ where: { id: waiver.id }, data: { approvedAt: now } })
    await changeState(tx, actor, action, { kind: 'waived' }, { because: waiver.reason, expiresOn })
  })
}

/** Ends a waiver before its day (the action is open again), or takes the request for one back. */
export async function endWaiver(actor: Actor, actionId: string, because: string): Promise<void> {
  demand(actor, 'write')
  const why = because || 'taken back'
  await inTransaction(async (tx) => {
    await lockActions(tx, [actionId])
    const action = await findAction(tx, actor, actionId)
    const asked = await tx.waiver.findFirst({ where: { actionId, ...ASKED }, select: { id: true } })
    if (asked) return endRequest(tx, actor, action, asked.id, why)
    await changeState(tx, actor, action, { kind: 'waiver_ended' }, { because: why })
    await tx.waiver.updateMany({ where: { actionId, endedAt: null }, data: { endedAt: new Date(), endedBecause: why } })
  })
}

type Action = Awaited<ReturnType<typeof findAction>>

async function endRequest(tx: Tx, actor: Actor, { number, title, incidentId }: Action, id: string, because: string) {
  await tx.waiver.update({ where: { id }, data: { endedAt: new Date(), endedBecause: because } })
  await recordActivity(tx, actor, incidentId, 'waiver_refused', { number, title, because })
}

export interface WaiverToAnswer {
  id: string
  reason: string
  /** YYYY-MM-DD */
  expiresOn: string
  askedBy: string
  action: { number: number; title: string; incidentNumber: number }
}

/** The waivers that wait for the actor's own answer, oldest first. */
export async function listWaiversToAnswer(actor: Actor): Promise<WaiverToAnswer[]> {
  demand(actor, 'read')
  const approvedById = memberIdOf(actor)
  if (!approvedById) return []
  const rows = await db().waiver.findMany({
    where: { ...ASKED, approvedById, action: { deletedAt: null, incident: visibleIncidents(actor) } },
    select: {
      id: true,
      reason: true,
      expiresOn: true,
      askedBy: { select: { name: true } },
      action: { select: { number: true, title: true, incident: { select: { number: true } } } },
    },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ expiresOn, askedBy, action: { incident, ...action }, ...row }) => ({
    ...row,
    expiresOn: utcDay(expiresOn),
    askedBy: askedBy.name,
    action: { ...action, incidentNumber: incident.number },
  }))
}

/** Who can be asked by the actor to waive an action: editors and admins who see it, but neither its owner nor whoever asks. */
export async function listApprovers(actor: Actor, actionId: string): Promise<{ id: string; name: string }[]> {
  demand(actor, 'write')
  return inTransaction(async (tx) => {
    const action = await findAction(tx, actor, actionId)
    const but = [memberIdOf(actor), action.ownerId].filter((id) => id !== null)
    return tx.member.findMany({
      where: { AND: [await mayApprove(tx, action), { id: { notIn: but } }] },
      select: { id: true, name: true },
      orderBy: { name: 'asc' },
    })
  })
}

/**
 * Opens every action again whose waiver's last day is over, deleted ones included (they may come back); a request that nobody
 * answered in time ends. For the worker; two workers at once open each action once.
 * @returns how many waivers ended.
 */
export async function expireWaivers(now: Date): Promise<number> {
  const over = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM waivers WHERE ended_at IS NULL AND expires_on < ${utcDay(now)}::date LIMIT 500`
  let ended = 0
  for (const { id } of over) if (await inTransaction((tx) => expire(tx, id, now))) ended++
  return ended
}

async function expire(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { actionId } = await tx.waiver.findUniqueOrThrow({ where: { id }, select: { actionId: true } })
  await lockActions(tx, [actionId])
  const waiver = await tx.waiver.findFirst({ where: { id, endedAt: null }, select: { approvedAt: true } })
  if (!waiver) return false
  const endedBecause = waiver.approvedAt ? 'expired' : 'nobody answered'
  await tx.waiver.update({ where: { id }, data: { endedAt: now, endedBecause } })
  const action = await tx.correctiveAction.findUniqueOrThrow({ where: { id: actionId }, select: STATE_SELECT })
  if (waiver.approvedAt && action.state === 'waived') {
    await changeState(tx, systemActor, action, { kind: 'waiver_ended' }, { because: 'its waiver expired' })
  }
  return true
}

const APPROVER = { select: { id: true, name: true } }

/** Editors and admins who may see the incident of an action. */
async function mayApprove(tx: Tx, { incidentId }: Pick<Action, 'incidentId'>): Promise<Prisma.MemberWhereInput> {
  const { isPrivate } = await tx.incident.findUniqueOrThrow({ where: { id: incidentId }, select: { isPrivate: true } })
  return {
    disabledAt: null,
    role: { in: ['admin', 'editor'] },
    ...(isPrivate && { incidentRoles: { some: { incidentId } } }),
  }
}

function refuse(terms: Parameters<typeof waiverRefusal>[0]): void {
  const refused = waiverRefusal(terms)
  if (refused) throw new Invalid(refused.message, { [refused.field]: refused.message })
}
