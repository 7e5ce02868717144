import { db, Prisma } from '../platform/db/client'
import { HEARD_WITHIN_SECONDS } from './rules'
import { storable } from './storable'

/** What a ping says. `exit` carries the exit status of the job that sent it. */
export type Signal = { kind: 'success' | 'fail' | 'start' | 'log' } | { kind: 'exit'; status: number }

/** Kept of a ping's body. */
export const MAX_PING_BODY_BYTES = 10_000

/** Which check is meant: by the token that only its address holds, or by its slug and the key of this instance. */
export type Pinged = { token: string } | { pingKey: string; slug: string }

/**
 * Takes a ping in: one statement on two rows found by index. A success or failure makes the check due at once; a start makes it
 * due when its grace is over; a log only leaves a trace. One that is recorded late (it came `at`, by the database's clock), or twice,
 * changes nothing that a newer one said.
 * @returns false where no check waits there.
 */
export async function recordPing(pinged: Pinged, signal: Signal, body: string, at?: Date): Promise<boolean> {
  const succeeded = signal.kind === 'success' || (signal.kind === 'exit' && signal.status === 0)
  const failed = signal.kind === 'fail' || (signal.kind === 'exit' && signal.status !== 0)
  const started = signal.kind === 'start'
  const status = signal.kind === 'exit' ? signal.status : null
  const rows = await db().$queryRaw<unknown[]>`
    WITH ping AS (
      SELECT date_trunc('milliseconds', least(now(), ${at ?? null}::timestamptz)) AS at
    ), beat AS (
      UPDATE heartbeats SET
        last_ping_at = greatest(last_ping_at, at),
        last_signal = CASE WHEN last_ping_at > at THEN last_signal ELSE ${signal.kind} END,
        last_body = CASE WHEN last_ping_at > at THEN last_body ELSE nullif(${storable(body, MAX_PING_BODY_BYTES)}, '') END,
        last_success_at = CASE WHEN ${succeeded} THEN greatest(last_success_at, at) ELSE last_success_at END,
        last_fail_at = CASE WHEN ${failed} THEN greatest(last_fail_at, at) ELSE last_fail_at END,
        last_exit_status = CASE WHEN ${succeeded || failed} AND (greatest(last_success_at, last_fail_at) > at) IS NOT TRUE
          THEN ${status}::int ELSE last_exit_status END,
        started_at = CASE WHEN ${started} THEN greatest(started_at, at) ELSE started_at END
      FROM ping WHERE ${whichOf(pinged)}
      RETURNING check_id, at
    )
    UPDATE checks SET due_at = CASE
        WHEN NOT is_enabled THEN due_at
        WHEN ${succeeded || failed} AND leased_until > now() THEN now()
        WHEN ${succeeded || failed} THEN least(due_at, now())
        WHEN ${started} THEN least(due_at, beat.at + make_interval(secs => (config->>'graceSeconds')::float + ${HEARD_WITHIN_SECONDS}))
        ELSE due_at
      END
    FROM beat WHERE checks.id = beat.check_id AND deleted_at IS NULL
    RETURNING checks.id`
  return rows.length > 0
}

const whichOf = (pinged: Pinged): Prisma.Sql =>
  'token' in pinged
    ? Prisma.sql`token = ${pinged.token}::uuid`
    : Prisma.sql`slug = ${storable(pinged.slug, 200)} AND EXISTS (SELECT 1 FROM instances WHERE ping_key = ${storable(pinged.pingKey, 200)})`
