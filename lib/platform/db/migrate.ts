import type pg from 'pg'
import { Refusal } from '../errors'
import { newId } from '../ids'
import { type AppliedMigration, type Migration, planMigrations, readMigrations } from './migrations'

/** The lock that Prisma's own `migrate deploy` takes: neither runs while the other does. */
const MIGRATION_LOCK = 72707369
const LOCK_PATIENCE_MS = 10 * 60_000
const OLDEST_SERVER = 15

interface Progress {
  /** Told before each migration is applied. */
  applying?(name: string): void
  /** Told once where another start is migrating and this one waits. */
  waiting?(): void
}

/**
 * Applies what the database is missing, each migration in one transaction together with its line of bookkeeping: an
 * interrupted one leaves nothing behind. `work` runs while the lock is still held, for what only one start may do.
 * @returns the names of the migrations applied now
 * @throws Refusal where the database cannot or must not be migrated
 */
export async function migrate(
  client: pg.Client,
  {
    known = readMigrations(),
    progress = {},
    work,
  }: { known?: Migration[]; progress?: Progress; work?: () => Promise<void> } = {},
): Promise<string[]> {
  await judgeServer(client)
  await takeLock(client, progress)
  try {
    const due = planMigrations(known, await appliedMigrations(client))
    if (due.length > 0) await createBookkeeping(client)
    for (const migration of due) {
      progress.applying?.(migration.name)
      await apply(client, migration)
    }
    await work?.()
    return due.map((migration) => migration.name)
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => {})
  }
}

/** What the database says it has; nothing where it never was migrated. Reads only. */
export async function appliedMigrations(client: pg.Client): Promise<AppliedMigration[]> {
  const { rows: there } = await client.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`)
  if (!there[0]?.there) return []
  const { rows } = await client.query<AppliedMigration>(
    `SELECT migration_name AS name, checksum, finished_at AS "finishedAt", rolled_back_at AS "rolledBackAt" FROM _prisma_migrations`,
  )
  return rows
}

/** @throws Refusal where the server is too old, or a copy that cannot be written to */
export async function judgeServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int / 10000 AS major, pg_is_in_recovery() AS copy`,
  )
  const { version, major, copy } = rows[0]
  if (major < OLDEST_SERVER)
    throw new Refusal(
      `The server is PostgreSQL ${version}, and Nevermore needs PostgreSQL ${OLDEST_SERVER} or newer.`,
      'Upgrade the server, or name a newer one in DATABASE_URL.',
    )
  if (copy)
    throw new Refusal(
      'The server is a standby: it can be read but not written to.',
      'Name the primary in DATABASE_URL, or promote this server.',
    )
}

async function takeLock(client: pg.Client, progress: Progress) {
  const until = Date.now() + LOCK_PATIENCE_MS
  for (let said = false; ; said = true) {
    const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS taken', [MIGRATION_LOCK])
    if (rows[0]?.taken) return
    if (!said) progress.waiting?.()
    if (Date.now() > until)
      throw new Refusal(
        'Another process has been migrating this database for more than 10 minutes.',
        'Look in pg_stat_activity for who holds the advisory lock 72707369; end it if it hangs, then start again.',
      )
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function apply(client: pg.Client, migration: Migration) {
  try {
    await client.query('BEGIN')
    // A table that somebody keeps locked must not make the start wait for ever, nor block everybody behind it.
    await client.query(`SET LOCAL lock_timeout = '30s'`)
    await client.query(migration.sql)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [newId(), migration.checksum, migration.name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw new Refusal(
      `Migration ${migration.name} could not be applied: ${(error as Error).message.replace(/\.$/, '')}.`,
      'Nothing of it was kept. Mend the cause and start again: it will be tried anew.',
    )
  }
}

// Column for column what Prisma creates, so that its own tools read it.
const createBookkeeping = (client: pg.Client) =>
  client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`)
