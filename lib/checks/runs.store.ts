import { lockActions, settleByProof } from '../corrective-actions/state.store'
import { db, inTransaction, isDuplicate, Prisma, type Tx } from '../platform/db/client'
import { newId } from '../platform/ids'
import type { Claimed } from './claims.store'
import type { Outcome } from './kinds/kind'
import { findKind } from './kinds/registry'
import { afterRun, plusSeconds, type Standing, standing } from './rules'
import { slotOf } from './slot-of'
import { storable, storableEvidence } from './storable'
import { count } from './words'

/**
 * Records what a run found and lets it decide about every bound action, in one transaction. A result that comes too late (the
 * lease was taken over, the check was edited or deleted meanwhile) is refused: false. It ended now, where nothing else is said.
 */
export async function recordRun(claimed: Claimed, outcome: Outcome, elapsedMs: number, finishedAt?: Date): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction((tx) => recordIn(tx, claimed, outcome, elapsedMs, finishedAt))
    } catch (error) {
      if (isDuplicate(error)) return passOver(claimed, outcome)
      // Somebody edits the incident at this moment and needs our action, we need their incident: one of both begins anew.
      if (!isDeadlock(error) || attempt === 3) throw error
    }
  }
}

/** The slot has its result already, as after the clock was set back: the check goes on to its next one. */
async function passOver(claimed: Claimed, outcome: Outcome): Promise<false> {
  const { nextDueAt } = slotOf(claimed, outcome)
  await db().$executeRaw`
    UPDATE checks SET due_at = ${nextDueAt}, leased_until = NULL
    WHERE id = ${claimed.id}::uuid AND lease_fence = ${claimed.fence} AND leased_until IS NOT NULL AND due_at = ${claimed.dueAt}`
  return false
}

async function recordIn(tx: Tx, claimed: Claimed, outcome: Outcome, elapsedMs: number, finishedAt?: Date): Promise<boolean> {
  const [held] = await tx.$queryRaw<{ now: Date; dueAt: Date | null }[]>`
    SELECT now() AS now, due_at AS "dueAt" FROM checks
    WHERE id = ${claimed.id}::uuid AND lease_fence = ${claimed.fence} AND deleted_at IS NULL FOR UPDATE`
  if (!held) return false
  const check = await tx.check.findUniqueOrThrow({ where: { id: claimed.id }, select: JUDGED })
  const at = finishedAt ?? held.now
  const { slotAt, skipped, nextDueAt } = slotOf(claimed, outcome)
  if (skipped) await tx.checkRun.create({ data: skipped })
  const runId = newId()
  await tx.checkRun.create({
    data: {
      id: runId,
      checkId: claimed.id,
      slotAt,
      startedAt: plusSeconds(at, -elapsedMs / 1000),
      finishedAt: at,
      verdict: outcome.verdict,
      failure: outcome.failure ?? null,
      summary: storable(outcome.summary, 500),
      evidence: outcome.evidence ? storableEvidence(outcome.evidence) : Prisma.DbNull,
      askedById: claimed.askedById,
    },
  })
  // Made due anew since the claim, by a ping or by "run now": that wish stands.
  const wishedAt = held.dueAt && held.dueAt.getTime() !== claimed.dueAt.getTime() ? held.dueAt : null
  const streaks = afterRun(check, { verdict: outcome.verdict, at })
  await tx.check.update({
    where: { id: claimed.id },
    data: {
      ...streaks,
      dueAt: wishedAt ?? nextDueAt,
      leasedUntil: null,
      askedById: wishedAt ? check.askedById : null,
    },
  })
  if (outcome.verdict !== 'error') await settle(tx, claimed.id, runId, at)
  return true
}

/** Lets the verdicts of all checks of each bound action decide. The actions are held first, so that no verdict is missed. */
async function settle(tx: Tx, checkId: string, checkRunId: string, now: Date): Promise<void> {
  const bound = await tx.actionCheck.findMany({ where: { checkId }, select: { actionId: true } })
  if (bound.length === 0) return
  const actionIds = bound.map(({ actionId }) => actionId)
  await lockActions(tx, actionIds)
  const proofs = await tx.actionCheck.findMany({
    where: { actionId: { in: actionIds }, check: { deletedAt: null } },
    select: { actionId: true, check: { select: JUDGED } },
  })
  for (const actionId of actionIds) {
    const checks = proofs.filter((proof) => proof.actionId === actionId).map(({ check }) => check)
    const standings = checks.map((check) => standing(check, now))
    const own = checks.find(({ id }) => id === checkId)
    await settleByProof(tx, { actionId, standings, because: becauseOf(own, standings), checkRunId })
  }
}

type Judged = Prisma.CheckGetPayload<{ select: typeof JUDGED }>

function becauseOf(check: Judged | undefined, standings: Standing[]): string {
  if (!check) return 'its checks were run'
  if (findKind(check.kind)?.asksPeople)
    return check.failStreak > 0 ? `${check.title}: not attested (any more)` : `${check.title}: attested by a person`
  if (check.failStreak > 0) return `${check.title} failed ${count(check.failStreak, 'time')} in a row`
  const others = standings.length - 1
  return `${check.title} passed ${count(check.passStreak, 'time')} in a row${others > 0 ? `, as ${count(others, 'other check')} did` : ''}`
}

export const JUDGED = {
  id: true,
  kind: true,
  title: true,
  isEnabled: true,
  deletedAt: true,
  dueAt: true,
  leasedUntil: true,
  intervalSeconds: true,
  passesToVerify: true,
  soakSeconds: true,
  failuresToRegress: true,
  staleSeconds: true,
  lastRunAt: true,
  lastVerdict: true,
  passStreak: true,
  passingSinceAt: true,
  failStreak: true,
  failingSinceAt: true,
  erringSinceAt: true,
  firstRedAt: true,
  turnedGreenAt: true,
  shownRedAt: true,
  shownRedAgainst: true,
  askedById: true,
} satisfies Prisma.CheckSelect

const isDeadlock = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && (error.code === 'P2034' || /40P01|deadlock/i.test(error.message))
