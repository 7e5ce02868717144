import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimPort } from '@/cli/web-server'
import { connect } from '@/lib/platform/db/connect'
import { withScratchDatabase } from '@/tests/support/scratch'
import { Folder, health, Program, runProgram, until } from './program'

let folder: Folder
beforeEach(() => {
  folder = new Folder()
})
afterEach(() => folder.remove())

const instanceId = () => JSON.parse(folder.text('instance.json')).instanceId as string

const start = (DATABASE_URL: string | undefined, ...args: string[]) =>
  runProgram(['serve', '--port', '0', '--data-dir', folder.path, ...args], { env: DATABASE_URL ? { DATABASE_URL } : {} })

/** Starts on a database until it is ready, fills it, lets it be noted and stops. */
async function used(url: string, fill?: string): Promise<void> {
  const program = new Program(['serve', '--port', '0', '--data-dir', folder.path], { env: { DATABASE_URL: url } })
  await program.said(/Ready: /)
  if (fill) await query(url, fill)
  expect(await program.stop()).toBe(0)
}

async function query(url: string, sql: string) {
  const client = await connect(url)
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}

const INCIDENTS = `INSERT INTO incidents (id, title, time_zone, updated_at) SELECT gen_random_uuid(), 'One of many', 'UTC', now() FROM generate_series(1, 20)`

test('an empty database in the place of a populated one is refused, and nothing is written to it', () =>
  withScratchDatabase((first) =>
    withScratchDatabase(async (second) => {
      await used(first, INCIDENTS)
      const { exitCode, output } = await start(second)
      expect(exitCode).toBe(78)
      expect(output).toContain(`The database is empty: expected instance ${instanceId()} with 20 incidents and 0 members`)
      expect(await query(second, `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace`)).toEqual([])
    }),
  ))

test('another instance is refused, and adopted only when told so', () =>
  withScratchDatabase((first) =>
    withScratchDatabase(async (second) => {
      await used(second)
      const theirs = instanceId()
      folder.remove()
      folder = new Folder()
      await used(first, INCIDENTS)
      const refused = await start(second)
      expect(refused.exitCode).toBe(78)
      expect(refused.output).toContain(`found instance ${theirs} with 0 incidents`)
      const adopting = new Program(['serve', '--port', '0', '--data-dir', folder.path, '--adopt-database'], {
        env: { DATABASE_URL: second },
      })
      await adopting.said(/Ready: /)
      await adopting.stop()
      expect(instanceId()).toBe(theirs)
      expect((await start(first)).exitCode).toBe(78)
    }),
  ))

test('DATABASE_URL left out where a server was used is refused, and no embedded database is made', () =>
  withScratchDatabase(async (url) => {
    await used(url)
    const { exitCode, output } = await start(undefined)
    expect(exitCode).toBe(78)
    expect(output).toContain('DATABASE_URL is not set, and this installation used the PostgreSQL at')
    expect(folder.databasePid()).toBeUndefined()
  }))

test('DATABASE_URL set where the embedded database was used is refused', () =>
  withScratchDatabase(async (url) => {
    const program = new Program(['serve', '--port', '0', '--data-dir', folder.path])
    await program.said(/Ready: /)
    await program.stop()
    const { exitCode, output } = await start(url)
    expect(exitCode).toBe(78)
    expect(output).toContain('DATABASE_URL is set, and this installation used its embedded PostgreSQL')
  }))

test.each([
  ['three tables missing', 'DROP TABLE check_runs, heartbeats, lessons CASCADE', 'table check_runs is missing'],
  ['a column renamed', 'ALTER TABLE members RENAME COLUMN email TO mail', 'column members.email is missing'],
  [
    'most rows missing',
    'DELETE FROM incidents WHERE number > 2',
    'More than half of the data is gone: 20 incidents expected, 2 found',
  ],
  ['its identity missing', 'DELETE FROM instances', 'tables and no identity: expected instance'],
  ['two identities', 'INSERT INTO instances (id) VALUES (gen_random_uuid())', 'says it is two instances at once'],
])('a copy with %s is refused by name', (_, damage, words) =>
  withScratchDatabase(async (url) => {
    await used(url, INCIDENTS)
    await query(url, damage)
    const { exitCode, output } = await start(url)
    expect(exitCode).toBe(78)
    expect(output).toContain(words)
  }),
)

test('a database of something else is left alone', () =>
  withScratchDatabase(async (url) => {
    await query(url, 'CREATE TABLE their_orders (id int)')
    const { exitCode, output } = await start(url)
    expect(exitCode).toBe(78)
    expect(output).toContain('The database holds 1 tables of something else, and no Nevermore.')
  }))

test('a newer database is refused', () =>
  withScratchDatabase(async (url) => {
    await used(url)
    await query(
      url,
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29991231000000_from_the_future', now())`,
    )
    const { exitCode, output } = await start(url)
    expect(exitCode).toBe(78)
    expect(output).toContain('The database is newer than this program: it has migration 29991231000000_from_the_future')
  }))

test('NEVERMORE_INSTANCE_ID is demanded of a database', () =>
  withScratchDatabase(async (url) => {
    const env = { DATABASE_URL: url, NEVERMORE_INSTANCE_ID: '0190a000-0000-7000-8000-000000000001' }
    const { exitCode, output } = await runProgram(['serve', '--port', '0', '--data-dir', folder.path], { env })
    expect(exitCode).toBe(78)
    expect(output).toContain(
      'NEVERMORE_INSTANCE_ID expects instance 0190a000-0000-7000-8000-000000000001, and the database is empty.',
    )
  }))

test('web and worker run alone on one database, as on several machines', () =>
  withScratchDatabase(async (url) => {
    const port = await claimPort(0, '127.0.0.1')
    const env = { DATABASE_URL: url }
    const web = new Program(['web', '--port', String(port), '--data-dir', folder.at('one')], { env })
    const worker = new Program(['worker', '--data-dir', folder.at('two')], { env })
    await until('all is well', async () => (await health(port))?.status === 200, web)
    expect(JSON.parse(folder.text('one/instance.json')).instanceId).toBe(JSON.parse(folder.text('two/instance.json')).instanceId)
    expect(await worker.stop()).toBe(0)
    expect(await web.stop()).toBe(0)
  }))
