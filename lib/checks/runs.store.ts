import { lockActions, settleByProof } from '../corrective-actions/state.store'
import { db, inTransaction, isDuplicate, Prisma, type Tx } from '../platform/db/client'
import { newId } from '../platform/ids'
import type { Outcome, Pings } from './kinds/kind'
import { afterRun, plusSeconds, type Standing, secondsBetween, slotFor, standing } from './rules'
import { storable, storableEvidence } from './storable'
import { count, wordDuration } from './words'

/** A check in the hands of a worker. */
export interface Claimed {
  id: string
  kind: string
  config: unknown
  intervalSeconds: number
  /** The due moment this claim answers; after a time without a worker slots lie between it and now. */
  dueAt: Date
  /** Rises at every claim: a result with an older fence comes too late. */
  fence: number
  /** The database's clock at the claim; whatever is computed of it is the same on every machine. */
  claimedAt: Date
  /** Who pressed "run now", where somebody did. */
  askedById: string | null
  pings: Omit<Pings, 'listeningSince'> | null
}

/**
 * Takes up to `limit` due checks for `leaseSeconds`, oldest first. Two workers never take the same one: rows another is taking
 * are skipped. Only the database's clock is asked.
 */
export async function claimDue(limit: number, leaseSeconds: number): Promise<Claimed[]> {
  if (limit <= 0) return []
  const rows = await db().$queryRaw<Row[]>`
    UPDATE checks SET leased_until = now() + make_interval(secs => ${leaseSeconds}), lease_fence = lease_fence + 1
    WHERE id IN (
      SELECT id FROM checks
      WHERE due_at <= now() AND (leased_until IS NULL OR leased_until < now()) AND is_enabled AND deleted_at IS NULL
      ORDER BY due_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )
    RETURNING id, kind, config, interval_seconds AS "intervalSeconds", due_at AS "dueAt", lease_fence AS fence, now() AS "claimedAt",
      asked_by_id AS "askedById"`
  if (rows.length === 0) return []
  const heartbeats = await db().heartbeat.findMany({ where: { checkId: { in: rows.map(({ id }) => id) } }, select: PINGS })
  const byCheck = new Map(
    heartbeats.map(({ checkId, waitingSinceAt, ...pings }) => [checkId, { ...pings, waitingSince: waitingSinceAt }]),
  )
  return rows.map((row) => ({ ...row, pings: byCheck.get(row.id) ?? null }))
}

type Row = Omit<Claimed, 'pings'>

const PINGS = {
  checkId: true,
  waitingSinceAt: true,
  lastExitStatus: true,
  lastSuccessAt: true,
  lastFailAt: true,
  startedAt: true,
} satisfies Prisma.HeartbeatSelect

/** Holds checks whose run takes longer than the lease. What another worker has taken since is left alone. */
export async function extendLeases(held: readonly Pick<Claimed, 'id' | 'fence'>[], leaseSeconds: number): Promise<void> {
  if (held.length === 0) return
  await db().$executeRaw`
    UPDATE checks SET leased_until = now() + make_interval(secs => ${leaseSeconds})
    FROM unnest(${held.map(({ id }) => id)}::uuid[], ${held.map(({ fence }) => fence)}::int[]) AS held(id, fence)
    WHERE checks.id = held.id AND checks.lease_fence = held.fence AND checks.leased_until IS NOT NULL`
}

/** Gives checks back unrun, for another worker to take at once. */
export async function releaseLeases(held: readonly Pick<Claimed, 'id' | 'fence'>[]): Promise<void> {
  if (held.length === 0) return
  await db().$executeRaw`
    UPDATE checks SET leased_until = NULL
    FROM unnest(${held.map(({ id }) => id)}::uuid[], ${held.map(({ fence }) => fence)}::int[]) AS held(id, fence)
    WHERE checks.id = held.id AND checks.lease_fence = held.fence`
}

/**
 * Records what a run found and lets it decide about every bound action, in one transaction. A result that comes too late (the
 * lease was taken over, the check was edited or deleted meanwhile) is refused: false.
 */
export async function recordRun(claimed: Claimed, outcome: Outcome, elapsedMs: number): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction((tx) => recordIn(tx, claimed, outcome, elapsedMs))
    } catch (error) {
      if (isDuplicate(error)) return false
      // Somebody edits the incident at this moment and needs our action, we need their incident: one of both begins anew.
      if (!isDeadlock(error) || attempt === 3) throw error
    }
  }
}

async function recordIn(tx: Tx, claimed: Claimed, outcome: Outcome, elapsedMs: number): Promise<boolean> {
  const [held] = await tx.$queryRaw<{ now: Date; dueAt: Date | null }[]>`
    SELECT now() AS now, due_at AS "dueAt" FROM checks
    WHERE id = ${claimed.id}::uuid AND lease_fence = ${claimed.fence} AND deleted_at IS NULL FOR UPDATE`
  if (!held) return false
  const check = await tx.check.findUniqueOrThrow({ where: { id: claimed.id }, select: JUDGED })
  const at = held.now
  const { slotAt, skipped, nextDueAt } = slotFor(claimed.dueAt, claimed.intervalSeconds, claimed.claimedAt)
  if (skipped > 0) await recordSkipped(tx, claimed, slotAt, skipped)
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
      dueAt: wishedAt ?? outcome.lookAgainAt ?? nextDueAt,
      leasedUntil: null,
      askedById: wishedAt ? check.askedById : null,
    },
  })
  if (outcome.verdict !== 'error') await settle(tx, claimed.id, runId, at)
  return true
}

/** Slots nobody looked at, as one row: they are not run late one by one, and they are not forgotten. */
async function recordSkipped(tx: Tx, { id, dueAt }: Claimed, slotAt: Date, skipped: number): Promise<void> {
  const away = wordDuration(secondsBetween(dueAt, slotAt))
  await tx.checkRun.create({
    data: {
      id: newId(),
      checkId: id,
      slotAt: dueAt,
      startedAt: dueAt,
      finishedAt: dueAt,
      verdict: 'error',
      failure: 'skipped',
      summary: `No worker looked for ${away}: ${count(skipped, 'run')} left out`,
    },
  })
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
  if (check.failStreak > 0) return `${check.title} failed ${count(check.failStreak, 'time')} in a row`
  const others = standings.length - 1
  return `${check.title} passed ${count(check.passStreak, 'time')} in a row${others > 0 ? `, as ${count(others, 'other check')} did` : ''}`
}

export const JUDGED = {
  id: true,
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
