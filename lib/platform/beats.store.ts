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

/** A beat that lies so far ahead is of a process that ended before the database's clock was set back. */
const AHEAD_SECONDS = 10

/** Says that this process lives, by the database's clock, and how its work goes, where it is one that works. */
export async function beat({ id, kind, version }: ProcessLife, work: object | null = null): Promise<void> {
  await db().$executeRaw`
    INSERT INTO process_beats AS old (id, kind, version, started_at, beat_at, unbroken_since_at, work)
    VALUES (${id}, ${kind}, ${version}, now(), now(), now(), ${work && JSON.stringify(work)}::jsonb)
    ON CONFLICT (id) DO UPDATE SET
      beat_at = now(), work = excluded.work,
      unbroken_since_at = CASE WHEN old.beat_at < now() - make_interval(secs => ${PAUSE_SECONDS}) THEN now()
        -- Not later than now, where the database's clock was set back.
        ELSE least(old.unbroken_since_at, now()) END`
}

/** Processes of a kind with their last sign of life, newest first; `secondsAgo` by the database's clock. */
export async function listBeats(kind: ProcessKind): Promise<{ id: string; version: string; secondsAgo: number }[]> {
  return db().$queryRaw`
    SELECT id, version, extract(epoch FROM now() - beat_at)::float AS "secondsAgo"
    FROM process_beats WHERE kind = ${kind} ORDER BY beat_at DESC LIMIT 20`
}

/** Since when at least one process of the kind has been alive without a gap; null while none is. */
export const unbrokenSince = async (kind: ProcessKind): Promise<Date | null> => (await heardOf(kind))?.since ?? null

/**
 * For whoever must not take silence for an answer: the stretch over which at least one process of the kind was there to hear, and
 * every one of those that live has said so. Null while none lives.
 */
export async function heardOf(kind: ProcessKind): Promise<{ since: Date; until: Date } | null> {
  const beats = await db().$queryRaw<{ from: Date; until: Date; alive: boolean }[]>`
    SELECT unbroken_since_at AS "from", beat_at AS "until",
           beat_at > now() - make_interval(secs => ${PAUSE_SECONDS})
             AND beat_at < now() + make_interval(secs => ${AHEAD_SECONDS}) AS alive
    FROM process_beats WHERE kind = ${kind} ORDER BY beat_at DESC`
  const living = beats.filter(({ alive }) => alive)
  const [newest] = living
  if (!newest) return null
  let since = newest.from
  for (const { from, until } of beats) if (until.getTime() + HANDOVER_MS >= since.getTime() && from < since) since = from
  return { since, until: living.at(-1)?.until ?? newest.until }
}

/** Forgets processes that ended long ago; how many. Longer than any heartbeat's period and grace, see unbrokenSince. */
export async function sweepBeats(olderThanDays: number): Promise<number> {
  return db().$executeRaw`DELETE FROM process_beats WHERE beat_at < now() - make_interval(days => ${olderThanDays}::int)`
}
