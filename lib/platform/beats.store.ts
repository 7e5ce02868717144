import { db } from './db/client'

export type ProcessKind = 'web' | 'worker'

export interface ProcessLife {
  /** Unique to one run of one process. */
  id: string
  kind: ProcessKind
  version: string
}

/** How often a process says that it lives. */
export const BEAT_EVERY_MS = 5_000
// A process silent for longer was stopped or asleep; what came meanwhile it may have missed.
const PAUSE_SECONDS = 30
// Two processes that follow each other leave no gap if the one began before the other had missed a beat.
const HANDOVER_MS = 10_000

/** Says that this process lives, by the database's clock, and how its work goes, where it is one that works. */
export async function beat({ id, kind, version }: ProcessLife, work: object | null = null): Promise<void> {
  await db().$executeRaw`
    INSERT INTO process_beats AS old (id, kind, version, started_at, beat_at, unbroken_since_at, work)
    VALUES (${id}, ${kind}, ${version}, now(), now(), now(), ${work && JSON.stringify(work)}::jsonb)
    ON CONFLICT (id) DO UPDATE SET
      beat_at = now(), work = excluded.work,
      unbroken_since_at = CASE WHEN old.beat_at < now() - make_interval(secs => ${PAUSE_SECONDS}) THEN now() ELSE old.unbroken_since_at END`
}

/** Processes of a kind with their last sign of life, newest first; `secondsAgo` by the database's clock. */
export async function listBeats(kind: ProcessKind): Promise<{ id: string; version: string; secondsAgo: number }[]> {
  return db().$queryRaw`
    SELECT id, version, extract(epoch FROM now() - beat_at)::float AS "secondsAgo"
    FROM process_beats WHERE kind = ${kind} ORDER BY beat_at DESC LIMIT 20`
}

/**
 * Since when at least one process of the kind has been alive without a gap; null while none is. For whoever must not take
 * silence for an answer: before that moment nobody was there to hear.
 */
export async function unbrokenSince(kind: ProcessKind): Promise<Date | null> {
  const beats = await db().$queryRaw<{ from: Date; until: Date; alive: boolean }[]>`
    SELECT unbroken_since_at AS "from", beat_at AS "until",
           beat_at > now() - make_interval(secs => ${PAUSE_SECONDS}) AS alive
    FROM process_beats WHERE kind = ${kind} ORDER BY beat_at DESC`
  let since: Date | null = null
  for (const { from, until, alive } of beats) {
    const joins = since === null ? alive : until.getTime() + HANDOVER_MS >= since.getTime()
    if (joins && (since === null || from < since)) since = from
  }
  return since
}

/** Forgets processes that ended long ago; how many. Longer than any heartbeat's period and grace, see unbrokenSince. */
export async function sweepBeats(olderThanDays: number): Promise<number> {
  return db().$executeRaw`DELETE FROM process_beats WHERE beat_at < now() - make_interval(days => ${olderThanDays}::int)`
}
