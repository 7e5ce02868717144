import { db, type Prisma } from '../platform/db/client'
import type { Pings } from './kinds/kind'
import { findKind } from './kinds/registry'
import type { ProofRule, Streaks } from './rules'

/** A check in the hands of a worker. */
export interface Claimed extends ProofRule, Streaks {
  id: string
  kind: string
  config: unknown
  /** The due moment this claim answers; after a time without a worker slots lie between it and now. */
  dueAt: Date
  /** Rises at every claim: a result with an older fence comes too late. */
  fence: number
  /** The database's clock at the claim; whatever is computed of it is the same on every machine. */
  claimedAt: Date
  /** Who pressed "run now", where somebody did. */
  askedById: string | null
  pings: Omit<Pings, 'listeningSince' | 'heardUntil'> | null
}

/**
 * Takes up to `limit` due checks for `leaseSeconds`, oldest first. Two workers never take the same one: rows another is taking
 * are skipped. Only the database's clock is asked.
 */
export async function claimDue(limit: number, leaseSeconds: number): Promise<Claimed[]> {
  if (limit <= 0) return []
  const [answer] = await db().$queryRaw<{ rows: string | null }[]>`WITH claimed AS (
    UPDATE checks SET leased_until = now() + make_interval(secs => ${leaseSeconds}), lease_fence = lease_fence + 1
    WHERE id IN (
      SELECT id FROM checks
      WHERE due_at <= now() AND (leased_until IS NULL OR leased_until < now()) AND is_enabled AND deleted_at IS NULL
      ORDER BY due_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )
    RETURNING id, kind, config, due_at AS "dueAt", lease_fence AS fence, now() AS "claimedAt", asked_by_id AS "askedById",
      interval_seconds AS "intervalSeconds", passes_to_verify AS "passesToVerify", soak_seconds AS "soakSeconds",
      failures_to_regress AS "failuresToRegress", stale_seconds AS "staleSeconds", last_run_at AS "lastRunAt", last_verdict AS "lastVerdict", pass_streak AS "passStreak",
      passing_since_at AS "passingSinceAt", fail_streak AS "failStreak", failing_since_at AS "failingSinceAt",
      erring_since_at AS "erringSinceAt", first_red_at AS "firstRedAt", turned_green_at AS "turnedGreenAt"
    ) SELECT json_agg(claimed)::text AS rows FROM claimed`
  const rows = readRows(answer?.rows)
  if (rows.length === 0) return []
  const waiting = rows.filter(({ kind }) => findKind(kind)?.waitsForPings).map(({ id }) => id)
  const heartbeats =
    waiting.length > 0 ? await db().heartbeat.findMany({ where: { checkId: { in: waiting } }, select: PINGS }) : []
  const byCheck = new Map(
    heartbeats.map(({ checkId, waitingSinceAt, ...pings }) => [checkId, { ...pings, waitingSince: waitingSinceAt }]),
  )
  return rows.map((row) => ({ ...row, pings: byCheck.get(row.id) ?? null }))
}

type Row = Omit<Claimed, 'pings'>

// One text for all rows: read value by value, as the database client does, hundreds of them would cost more than the looks.
const readRows = (text: string | null | undefined): Row[] => {
  const rows: Row[] = JSON.parse(text ?? '[]')
  for (const row of rows) for (const name of MOMENTS) if (row[name]) row[name] = new Date(row[name])
  return rows
}

const MOMENTS = [
  ...(['dueAt', 'claimedAt', 'lastRunAt', 'passingSinceAt', 'failingSinceAt'] as const),
  ...(['erringSinceAt', 'firstRedAt', 'turnedGreenAt'] as const),
]

const PINGS = {
  checkId: true,
  waitingSinceAt: true,
  lastExitStatus: true,
  lastSuccessAt: true,
  lastFailAt: true,
  startedAt: true,
} satisfies Prisma.HeartbeatSelect

/** Holds checks whose run takes longer than the lease, and says which are still ours: what another worker took since is left alone. */
export async function extendLeases(held: readonly Pick<Claimed, 'id' | 'fence'>[], leaseSeconds: number): Promise<Set<string>> {
  if (held.length === 0) return new Set()
  const ours = await db().$queryRaw<{ id: string }[]>`
    UPDATE checks SET leased_until = now() + make_interval(secs => ${leaseSeconds})
    FROM unnest(${held.map(({ id }) => id)}::uuid[], ${held.map(({ fence }) => fence)}::int[]) AS held(id, fence)
    WHERE checks.id = held.id AND checks.lease_fence = held.fence AND checks.leased_until IS NOT NULL
    RETURNING checks.id`
  return new Set(ours.map(({ id }) => id))
}

/** Gives checks back unrun, for another worker to take at once. */
export async function releaseLeases(held: readonly Pick<Claimed, 'id' | 'fence'>[]): Promise<void> {
  if (held.length === 0) return
  await db().$executeRaw`
    UPDATE checks SET leased_until = NULL
    FROM unnest(${held.map(({ id }) => id)}::uuid[], ${held.map(({ fence }) => fence)}::int[]) AS held(id, fence)
    WHERE checks.id = held.id AND checks.lease_fence = held.fence`
}

/** Gives checks back unrun, and out of the way for a moment: nobody takes them before it is over. */
export async function putOff(held: readonly Pick<Claimed, 'id' | 'fence'>[], seconds: number): Promise<void> {
  await extendLeases(held, seconds)
}
