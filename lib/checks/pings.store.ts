import { db, Prisma } from '../platform/db/client'

/** What a ping says. `exit` carries the exit status of the job that sent it. */
export type Signal = { kind: 'success' | 'fail' | 'start' | 'log' } | { kind: 'exit'; status: number }

/** Kept of a ping's body. */
export const MAX_PING_BODY_BYTES = 10_000

/** Which check is meant: by the token that only its address holds, or by its slug and the key of this instance. */
export type Pinged = { token: string } | { pingKey: string; slug: string }

/**
 * Takes a ping in: one statement on two rows found by index. A success or failure makes the check due at once; a start makes it
 * due when its grace is over; a log only leaves a trace.
 * @returns false where no check waits there.
 */
export async function recordPing(pinged: Pinged, signal: Signal, body: string): Promise<boolean> {
  const succeeded = signal.kind === 'success' || (signal.kind === 'exit' && signal.status === 0)
  const failed = signal.kind === 'fail' || (signal.kind === 'exit' && signal.status !== 0)
  const started = signal.kind === 'start'
  const status = signal.kind === 'exit' ? signal.status : null
  const kept = body.replace(/\0|\p{Surrogate}/gu, '\uFFFD')
  const rows = await db().$queryRaw<unknown[]>`
    WITH beat AS (
      UPDATE heartbeats SET
        last_ping_at = now(),
        last_signal = ${signal.kind},
        last_body = nullif(${kept}, ''),
        last_success_at = CASE WHEN ${succeeded} THEN now() ELSE last_success_at END,
        last_fail_at = CASE WHEN ${failed} THEN now() ELSE last_fail_at END,
        last_exit_status = CASE WHEN ${succeeded || failed} THEN ${status}::int ELSE last_exit_status END,
        started_at = CASE WHEN ${started} THEN now() ELSE started_at END
      WHERE ${whichOf(pinged)}
      RETURNING check_id
    )
    UPDATE checks SET due_at = CASE
        WHEN NOT is_enabled THEN due_at
        WHEN ${succeeded || failed} AND leased_until > now() THEN now()
        WHEN ${succeeded || failed} THEN least(due_at, now())
        WHEN ${started} THEN least(due_at, now() + make_interval(secs => (config->>'graceSeconds')::float))
        ELSE due_at
      END
    FROM beat WHERE checks.id = beat.check_id AND deleted_at IS NULL
    RETURNING checks.id`
  return rows.length > 0
}

const whichOf = (pinged: Pinged): Prisma.Sql =>
  'token' in pinged
    ? Prisma.sql`token = ${pinged.token}::uuid`
    : Prisma.sql`slug = ${pinged.slug} AND EXISTS (SELECT 1 FROM instances WHERE ping_key = ${pinged.pingKey})`
