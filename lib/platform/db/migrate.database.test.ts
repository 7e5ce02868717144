import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { diffSchema, unappliedForPrisma } from '@/scripts/schema-engine.mjs'
import { withScratchDatabase } from '@/tests/support/scratch'
import { fromRoot, projectRoot } from '../root'
import { connect } from './connect'
import { liveSchema, missingParts } from './live-schema'
import { appliedMigrations, migrate } from './migrate'
import type { Migration } from './migrations'

const migration = (name: string, sql: string): Migration => ({
  name,
  sql,
  checksum: createHash('sha256').update(sql).digest('hex'),
})
const first = migration('1_first', 'CREATE TABLE first (id int)')
const second = migration('2_second', 'CREATE TABLE second (id int); INSERT INTO second VALUES (1)')

const withClient = <T>(work: (client: Awaited<ReturnType<typeof connect>>, url: string) => Promise<T>) =>
  withScratchDatabase(async (url) => {
    const client = await connect(url)
    try {
      return await work(client, url)
    } finally {
      await client.end()
    }
  })

test('an empty database gets every migration once, and the next start finds nothing to do', () =>
  withClient(async (client) => {
    expect(await migrate(client, { known: [first, second] })).toEqual(['1_first', '2_second'])
    expect(await migrate(client, { known: [first, second] })).toEqual([])
    expect((await client.query('SELECT count(*)::int AS n FROM second')).rows).toEqual([{ n: 1 }])
  }))

test('a migration that fails leaves nothing of itself, and the one before it stands', () =>
  withClient(async (client) => {
    const broken = migration('2_second', 'CREATE TABLE half (id int); INSERT INTO nowhere VALUES (1)')
    await expect(migrate(client, { known: [first, broken] })).rejects.toThrow(
      'Migration 2_second could not be applied: relation "nowhere" does not exist.',
    )
    expect((await client.query(`SELECT to_regclass('half') AS half`)).rows).toEqual([{ half: null }])
    expect((await appliedMigrations(client)).map((row) => row.name)).toEqual(['1_first'])
    expect(await migrate(client, { known: [first, second] })).toEqual(['2_second'])
  }))

test('of two that start at the same moment one migrates and the other waits for it', () =>
  withClient(async (client, url) => {
    const other = await connect(url)
    const slow = migration('3_slow', 'SELECT pg_sleep(0.5); CREATE TABLE slow (id int)')
    const told: string[] = []
    const start = (by: typeof client, name: string) =>
      migrate(by, { known: [first, slow], progress: { waiting: () => told.push(`${name} waits`) } })
    const results = await Promise.all([start(client, 'one'), start(other, 'two')])
    await other.end()
    expect(results.map((names) => names.length).sort()).toEqual([0, 2])
    expect(told).toHaveLength(1)
  }))

test('what only one start may do is done before the other one goes on', () =>
  withClient(async (client, url) => {
    const other = await connect(url)
    const work = (by: typeof client) => async () => {
      const { rows } = await by.query('SELECT count(*)::int AS n FROM first')
      await new Promise((resolve) => setTimeout(resolve, 100))
      if (rows[0]?.n === 0) await by.query('INSERT INTO first VALUES (1)')
    }
    await Promise.all([client, other].map((by) => migrate(by, { known: [first], work: work(by) })))
    await other.end()
    expect((await client.query('SELECT * FROM first')).rows).toHaveLength(1)
  }))

test('Prisma itself finds nothing left to apply after our migrations', () =>
  withClient(async (client, connectionString) => {
    await migrate(client)
    expect(await unappliedForPrisma({ root: projectRoot(), connectionString })).toEqual([])
  }))

test('our program finds nothing left to apply after Prisma applied the migrations', () =>
  withClient(async (client, connectionString) => {
    const byPrisma = await unappliedForPrisma({ root: projectRoot(), connectionString })
    expect(byPrisma.length).toBeGreaterThan(0)
    expect(await migrate(client)).toEqual([])
  }))

test('the migrations lead to schema.prisma, and a column planted there is noticed', () =>
  withClient(async (client, connectionString) => {
    await migrate(client)
    expect(await diffSchema({ root: projectRoot(), connectionString })).toBe('')
    const planted = readFileSync(fromRoot('prisma', 'schema.prisma'), 'utf8').replace(
      'model Member {',
      'model Member {\n  planted String?',
    )
    expect(await diffSchema({ root: projectRoot(), connectionString, schema: planted })).toContain('ADD COLUMN     "planted"')
  }))

test('expected-schema.json is what the migrations make (npm run db:migration writes it)', () =>
  withClient(async (client) => {
    await migrate(client)
    expect(await liveSchema(client)).toEqual(JSON.parse(readFileSync(fromRoot('prisma', 'expected-schema.json'), 'utf8')))
  }))

test.each([
  ['ALTER TABLE members RENAME COLUMN email TO mail', 'column members.email is missing'],
  ['DROP TABLE check_runs CASCADE', 'table check_runs is missing'],
  ['ALTER TABLE incidents ALTER title DROP NOT NULL', 'column incidents.title is "text" instead of "text not null"'],
  ['DROP INDEX members_email_key', 'index members.members_email_key is missing'],
  ['ALTER TABLE sessions DROP CONSTRAINT sessions_member_id_fkey', 'constraint sessions.sessions_member_id_fkey is missing'],
  ['ALTER TABLE incidents ALTER number DROP DEFAULT', 'column incidents.number is "integer not null"'],
])('a database that was changed by "%s" is told from the right one', (sql, difference) =>
  withClient(async (client) => {
    await migrate(client)
    const before = await liveSchema(client)
    await client.query(sql)
    expect(missingParts(before, await liveSchema(client))).toContainEqual(expect.stringContaining(difference))
  }),
)

test('a table and an index of somebody else are no difference', () =>
  withClient(async (client) => {
    await migrate(client)
    const before = await liveSchema(client)
    await client.query('CREATE TABLE theirs (id int primary key); CREATE INDEX theirs_too ON members (name)')
    expect(missingParts(before, await liveSchema(client))).toEqual([])
  }))
