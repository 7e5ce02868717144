import { type Actor, memberIdOf, systemActor } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents } from '../access/visible.store'
import type { ActivityKind } from '../activity/rules'
import { recordActivity } from '../activity/store'
import { isNoticeKind } from '../notifications/kinds'
import { announce } from '../notifications/outbox.store'
import { inTransaction, type Prisma, type Tx } from '../platform/db/client'
import { Conflict, Forbidden, Invalid, NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import { type ActionEvent, type ActionState, decide, formatActionNumber, mayUndoMove, STATE_WORDS, type Standing } from './rules'
import type { ActionMove } from './schema'

export const STATE_SELECT = {
  id: true,
  number: true,
  title: true,
  state: true,
  ownerId: true,
  incidentId: true,
} satisfies Prisma.CorrectiveActionSelect

type Row = Prisma.CorrectiveActionGetPayload<{ select: typeof STATE_SELECT }>

export interface Moved {
  actionId: string
  number: number
  from: ActionState
  to: ActionState
  /** The row to name when the move is taken back; null where the action stood there already. */
  transitionId: string | null
}

/**
 * A person moves an action. Moving it where it stands already does nothing, so a form sent twice is one move.
 * @throws Conflict where it has left `from` since the person looked, Invalid where nobody may move it so.
 */
export async function moveAction(actor: Actor, { id, from, to, because }: ActionMove): Promise<Moved> {
  demand(actor, 'write')
  return inTransaction(async (tx) => {
    const action = await findAction(tx, actor, id)
    const { number } = action
    if (action.state === to) return { actionId: id, number, from: to, to, transitionId: null }
    if (action.state !== from) throw movedMeanwhile(action)
    const transitionId = await changeState(tx, actor, action, { kind: 'moved', to, because }, { because })
    return { actionId: id, number, from, to, transitionId }
  })
}

/** Takes a person's own last move of an action back. It is a transition of its own: nothing is erased. */
export async function undoMove(actor: Actor, transitionId: string): Promise<Moved> {
  demand(actor, 'write')
  return inTransaction(async (tx) => {
    const move = await tx.actionTransition.findFirst({
      where: { id: transitionId, action: { deletedAt: null, incident: visibleIncidents(actor) } },
      select: { from: true, to: true, memberId: true, action: { select: STATE_SELECT } },
    })
    if (!move) throw new NotFound('This move is not there.')
    const { action } = move
    if (move.memberId === null || move.memberId !== memberIdOf(actor))
      throw new Forbidden('Only your own moves can be taken back.')
    if (!mayUndoMove(move.from))
      throw new Invalid('This move cannot be taken back: whatever was proven then has to be proven anew.')
    const last = await tx.actionTransition.findFirst({
      where: { actionId: action.id },
      orderBy: { sequence: 'desc' },
      select: { id: true },
    })
    if (last?.id !== transitionId || action.state !== move.to) throw movedMeanwhile(action)
    const because = 'taken back'
    const written = await writeState(tx, actor, action, move.from, { because, activity: moveActivity(action.state, move.from) })
    return { actionId: action.id, number: action.number, from: action.state, to: move.from, transitionId: written }
  })
}

/**
 * Locks actions in one order, until the transaction ends. Call it before the standings of an action's checks are read:
 * otherwise two runs that finish at the same moment each miss the other's verdict.
 */
export async function lockActions(tx: Tx, actionIds: readonly string[]): Promise<void> {
  if (actionIds.length === 0) return
  await tx.$queryRaw`SELECT id FROM corrective_actions WHERE id = ANY(${[...actionIds]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
}

/**
 * Lets the verdicts of all checks of an action decide, inside the transaction that recorded one of them. The same standings
 * settled twice, or by two runs at once, change the state once.
 * @returns the change, or null where there is none.
 */
export async function settleByProof(
  tx: Tx,
  proof: { actionId: string; standings: readonly Standing[]; because: string; checkRunId: string | null },
): Promise<{ from: ActionState; to: ActionState } | null> {
  return change(tx, systemActor, proof.actionId, { kind: 'proof', standings: proof.standings }, proof)
}

/**
 * A verified action waits for proof again: a check of it asks for less than before, was disabled, or was taken off. A deleted
 * action too, for it may come back.
 */
export async function sendBackToDone(
  tx: Tx,
  actor: Actor,
  actionId: string,
  because: string,
): Promise<{ from: ActionState; to: ActionState } | null> {
  return change(tx, actor, actionId, { kind: 'proof_withdrawn' }, { because }, { deleted: true })
}

async function change(tx: Tx, actor: Actor, actionId: string, event: ActionEvent, why: Why, { deleted = false } = {}) {
  await lockActions(tx, [actionId])
  const action = await tx.correctiveAction.findFirst({
    where: { id: actionId, ...(!deleted && { deletedAt: null }) },
    select: STATE_SELECT,
  })
  if (!action) return null
  const decision = decide(action.state, event)
  if ('refused' in decision || decision.state === action.state) return null
  await writeState(tx, actor, action, decision.state, { ...why, activity: activityOf(event, action.state, decision.state) })
  return { from: action.state, to: decision.state }
}

interface Why {
  because: string
  checkRunId?: string | null
  /** Of a waiver: its last day. */
  expiresOn?: string
}

/**
 * Brings an event to an action: decides, writes the state and its one transition. For the other stores of this noun.
 * @throws Invalid with the sentence of the rule that refused, Conflict where the state is another one by now.
 */
export async function changeState(tx: Tx, actor: Actor, action: Row, event: ActionEvent, why: Why): Promise<string> {
  const decision = decide(action.state, event)
  if ('refused' in decision) throw new Invalid(decision.refused, { to: decision.refused })
  return writeState(tx, actor, action, decision.state, { ...why, activity: activityOf(event, action.state, decision.state) })
}

/** The one place that writes a state: only where the old one still stands, with its transition, its activity and who is told. */
async function writeState(
  tx: Tx,
  actor: Actor,
  action: Row,
  to: ActionState,
  { because, checkRunId = null, expiresOn, activity }: Why & { activity: ActivityKind },
): Promise<string> {
  const at = new Date()
  const { count } = await tx.correctiveAction.updateMany({
    where: { id: action.id, state: action.state },
    data: { state: to, stateChangedAt: at, verifiedAt: to === 'verified' ? at : null },
  })
  if (count === 0) {
    const { state } = await tx.correctiveAction.findUniqueOrThrow({ where: { id: action.id }, select: { state: true } })
    throw movedMeanwhile({ ...action, state })
  }
  const id = newId()
  const memberId = memberIdOf(actor)
  await tx.actionTransition.create({
    data: { id, actionId: action.id, from: action.state, to, because, memberId, checkRunId, at },
  })
  const { number, title, state: from } = action
  await recordActivity(tx, actor, action.incidentId, activity, {
    number,
    title,
    from,
    to,
    because,
    ...(expiresOn && { expiresOn }),
  })
  if (isNoticeKind(activity)) await announce(tx, { kind: activity, key: id, actionId: action.id, because, memberId })
  return id
}

/** One action that is not deleted, among those the actor may see, as the state changes need it. @throws NotFound */
export async function findAction(tx: Tx, actor: Actor, id: string): Promise<Row> {
  const action = await tx.correctiveAction.findFirst({
    where: { id, deletedAt: null, incident: visibleIncidents(actor) },
    select: STATE_SELECT,
  })
  if (!action) throw new NotFound('This action is not there.')
  return action
}

function movedMeanwhile({ number, state }: Row): Conflict {
  const words = STATE_WORDS[state].toLowerCase()
  return new Conflict(
    `Somebody moved ${formatActionNumber(number)} meanwhile: it is ${words} now. Nothing of yours was changed.`,
    { state },
  )
}

function activityOf(event: ActionEvent, from: ActionState, to: ActionState): ActivityKind {
  switch (event.kind) {
    case 'moved':
      return moveActivity(from, to)
    case 'proof':
      return to === 'verified' ? 'action_verified' : 'action_regressed'
    case 'proof_withdrawn':
      return 'action_unproven'
    case 'waived':
      return 'action_waived'
    case 'waiver_ended':
      return 'waiver_ended'
  }
}

function moveActivity(from: ActionState, to: ActionState): ActivityKind {
  if (to === 'done') return 'action_done'
  if (from === 'done' || from === 'verified') return 'action_reopened'
  return to === 'open' ? 'action_stopped' : 'action_started'
}
