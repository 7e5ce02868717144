import { fork } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { connect } from '@/lib/platform/db/connect'
import { type EmbeddedServer, startEmbedded } from '@/lib/platform/db/embedded/server'
import { liveSchema } from '@/lib/platform/db/live-schema'
import { appliedMigrations } from '@/lib/platform/db/migrate'
import { fromRoot } from '@/lib/platform/root'
import { Folder } from '../process/program'

export interface MigrationReport {
  kills: number
  /** Killed before the first, between, or after the last migration was done: how many were applied then. */
  appliedAtKill: Record<number, number>
  /** A migration that was neither wholly there nor wholly absent. */
  halves: number
  failedResumes: number
  /** Resumed to something else than an undisturbed run comes to. */
  differences: number
}

// After the real ones: statements that take their time, so that kills fall between them.
const SLOW = ['20990101000000_slow_one', '20990101000001_slow_two'].map((name, index) => ({
  name,
  sql: Array.from(
    { length: 5 },
    (_, part) => `CREATE TABLE slow_${index}_${part} (id int PRIMARY KEY);
INSERT INTO slow_${index}_${part} SELECT generate_series(1, 1000);
SELECT pg_sleep(0.01);`,
  ).join('\n'),
}))

/**
 * P10: the process that migrates, or (each fourth time) the database, is killed at `kills` moments spread evenly over the whole
 * migration, however many migrations that is; the next run completes it.
 */
export async function killMigrations(kills: number, say: (line: string) => void): Promise<MigrationReport> {
  const folder = new Folder()
  const migrations = writeMigrations(folder)
  const program = await bundleChild()
  // What a killed process wrote is in the system's memory, synced or not: only a power cut would tell the difference.
  const start = () => startEmbedded(folder.path, { configuration: { fsync: 'off' } })
  let server = await start()
  const report: MigrationReport = { kills, appliedAtKill: {}, halves: 0, failedResumes: 0, differences: 0 }
  try {
    const whole = await recreate(server)
    const takesMs = await undisturbed(program, whole, migrations)
    const expected = await stateOf(whole)
    for (let kill = 1; kill <= kills; kill++) {
      const url = await recreate(server)
      const alsoServer = kill % 4 === 0
      const afterMs = (kill / kills) * takesMs
      await runChild(program, url, migrations, async (child) => {
        await sleep(afterMs)
        if (alsoServer) process.kill(server.pid, 'SIGKILL')
        child.kill('SIGKILL')
      })
      if (alsoServer) server = await start()
      const half = await stateOf(url)
      report.appliedAtKill[half.applied.length] = (report.appliedAtKill[half.applied.length] ?? 0) + 1
      if (!isWhole(half)) report.halves++
      if ((await runChild(program, url, migrations)) !== 0) report.failedResumes++
      if (JSON.stringify(await stateOf(url)) !== JSON.stringify(expected)) report.differences++
      if (kill % 10 === 0 || kill === kills) say(`migration killed ${kill} of ${kills} times`)
    }
  } finally {
    await server.stop()
    folder.remove()
  }
  return report
}

// Imported by its path, because this file may be part of a bundle itself.
async function bundleChild(): Promise<string> {
  const { bundleProgram } = await import(pathToFileURL(fromRoot('scripts', 'bundle-program.mjs')).href)
  return bundleProgram('tests/torture/migrate-child.ts')
}

function writeMigrations(folder: Folder): string {
  const target = folder.at('migrations')
  cpSync(fromRoot('prisma', 'migrations'), target, { recursive: true })
  for (const { name, sql } of SLOW) {
    mkdirSync(`${target}/${name}`)
    writeFileSync(`${target}/${name}/migration.sql`, sql)
  }
  return target
}

async function recreate(server: EmbeddedServer): Promise<string> {
  const admin = await connect(server.url('postgres'))
  await admin.query('DROP DATABASE IF EXISTS nevermore WITH (FORCE)')
  await admin.query('CREATE DATABASE nevermore TEMPLATE template0')
  await admin.end()
  return server.url()
}

async function runChild(
  program: string,
  url: string,
  migrations: string,
  whenBegun?: (child: ReturnType<typeof fork>) => Promise<void>,
): Promise<number | null> {
  const child = fork(program, [url, migrations], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  if (whenBegun) {
    await new Promise((resolve) => child.once('message', resolve))
    await whenBegun(child)
  }
  return ended
}

/** How long the migration takes from its first statement to its last. */
async function undisturbed(program: string, url: string, migrations: string): Promise<number> {
  let takesMs = 0
  await runChild(program, url, migrations, async (child) => {
    const began = Date.now()
    await new Promise((resolve) => child.once('message', resolve))
    takesMs = Date.now() - began
  })
  return takesMs
}

interface State {
  applied: string[]
  tables: string[]
  rows: number
}

async function stateOf(url: string): Promise<State> {
  const client = await connect(url)
  // What the killed one had begun is rolled back as soon as the server notices.
  await client.query('SELECT pg_advisory_lock(72707369)')
  const applied = (await appliedMigrations(client)).map((row) => row.name).sort()
  const tables = Object.keys(await liveSchema(client)).filter((part) => part.startsWith('table '))
  const slow = tables.filter((table) => table.startsWith('table slow_')).map((table) => table.slice('table '.length))
  let rows = 0
  for (const table of slow) rows += Number((await client.query(`SELECT count(*) AS n FROM ${table}`)).rows[0]?.n)
  await client.end()
  return { applied, tables, rows }
}

function isWhole({ applied, tables, rows }: State): boolean {
  const slowApplied = applied.filter((name) => name.includes('slow')).length
  const realTables = tables.filter((table) => !table.startsWith('table slow_')).length
  const realApplied = applied.length - slowApplied
  return rows === slowApplied * 5_000 && tables.length - realTables === slowApplied * 5 && realTables > 0 === realApplied > 0
}
