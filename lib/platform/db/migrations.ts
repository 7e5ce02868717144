import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../errors'
import { fromRoot } from '../root'

export interface Migration {
  /** Name of its folder, "20261121100000_first": the order is that of the names. */
  name: string
  sql: string
  /** SHA-256 of the file, as Prisma writes it down. */
  checksum: string
}

/** A row of _prisma_migrations. */
export interface AppliedMigration {
  name: string
  checksum: string
  finishedAt: Date | null
  rolledBackAt: Date | null
}

/** The migrations this program carries, oldest first. */
export function readMigrations(folder = fromRoot('prisma', 'migrations')): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const bytes = readFileSync(join(folder, name, 'migration.sql'))
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/**
 * Which migrations are still to be applied, in order.
 * @throws Refusal where the database's history is not a beginning of the program's
 */
export function planMigrations(known: Migration[], rows: AppliedMigration[]): Migration[] {
  const applied = rows.filter((row) => row.rolledBackAt === null)
  for (const row of applied) judgeApplied(known, row)
  const names = new Set(applied.map((row) => row.name))
  const due = known.filter((migration) => !names.has(migration.name))
  const latest = [...names].sort().at(-1) ?? ''
  const skipped = due.find((migration) => migration.name < latest)
  if (skipped)
    throw new Refusal(
      `The database has migration ${latest} but not the earlier ${skipped.name}: its history has a gap.`,
      'It was migrated by a program with other migrations. Restore a backup, or start the program that migrated it.',
    )
  return due
}

function judgeApplied(known: Migration[], row: AppliedMigration) {
  const own = known.find((migration) => migration.name === row.name)
  if (!own)
    throw new Refusal(
      `The database is newer than this program: it has migration ${row.name}, and the newest one here is ${known.at(-1)?.name ?? 'none'}.`,
      'Start the newer release again, or restore the backup taken before the upgrade.',
    )
  if (own.checksum !== row.checksum)
    throw new Refusal(
      `Migration ${row.name} was changed after it was applied: the database knows it as ${row.checksum.slice(0, 12)}, here it is ${own.checksum.slice(0, 12)}.`,
      'Put the original file back. What is to change in the database belongs into a new migration.',
    )
  if (row.finishedAt === null)
    throw new Refusal(
      `Migration ${row.name} was begun by another tool and never finished.`,
      'Look at what it left behind, then tell with "prisma migrate resolve" whether it counts as applied or rolled back.',
    )
}
