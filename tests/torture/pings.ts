import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'
import { connect } from '@/lib/platform/db/connect'
import { childOf, health, until } from '../process/program'
import { TorturedInstance } from './instance'
import { judgePings, type PingReport, type SentPing } from './judge-pings'

interface Wishes {
  seconds: number
  /** Between two blows, in the middle. */
  everySeconds: number
  perSecond: number
}

/** In turns. With the web, what it has kept on disk while the database was away waits for the next one. */
const TURNS = [['web'], ['worker'], ['database'], ['database', 'web'], ['database', 'worker']] as const
type Part = (typeof TURNS)[number][number]

/** P7: jobs ping a whole instance while its processes are killed in turn; each ping that was answered for is recorded, at its time. */
export async function killAroundPings(wishes: Wishes, say: (line: string) => void): Promise<{ kills: number } & PingReport> {
  const instance = await TorturedInstance.create()
  try {
    await instance.start()
    const tokens = await onDatabase(instance, (client) => plant(client, wishes.seconds * wishes.perSecond))
    const pings: Promise<SentPing>[] = []
    const blows = hitInTurns(instance, wishes, say)
    for (const token of tokens) {
      pings.push(ping(instance, token))
      await sleep(1000 / wishes.perSecond)
    }
    const kills = await blows
    const sent = await Promise.all(pings)
    await until('it is healthy again', async () => (await health(instance.port))?.status === 200, instance.program)
    await until('what was kept is recorded', () => KEPT.every((name) => !existsSync(instance.folder.at(name))), instance.program)
    return { kills, ...(await onDatabase(instance, (client) => judgePings(client, sent))) }
  } finally {
    await instance.remove()
  }
}

const KEPT = ['kept-pings', 'kept-pings.taking']

async function hitInTurns(
  instance: TorturedInstance,
  { seconds, everySeconds }: Wishes,
  say: (line: string) => void,
): Promise<number> {
  const end = performance.now() + seconds * 1000
  let kills = 0
  while (performance.now() < end - everySeconds * 1000) {
    await sleep(everySeconds * 1000 * (0.5 + Math.random()))
    const parts = TURNS[kills % TURNS.length] ?? []
    for (const part of parts) kill(instance, part)
    kills++
    say(`killed ${parts.join(' and ')} (${kills})`)
  }
  return kills
}

function kill({ program, folder }: TorturedInstance, part: Part): void {
  const pid = part === 'database' ? folder.databasePid() : program && childOf(program.pid, part)
  // One that is about to be started again was hit already.
  if (pid) process.kill(pid, 'SIGKILL')
}

async function onDatabase<T>(instance: TorturedInstance, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await connect(await instance.database())
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A heartbeat for each ping, so that each leaves a trace of its own; none of them is missed before all is over. */
async function plant(client: Client, count: number): Promise<string[]> {
  const { rows } = await client.query<{ token: string }>(
    `WITH made AS (
      INSERT INTO checks (id, kind, title, config, interval_seconds, due_at, updated_at)
      SELECT gen_random_uuid(), 'heartbeat', 'The backup reports', '{"periodSeconds": 86400, "graceSeconds": 3600}', 86400,
        now() + interval '1 day', now() FROM generate_series(1, $1) RETURNING id)
    INSERT INTO heartbeats (check_id, token) SELECT id, gen_random_uuid() FROM made RETURNING token`,
    [count],
  )
  return rows.map(({ token }) => token)
}

async function ping(instance: TorturedInstance, token: string): Promise<SentPing> {
  const from = Date.now()
  const address = `http://127.0.0.1:${instance.port}/ping/${token}`
  const status = await fetch(address, { method: 'POST', signal: AbortSignal.timeout(30_000) }).then(
    (answer) => answer.status,
    () => undefined,
  )
  return { token, status, from, until: Date.now() }
}
