import type { Client } from 'pg'
import { until } from '../process/program'

export interface SentPing {
  token: string
  /** Of the answer; undefined where none came. */
  status: number | undefined
  /** When it was sent, and when it was answered or given up, by this machine's clock in milliseconds. */
  from: number
  until: number
}

export interface PingReport {
  sent: number
  /** Answered with 200: these are owed. */
  answered: number
  /** Nobody was there, or died before answering. */
  unanswered: number
  /** Answered otherwise: no outage of ours may tell a job that its address is wrong. */
  wrong: number
  /** Answered, and not recorded. */
  lost: number
  /** Recorded at a moment at which it did not come. */
  misplaced: number
  /** Answered, and no worker found that the job reported. */
  unseen: number
  /** A job called failed, though each did what it should. */
  falseAlarms: number
}

/** A statement waits for its turn on a busy machine, and is given up after some seconds. */
const CLOCK_MS = 5_000

/** What was answered for, against what is recorded, once the workers have looked at all of it. */
export async function judgePings(client: Client, sent: readonly SentPing[]): Promise<PingReport> {
  const due = async () => (await client.query('SELECT FROM checks WHERE due_at <= now() LIMIT 1')).rows.length
  await until('every check that was pinged is looked at', async () => (await due()) === 0)
  const { rows } = await client.query<{ token: string; at: number | null; passes: number; fails: number }>(`
    SELECT token, extract(epoch FROM last_success_at)::float * 1000 AS at, count(*) FILTER (WHERE verdict = 'pass')::int AS passes,
      count(*) FILTER (WHERE verdict = 'fail')::int AS fails
    FROM heartbeats LEFT JOIN check_runs USING (check_id) GROUP BY token, last_success_at`)
  const recorded = new Map(rows.map((row) => [row.token, row]))
  const owed = sent.filter(({ status }) => status === 200).map((ping) => ({ ...ping, row: recorded.get(ping.token) }))
  const isMisplaced = ({ from, until, row }: (typeof owed)[number]) =>
    row?.at != null && (row.at < from - CLOCK_MS || row.at > until + CLOCK_MS)
  return {
    sent: sent.length,
    answered: owed.length,
    unanswered: sent.filter(({ status }) => status === undefined).length,
    wrong: sent.filter(({ status }) => status !== undefined && status !== 200).length,
    lost: owed.filter(({ row }) => row?.at == null).length,
    misplaced: owed.filter(isMisplaced).length,
    unseen: owed.filter(({ row }) => !row?.passes).length,
    falseAlarms: rows.filter(({ fails }) => fails > 0).length,
  }
}
