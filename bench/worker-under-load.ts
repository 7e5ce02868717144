import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { connect } from '../lib/platform/db/connect'
import { startEmbedded } from '../lib/platform/db/embedded/server'
import { migrate } from '../lib/platform/db/migrate'
import { fromRoot } from '../lib/platform/root'
import { makeFolder } from '../tests/support/debian'

/** A worker as it is shipped, in a process of its own, on a PostgreSQL of its own. */
export interface WorkerUnderLoad {
  /** Checks of these addresses in turns, none of them due yet, in place of all there are. */
  plant(count: number, intervalSeconds: number, urls: string[]): Promise<void>
  /** Makes so many of them due now; resolves when all are run and stored. */
  runAll(count: number): Promise<void>
  sql(text: string): Promise<Record<string, unknown>[]>
  /** The connection that `sql` uses. */
  client: pg.Client
  /** Seconds of the processor so far. */
  cpuSeconds(): number
  /** What it holds in memory, in MB. */
  residentMb(): number
  stop(): Promise<void>
}

export async function startWorker(environment: Record<string, string> = {}): Promise<WorkerUnderLoad> {
  const folder = makeFolder('bench')
  // The database's own user has to reach its files in it.
  const server = await startEmbedded(folder)
  const database = server.url('postgres')
  const client = await connect(database)
  await migrate(client)
  const sql = async (text: string) => (await client.query(text)).rows
  const env = {
    ...process.env,
    DATABASE_URL: database,
    NEVERMORE_ALLOW_TARGETS: 'loopback',
    NEVERMORE_LOG_LEVEL: 'warn',
    ...environment,
  }
  const child = spawn(process.execPath, [fromRoot('dist/nevermore.js'), 'worker', '--data-dir', `${folder}/worker`], {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('close', resolve))
  /** Waits, for ten minutes at most, as long as the worker lives. */
  const until = async (what: string, isSo: () => Promise<boolean>) => {
    const deadline = performance.now() + 600_000
    while (!(await isSo())) {
      if (child.exitCode === null && child.signalCode === null && performance.now() < deadline) await sleep(50)
      else {
        child.kill('SIGKILL')
        throw new Error(`Waited in vain until ${what}; the worker ended with ${child.exitCode ?? child.signalCode ?? 'nothing'}`)
      }
    }
  }
  const isEmpty = async (text: string) => (await sql(text)).length === 0
  await until('the worker lives', async () => !(await isEmpty(`SELECT FROM process_beats WHERE kind = 'worker'`)))
  return {
    sql,
    client,
    async plant(count, intervalSeconds, urls) {
      await sql('DELETE FROM checks')
      await sql(`INSERT INTO checks (id, kind, title, config, interval_seconds, due_at, last_run_at, updated_at)
        SELECT gen_random_uuid(), 'http', 'The shop answers', json_build_object('url', (ARRAY[${urls.map(pg.escapeLiteral).join()}])[1 + n % ${urls.length}]),
          ${intervalSeconds}, now() + interval '1 day', now(), now() FROM generate_series(1, ${count}) AS n`)
      await sql('ANALYZE checks')
    },
    async runAll(count) {
      await sql(`UPDATE checks SET due_at = now() WHERE id IN (SELECT id FROM checks ORDER BY last_run_at LIMIT ${count})`)
      await until('all checks are run', () => isEmpty('SELECT FROM checks WHERE due_at <= now() LIMIT 1'))
    },
    cpuSeconds: () => cpuSecondsOf(child.pid ?? 0),
    residentMb: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    async stop() {
      child.kill('SIGTERM')
      await ended
      await client.end()
      await server.stop()
    },
  }
}

/** Of a process on Linux, which counts them in hundredths. */
export function cpuSecondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}
