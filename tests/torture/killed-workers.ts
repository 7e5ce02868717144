import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'
import { connect } from '@/lib/platform/db/connect'
import { startEmbedded } from '@/lib/platform/db/embedded/server'
import { migrate } from '@/lib/platform/db/migrate'
import { Folder, Program } from '../process/program'
import { type CountedSide, startCountedSide } from './counted-side'
import { judgeSlots, type SlotReport, unkeptLooks } from './judge-slots'

interface Wishes {
  seconds: number
  checks: number
  /** In turns, in seconds. */
  intervals: number[]
  /** Between two blows, in the middle. */
  everySeconds: number
  /** Minutes that the clock of each worker is ahead. */
  clocks?: number[]
  /** How long a worker is stopped before it is continued: longer than its lease. */
  sleepSeconds?: number
}

export interface WorkerReport extends SlotReport {
  kills: number
  /** Stopped for longer than its lease, and continued. */
  sleeps: number
  /** Looks that the far side saw. */
  looks: number
  /** Of those, by a worker that was hit before it could say what it saw: another one looked again. */
  again: number
  /** Looks that were kept by nobody, and no blow explains why. */
  twice: number
  /** Not due again in time, once nothing was killed any more. */
  still: number
}

const CLOCKS = [5, 0, -5]
const LEASE_SECONDS = 30
/** A look takes a moment, and what it saw waits a second for company. */
const UNKEPT_MS = 10_000

/** P5, P6: workers whose clocks disagree are killed, or put to sleep beyond their leases; no slot is lost, and none looked at twice. */
export async function killWorkers(wishes: Wishes, say: (line: string) => void): Promise<WorkerReport> {
  const folder = new Folder()
  const server = await startEmbedded(folder.path)
  const url = server.url('postgres')
  const client = await connect(url)
  await migrate(client)
  const side = await startCountedSide()
  await plant(client, side, wishes)
  const workers = (wishes.clocks ?? CLOCKS).map((minutes, index) => new Hit(index, minutes, folder, url))
  const sleepSeconds = wishes.sleepSeconds ?? LEASE_SECONDS + 10
  const blows: number[] = []
  const judge = async () => {
    // What was seen a moment ago may be kept a moment later.
    const looks = side.looks.filter(({ at }) => at < Date.now() - UNKEPT_MS)
    const unkept = await unkeptLooks(client, looks)
    const again = unkept.filter(({ at }) => blows.some((blow) => blow >= at && blow - at < UNKEPT_MS)).length
    return { looks: looks.length, again, twice: unkept.length - again, ...(await judgeSlots(client)) }
  }
  let [kills, sleeps] = [0, 0]
  try {
    await Promise.all(workers.map((worker) => worker.launch().said(/worker started/)))
    const until = performance.now() + wishes.seconds * 1000
    while (performance.now() < until) {
      await sleep(wishes.everySeconds * 1000 * (0.5 + Math.random()))
      const worker = workers[Math.floor(Math.random() * workers.length)]
      if (!worker) continue
      blows.push(Date.now())
      // A sleep only where there is time to wake up again.
      if (Math.random() < 0.2 && wishes.seconds > 4 * sleepSeconds) {
        sleeps++
        await worker.sleepFor(sleepSeconds)
      } else {
        kills++
        await worker.kill()
        await sleep(Math.random() * 5_000 * Math.min(1, wishes.everySeconds / 30))
        worker.launch()
      }
      if ((kills + sleeps) % 20 === 0) {
        const { stored, leftOut, lost, offBeat, twice } = await judge()
        say(`workers were hit ${kills + sleeps} times: ${JSON.stringify({ stored, leftOut, lost, offBeat, twice })}`)
      }
    }
    // Whoever was hit last has left leases.
    await sleep(Math.min(LEASE_SECONDS + 15, wishes.seconds) * 1000)
    const still = Number((await client.query(STILL, [wishes.seconds > LEASE_SECONDS ? 10 : LEASE_SECONDS])).rows[0]?.count)
    for (const worker of workers) await worker.stop()
    return { kills, sleeps, still, ...(await judge()) }
  } finally {
    await Promise.all(workers.map((worker) => worker.kill()))
    await client.end()
    side.stop()
    await server.stop()
    folder.remove()
  }
}

const STILL = `SELECT count(*)::int FROM checks WHERE due_at < now() - make_interval(secs => $1)`

async function plant(client: Client, side: CountedSide, { checks, intervals }: Wishes): Promise<void> {
  const interval = `(ARRAY[${intervals.join()}])[1 + n % ${intervals.length}]`
  // Looked at before: the second look of a new check is put anywhere within its interval.
  await client.query(
    `INSERT INTO checks (id, kind, title, config, interval_seconds, due_at, last_run_at, updated_at)
    SELECT gen_random_uuid(), 'http', 'The shop answers', json_build_object('url', $1 || '/' || n), ${interval},
      now() + random() * ${interval} * interval '1 second', now(), now() FROM generate_series(1, $2) AS n`,
    [side.url, checks],
  )
}

/** A worker that is hit again and again, and started anew each time. */
class Hit {
  private program: Program | undefined

  constructor(
    private readonly index: number,
    private readonly minutesAhead: number,
    private readonly folder: Folder,
    private readonly databaseUrl: string,
  ) {}

  launch(): Program {
    const env = {
      DATABASE_URL: this.databaseUrl,
      NEVERMORE_ALLOW_TARGETS: 'loopback',
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(aheadBy(this.minutesAhead))}`,
    }
    this.program = new Program(['worker', '--data-dir', this.folder.at(`worker-${this.index}`)], { env })
    return this.program
  }

  async kill(): Promise<void> {
    await this.program?.kill()
  }

  async sleepFor(seconds: number): Promise<void> {
    this.program?.child.kill('SIGSTOP')
    await sleep(seconds * 1000)
    this.program?.child.kill('SIGCONT')
  }

  async stop(): Promise<void> {
    await this.program?.stop()
  }
}

/** What a program runs first for its clock to be wrong by so many minutes. */
const aheadBy = (minutes: number): string => `
  const { now } = Date
  const Real = Date
  globalThis.Date = class extends Real {
    constructor(...given) { given.length === 0 ? super(Real.now()) : super(...given) }
    static now() { return now() + ${minutes * 60_000} }
  }
  Real.now = globalThis.Date.now`
