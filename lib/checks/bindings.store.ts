import { type Actor, memberIdOf } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents } from '../access/visible.store'
import { recordActivity } from '../activity/store'
import { lockActions, sendBackToDone } from '../corrective-actions/state.store'
import { db, inTransaction, type Tx } from '../platform/db/client'
import { Invalid, NotFound } from '../platform/errors'
import { makeDue } from './due.store'
import { standing } from './rules'
import { JUDGED } from './runs.store'
import { visibleChecks } from './visible.store'

/** Lets a check prove an action; binding it twice is binding it once. The check runs at once. @throws NotFound */
export async function bindCheck(actor: Actor, actionId: string, checkId: string): Promise<void> {
  demand(actor, 'write')
  await inTransaction((tx) => insertBinding(tx, actor, actionId, checkId))
}

/** The same inside a transaction that is open already. */
export async function insertBinding(tx: Tx, actor: Actor, actionId: string, checkId: string): Promise<void> {
  const check = await findTitle(tx, actor, checkId)
  const { incidentId, ...action } = await findAction(tx, actor, actionId)
  const { count } = await tx.actionCheck.createMany({ data: { actionId, checkId }, skipDuplicates: true })
  await makeDue(tx, checkId)
  if (count === 0) return // it is bound already
  await recordActivity(tx, actor, incidentId, 'check_bound', { ...action, check })
  await askForProof(tx, actor, [actionId], checkId, `the check “${check}” was bound, which does not prove it yet`)
}

/**
 * For a check that joins those of an action: verified is what all of them prove, so a verified action waits for proof again
 * until this one does. Where it proves by now, the action stays as it is.
 */
export async function askForProof(
  tx: Tx,
  actor: Actor,
  actionIds: readonly string[],
  checkId: string,
  because: string,
): Promise<void> {
  await lockActions(tx, actionIds)
  const check = await tx.check.findUniqueOrThrow({ where: { id: checkId }, select: JUDGED })
  if (standing(check, new Date()) === 'proven') return
  for (const actionId of actionIds) await sendBackToDone(tx, actor, actionId, because)
}

/** Takes a check off an action. What it proved there counts no longer: a verified action is done again. @throws NotFound */
export async function unbindCheck(actor: Actor, actionId: string, checkId: string): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    const check = await findTitle(tx, actor, checkId)
    const { incidentId, ...action } = await findAction(tx, actor, actionId)
    const { count } = await tx.actionCheck.deleteMany({ where: { actionId, checkId } })
    if (count === 0) return // it is off already
    await recordActivity(tx, actor, incidentId, 'check_unbound', { ...action, check })
    await sendBackToDone(tx, actor, actionId, `the check “${check}” was taken off it`)
  })
}

/** Makes a check due at once, in the name of whoever asked; a worker takes it within a second. @throws Invalid where it is off */
export async function runNow(actor: Actor, checkId: string): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    const check = await tx.check.findFirst({
      where: { AND: [{ id: checkId, deletedAt: null }, visibleChecks(actor)] },
      select: { isEnabled: true },
    })
    if (!check) throw new NotFound('This check is not there.')
    if (!check.isEnabled) throw new Invalid('This check is switched off. Switch it on to run it.')
    await makeDue(tx, checkId, memberIdOf(actor))
  })
}

/** Makes all checks of an action due at once: when somebody calls it done, its proof need not wait for the next interval. */
export async function runChecksOf(actor: Actor, actionId: string): Promise<void> {
  demand(actor, 'write')
  const bound = await db().actionCheck.findMany({
    where: { actionId, action: { incident: visibleIncidents(actor) } },
    select: { checkId: true },
  })
  await inTransaction(async (tx) => {
    for (const { checkId } of bound) await makeDue(tx, checkId)
  })
}

async function findTitle(tx: Tx, actor: Actor, checkId: string): Promise<string> {
  const check = await tx.check.findFirst({
    where: { AND: [{ id: checkId, deletedAt: null }, visibleChecks(actor)] },
    select: { title: true },
  })
  if (!check) throw new NotFound('This check is not there.')
  return check.title
}

async function findAction(tx: Tx, actor: Actor, id: string): Promise<{ number: number; title: string; incidentId: string }> {
  const action = await tx.correctiveAction.findFirst({
    where: { id, deletedAt: null, incident: visibleIncidents(actor) },
    select: { number: true, title: true, incidentId: true },
  })
  if (!action) throw new NotFound('This action is not there.')
  return action
}
