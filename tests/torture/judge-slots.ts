import type { Client } from 'pg'
import type { Look } from './counted-side'

export interface SlotReport {
  /** Slots with the result of a look, and those noted as left out. */
  stored: number
  leftOut: number
  /** Slots between the first and the last of a check for which nothing was kept. */
  lost: number
  /** Slots off the beat of their check: two results within one interval. */
  offBeat: number
  /** Milliseconds from its slot to its look, of 50, 99 and all of 100. */
  lateMs: { half: number; most: number; worst: number }
}

/** Whether every slot of every check has exactly one result, or a row that says why it has none. */
export async function judgeSlots(client: Client): Promise<SlotReport> {
  const { rows } = await client.query(`
    WITH slots AS (
      SELECT runs.*, interval_seconds, runs.failure IS NOT DISTINCT FROM 'skipped' AS skipped,
        extract(epoch FROM slot_at - lag(slot_at) OVER past)::float / interval_seconds AS steps,
        lag(failure) OVER past IS NOT DISTINCT FROM 'skipped' AS after_skipped
      FROM check_runs AS runs JOIN checks ON checks.id = runs.check_id
      WINDOW past AS (PARTITION BY check_id ORDER BY slot_at)
    ), looked AS (
      SELECT extract(epoch FROM started_at - slot_at)::float * 1000 AS late FROM slots WHERE NOT skipped
    )
    SELECT count(*) FILTER (WHERE NOT skipped)::int AS stored,
      -- One row stands for all the slots from its own to the next.
      coalesce(sum(steps) FILTER (WHERE after_skipped), 0)::float AS left_out,
      coalesce(sum(round(steps::numeric) - 1) FILTER (WHERE NOT after_skipped AND steps > 1.01), 0)::float AS lost,
      count(*) FILTER (WHERE abs(steps - round(steps)) > 0.01 OR steps < 0.5)::int AS off_beat,
      (SELECT percentile_cont(ARRAY[0.5, 0.99, 1]) WITHIN GROUP (ORDER BY late) FROM looked) AS late
    FROM slots`)
  const [{ stored, left_out, lost, off_beat, late }] = rows
  const [half, most, worst] = (late ?? [0, 0, 0]).map(Math.round)
  return { stored, leftOut: Math.round(left_out), lost, offBeat: off_beat, lateMs: { half, most, worst } }
}

/** The looks that are part of no kept run: whoever took them did not live to say what it saw. */
export async function unkeptLooks(client: Client, looks: readonly Look[]): Promise<Look[]> {
  const { rows } = await client.query<{ url: string; from: number; until: number }>(`
    SELECT config->>'url' AS url, extract(epoch FROM started_at)::float * 1000 AS "from", extract(epoch FROM finished_at)::float * 1000 AS until
    FROM check_runs JOIN checks ON checks.id = check_id WHERE failure IS DISTINCT FROM 'skipped'`)
  const runs = new Map<string, typeof rows>()
  for (const row of rows) runs.set(row.url, [...(runs.get(row.url) ?? []), row])
  return looks.filter(({ url, at }) => {
    const of = runs.get(url) ?? []
    // A run began and ended by the database's clock, carried on by the worker's.
    const index = of.findIndex(({ from, until }) => from - CLOCK_MS <= at && at <= until + CLOCK_MS)
    if (index < 0) return true
    of.splice(index, 1)
    return false
  })
}

const CLOCK_MS = 1_000
