import { type Actor, memberIdOf } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents, visibleParts } from '../access/visible.store'
import { recordActivity } from '../activity/store'
import { announce } from '../notifications/outbox.store'
import { db, inTransaction, type Prisma, type Tx } from '../platform/db/client'
import { claimNumber } from '../platform/db/numbers'
import { Conflict, Invalid, NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import { haveSame } from '../platform/sets'
import { settleEdit } from '../revisions/edit.store'
import type { Change } from '../revisions/rules'
import { recordRevision } from '../revisions/store'
import { type ActionEdit, ActionInput } from './schema'
import { lockActions } from './state.store'

export interface Created {
  id: string
  number: number
}

/** What a person wrote in an action: the content of a revision, and what a conflict shows as theirs. */
const TEXT = {
  title: true,
  details: true,
  type: true,
  priority: true,
  ownerId: true,
  owner: { select: { name: true } },
  ownerAsWritten: true,
  dueOn: true,
  ticketUrl: true,
  audience: true,
} satisfies Prisma.CorrectiveActionSelect

const ROW = { id: true, number: true, incidentId: true, version: true, ...TEXT } satisfies Prisma.CorrectiveActionSelect
type Row = Prisma.CorrectiveActionGetPayload<{ select: typeof ROW }>

/** Writes an action down. Doing it twice with the same id is doing it once. @throws NotFound, Invalid */
export async function createAction(actor: Actor, input: ActionInput): Promise<Created> {
  demand(actor, 'write')
  const known = () =>
    db().correctiveAction.findFirst({
      where: { id: input.id, incidentId: input.incidentId, incident: visibleIncidents(actor) },
      select: { id: true, number: true },
    })
  // Asked first, because an insert that is refused would still use a number up.
  const again = await known()
  if (again) return again
  try {
    return await inTransaction(async (tx) => {
      const created = await insertAction(tx, actor, input)
      await announceOwner(tx, actor, { ...input, ownerId: input.ownerId || null, version: 1 })
      return created
    })
  } catch (error) {
    const first = await known() // the same form, sent twice at once
    if (!first) throw error
    return first
  }
}

/** The same inside a transaction that is open already. `readBack`: the number a file of ours says it had, and how it says it stood. */
export async function insertAction(
  tx: Tx,
  actor: Actor,
  input: ActionInput,
  readBack: { number?: number | undefined; told?: Prisma.InputJsonObject | undefined } = {},
): Promise<Created> {
  demand(actor, 'write')
  const { causeIds, dueOn, ...fields } = ActionInput.parse(input)
  await demandIncident(tx, actor, fields.incidentId)
  if (fields.ownerId) await demandOwner(tx, fields.ownerId, fields.incidentId)
  await demandCauses(tx, actor, causeIds, fields.incidentId)
  const number = readBack.number && (await claimNumber(tx, 'corrective_actions', readBack.number))
  const at = new Date()
  const row = await tx.correctiveAction.create({
    data: {
      ...fields,
      ...(number && { number }),
      ...(readBack.told && { stateChangedAt: at, told: { ...readBack.told, since: at.toISOString() } }),
      dueOn: dueOn ? new Date(dueOn) : null,
      causes: { createMany: { data: [...new Set(causeIds)].map((causeId) => ({ causeId })) } },
    },
    select: ROW,
  })
  await tx.actionTransition.create({
    data: { id: newId(), actionId: row.id, from: null, to: fields.state, because: 'written down', memberId: memberIdOf(actor) },
  })
  await keep(tx, actor, row, 'created')
  await recordActivity(tx, actor, row.incidentId, 'action_added', { number: row.number, title: row.title })
  return { id: row.id, number: row.number }
}

/**
 * Changes what is given and leaves the rest. An edit that began at an older version goes through where nobody changed the same
 * meanwhile. @throws Conflict with `theirs`, NotFound, Invalid
 */
export async function editAction(actor: Actor, { id, version, causeIds, ...fields }: ActionEdit): Promise<Created> {
  demand(actor, 'write')
  return inTransaction(async (tx) => {
    await lockActions(tx, [id])
    const before = await findText(tx, actor, { id, deletedAt: null })
    const { version: standing, ...content } = theirs(before)
    const isAgainstOthers = causeIds !== undefined && (await differsFromCauses(tx, actor, id, causeIds))
    // No revision holds the causes: nobody can tell which of the two took one away.
    if (isAgainstOthers && version !== standing)
      throw new Conflict(
        'Somebody changed this action while you chose its causes. Nothing of yours was stored yet.',
        theirs(before),
      )
    // Naming a member says who the written name is.
    const wanted = { ...fields, ...(fields.ownerId && { ownerAsWritten: null }) }
    // The name of the owner follows from who it is.
    const {
      dueOn,
      owner: _,
      ...changes
    } = await settleEdit<typeof content>(tx, {
      subjectId: id,
      version,
      now: { version: standing, content },
      wanted,
      units: [['ownerId', 'ownerAsWritten']],
      texts: ['details'],
    })
    if (Object.keys(changes).length === 0 && dueOn === undefined && !isAgainstOthers) return { id, number: before.number }
    if (changes.ownerId) await demandOwner(tx, changes.ownerId, before.incidentId)
    if (changes.ownerId !== undefined) await demandNotApprover(tx, before.id, changes.ownerId)
    const now = await tx.correctiveAction.update({
      where: { id },
      data: {
        ...changes,
        ...(dueOn !== undefined && { dueOn: dueOn ? new Date(dueOn) : null }),
        version: { increment: 1 },
      },
      select: ROW,
    })
    if (isAgainstOthers) await setCauses(tx, actor, id, causeIds, before.incidentId)
    await keep(tx, actor, now, 'edited')
    if (now.ownerId !== before.ownerId) await announceOwner(tx, actor, now)
    return { id, number: now.number }
  })
}

/** Whoever takes an action themselves knows of it; what an import brings along is old, and nobody is told. */
async function announceOwner(tx: Tx, actor: Actor, { id, ownerId, version }: Pick<Row, 'id' | 'ownerId' | 'version'>) {
  const memberId = memberIdOf(actor)
  if (!ownerId || ownerId === memberId) return
  await announce(tx, { kind: 'action_assigned', key: `action_assigned:${id}:${version}`, actionId: id, memberId })
}

/** Puts an action away; restoreAction brings it back. Its checks stay bound. */
export async function deleteAction(actor: Actor, id: string): Promise<Created> {
  return setDeleted(actor, id, true)
}

/** Brings a deleted action back as it was. */
export async function restoreAction(actor: Actor, id: string): Promise<Created> {
  return setDeleted(actor, id, false)
}

async function setDeleted(actor: Actor, id: string, deleted: boolean): Promise<Created> {
  demand(actor, 'write')
  return inTransaction(async (tx) => {
    const { number } = await findText(tx, actor, { id })
    const { count } = await tx.correctiveAction.updateMany({
      where: { id, deletedAt: deleted ? null : { not: null } },
      data: { deletedAt: deleted ? new Date() : null, version: { increment: 1 } },
    })
    if (count === 0) return { id, number } // it is so already
    const row = await tx.correctiveAction.findUniqueOrThrow({ where: { id }, select: ROW })
    await keep(tx, actor, row, deleted ? 'deleted' : 'restored')
    await recordActivity(tx, actor, row.incidentId, deleted ? 'action_deleted' : 'action_restored', { number, title: row.title })
    return { id, number }
  })
}

async function findText(tx: Tx, actor: Actor, where: Prisma.CorrectiveActionWhereInput): Promise<Row> {
  const row = await tx.correctiveAction.findFirst({
    where: { AND: [where, { incident: visibleIncidents(actor) }] },
    select: ROW,
  })
  if (!row) throw new NotFound('This action is not there.')
  return row
}

const theirs = ({
  owner,
  dueOn,
  title,
  details,
  type,
  priority,
  ownerId,
  ownerAsWritten,
  ticketUrl,
  audience,
  version,
}: Row) => ({
  ...{ title, details, type, priority, ownerId, ownerAsWritten, ticketUrl, audience, version },
  owner: owner?.name ?? null,
  dueOn: dueOn?.toISOString().slice(0, 10) ?? null,
})

async function keep(tx: Tx, actor: Actor, row: Row, change: Change): Promise<void> {
  const { version, ...content } = theirs(row)
  await recordRevision(tx, actor, {
    subject: 'corrective_action',
    subjectId: row.id,
    incidentId: row.incidentId,
    version,
    change,
    content,
  })
}

async function demandIncident(tx: Tx, actor: Actor, id: string): Promise<void> {
  const found = await tx.incident.findFirst({
    where: { AND: [{ id, deletedAt: null }, visibleIncidents(actor)] },
    select: { id: true },
  })
  if (!found) throw new NotFound('This incident is not there.')
}

async function demandOwner(tx: Tx, ownerId: string, incidentId: string): Promise<void> {
  const refuse = (message: string) => new Invalid(message, { ownerId: message })
  const owner = await tx.member.findFirst({
    where: { id: ownerId, disabledAt: null },
    select: { name: true, incidentRoles: { where: { incidentId }, take: 1 } },
  })
  if (!owner) throw refuse('Choose an owner from the members.')
  const { isPrivate } = await tx.incident.findUniqueOrThrow({ where: { id: incidentId }, select: { isPrivate: true } })
  if (isPrivate && owner.incidentRoles.length === 0) {
    throw refuse(`This incident is private and ${owner.name} is not named on it. Name them there first.`)
  }
}

/** Otherwise a waiver could be approved first and the approver be made its owner afterwards. */
async function demandNotApprover(tx: Tx, actionId: string, ownerId: string | null): Promise<void> {
  if (!ownerId) return
  const waiver = await tx.waiver.findFirst({ where: { actionId, endedAt: null, approvedById: ownerId }, select: { id: true } })
  if (!waiver) return
  const message = 'This member approves the waiver of this action, so they cannot own it meanwhile.'
  throw new Invalid(message, { ownerId: message })
}

async function setCauses(tx: Tx, actor: Actor, actionId: string, causeIds: string[], incidentId: string): Promise<void> {
  await demandCauses(tx, actor, causeIds, incidentId)
  // A deleted cause keeps its link: it may come back. So does one that the actor does not see.
  const cause = { deletedAt: null, ...visibleParts(actor) }
  await tx.causeAction.deleteMany({ where: { actionId, causeId: { notIn: causeIds }, cause } })
  await tx.causeAction.createMany({ data: causeIds.map((causeId) => ({ causeId, actionId })), skipDuplicates: true })
}

/** Whether it is said to work against other causes than those the actor sees beside it. */
async function differsFromCauses(tx: Tx, actor: Actor, actionId: string, causeIds: readonly string[]): Promise<boolean> {
  const seen = await tx.causeAction.findMany({
    where: { actionId, cause: { deletedAt: null, ...visibleParts(actor) } },
    select: { causeId: true },
  })
  return !haveSame(
    causeIds,
    seen.map(({ causeId }) => causeId),
  )
}

async function demandCauses(tx: Tx, actor: Actor, causeIds: readonly string[], incidentId: string): Promise<void> {
  const ids = [...new Set(causeIds)]
  if (ids.length === 0) return
  const found = await tx.cause.count({ where: { id: { in: ids }, incidentId, deletedAt: null, ...visibleParts(actor) } })
  if (found < ids.length)
    throw new Invalid('One of the causes is not there any more.', { causeIds: 'One of the causes is not there any more.' })
}
