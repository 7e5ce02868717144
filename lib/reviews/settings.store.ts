import { type Actor, memberIdOf } from '../access/actor'
import { demand } from '../access/rules'
import { db, type Tx } from '../platform/db/client'
import { log } from '../platform/log'
import { GRADES, type Grade, type Needs } from './rules'
import type { NeedsByGrade } from './schema'

/** What an admin asks of whoever publishes, by severity. */
export async function readNeeds(actor: Actor, tx: Tx = db()): Promise<Record<Grade, Needs>> {
  demand(actor, 'read')
  const { approvalsNeeded, needsChecklist } = await tx.instance.findFirstOrThrow({
    select: { approvalsNeeded: true, needsChecklist: true },
  })
  const of = (at: number): Needs => ({ approvals: approvalsNeeded[at] ?? 0, checklist: needsChecklist[at] ?? false })
  return Object.fromEntries(GRADES.map((grade, at) => [grade, of(at)])) as Record<Grade, Needs>
}

/** What is published already stays published. */
export async function saveNeeds(actor: Actor, needs: NeedsByGrade): Promise<void> {
  demand(actor, 'administer')
  const approvalsNeeded = GRADES.map((grade) => needs[grade].approvals)
  const needsChecklist = GRADES.map((grade) => needs[grade].checklist)
  await db().instance.updateMany({ data: { approvalsNeeded, needsChecklist } })
  log().info({ member: memberIdOf(actor), approvalsNeeded, needsChecklist }, 'what publishing needs was changed')
}
