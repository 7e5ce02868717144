import { db } from '../platform/db/client'

/**
 * Thins out runs older than some days: a run that only repeats the verdict before it becomes one of its day's counts; every
 * change of verdict or failure (and so the first red and the first green after it), and every run that moved an action, stays for
 * good. Returns how many went.
 */
export async function sweepRuns(olderThanDays: number): Promise<number> {
  const [{ gone } = { gone: 0 }] = await db().$queryRaw<{ gone: number }[]>`
    WITH gone AS (
      DELETE FROM check_runs WHERE id IN (
        SELECT old.id FROM checks CROSS JOIN LATERAL (
          SELECT id, verdict, failure, lag(verdict) OVER past AS verdict_before, lag(failure) OVER past AS failure_before
          FROM check_runs
          WHERE check_id = checks.id AND finished_at < now() - make_interval(days => ${olderThanDays}::int)
          WINDOW past AS (ORDER BY finished_at)
        ) AS old
        WHERE old.verdict = old.verdict_before AND old.failure IS NOT DISTINCT FROM old.failure_before
          AND NOT EXISTS (SELECT FROM action_transitions WHERE check_run_id = old.id)
      )
      RETURNING check_id, finished_at, verdict
    ), counted AS (
      INSERT INTO check_run_days AS days (check_id, day, passes, fails, errors)
      SELECT check_id, (finished_at AT TIME ZONE 'UTC')::date, count(*) FILTER (WHERE verdict = 'pass'),
        count(*) FILTER (WHERE verdict = 'fail'), count(*) FILTER (WHERE verdict = 'error')
      FROM gone GROUP BY 1, 2
      ON CONFLICT (check_id, day) DO UPDATE SET
        passes = days.passes + excluded.passes, fails = days.fails + excluded.fails, errors = days.errors + excluded.errors
    )
    SELECT count(*)::int AS gone FROM gone`
  return gone
}

/** Far longer than any lease: what is held until after that was taken before the clock was set back, perhaps by a worker that is gone. */
const NO_LEASE_SECONDS = 300

/**
 * Mends schedules and leases that lie beyond what is possible: the database's clock was set back. Without it such a check would
 * sleep until the old time comes round again. A run may put the next look off by an hour, if it lies in the past itself. Those that
 * are mended together begin within a minute, not at once.
 * @returns how many schedules were mended
 */
export async function mendSchedules(): Promise<number> {
  await db().$executeRaw`
    UPDATE checks SET leased_until = NULL WHERE leased_until > now() + make_interval(secs => ${NO_LEASE_SECONDS}::int)`
  return db().$executeRaw`
    UPDATE checks SET due_at = now() + random() * least(interval_seconds, 60) * interval '1 second'
    WHERE is_enabled AND deleted_at IS NULL
      AND (due_at IS NULL OR (due_at > now() + make_interval(secs => interval_seconds) + interval '1 minute'
        AND (last_run_at IS NULL OR last_run_at > now() OR due_at > last_run_at + interval '61 minutes')))`
}
