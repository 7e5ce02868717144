import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { Refusal } from '../errors'
import { newId } from '../ids'
import { fromRoot } from '../root'
import { connect, describeDatabase } from './connect'
import { type Counts, type EngineKind, type FoundInstance, judgeIdentity } from './identity-rules'
import { readInstance, setInstanceAside, writeInstance } from './instance-file'
import { liveSchema, missingParts, type SchemaParts } from './live-schema'
import { appliedMigrations, judgeServer, migrate } from './migrate'
import { planMigrations, readMigrations } from './migrations'

export interface OpenWishes {
  url: string
  engine: EngineKind
  dataDir: string
  /** Take the database as it is, and forget the one that was known. */
  adopt: boolean
  expectedId?: string | undefined
  say(line: string): void
}

/**
 * Makes a database ready for the app, judging before it writes: the server, the identity, the history, the schema; then the
 * missing migrations are applied and the identity is noted on both sides.
 * @returns the instance's id
 * @throws Refusal at the first thing that is not right
 */
export async function openDatabase({ url, engine, dataDir, adopt, expectedId, say }: OpenWishes): Promise<string> {
  const client = await connect(url)
  try {
    await judgeServer(client)
    const place = engine === 'server' ? describeDatabase(url) : null
    judgeIdentity(readInstance(dataDir), await findInstance(client, engine, place), { adopt, expectedId })
    planMigrations(readMigrations(), await appliedMigrations(client))
    await migrate(client, {
      progress: {
        applying: (name) => say(`Applying migration ${name} …`),
        waiting: () => say('Another start is migrating the database; waiting for it …'),
      },
      work: async () => {
        await judgeSchema(client)
        await insertInstance(client)
      },
    })
    if (adopt) setInstanceAside(dataDir)
    return await noteInstance(client, { engine, url, dataDir, adopt })
  } finally {
    await client.end()
  }
}

/**
 * Writes down what the database holds now, beside the data; done again while the app runs.
 * @throws Refusal, and keeps what was written before, where it is suddenly another database
 */
export async function noteInstance(
  client: pg.Client,
  { engine, url, dataDir, adopt = false }: { engine: EngineKind; url: string; dataDir: string; adopt?: boolean },
): Promise<string> {
  const place = engine === 'server' ? describeDatabase(url) : null
  const found = await findInstance(client, engine, place)
  judgeIdentity(readInstance(dataDir), found, { adopt })
  if (found.instanceId === null) throw new Refusal('The database has lost its identity.', 'Bring the right database back.')
  writeInstance(dataDir, {
    ...{ instanceId: found.instanceId, engine, place, countedAt: new Date().toISOString() },
    counts: { incidents: 0, members: 0, actions: 0, ...found.counts },
  })
  return found.instanceId
}

/** What a database says of itself. Only reads, also in one that was never ours. */
export async function findInstance(client: pg.Client, engine: EngineKind, place: string | null): Promise<FoundInstance> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')`,
  )
  const tables = new Set(rows.map((row) => row.name))
  const ids = tables.has('instances') ? (await client.query<{ id: string }>('SELECT id FROM instances LIMIT 2')).rows : []
  if (ids.length > 1)
    throw new Refusal(
      'The database says it is two instances at once.',
      'Two databases were merged into one: restore a backup of one of them.',
    )
  const isOurs = tables.has('_prisma_migrations')
  return { engine, place, instanceId: ids[0]?.id ?? null, counts: await countRows(client, tables), tables: tables.size, isOurs }
}

const COUNTED: Record<keyof Counts, string> = { incidents: 'incidents', members: 'members', actions: 'corrective_actions' }

async function countRows(client: pg.Client, tables: Set<string>): Promise<Partial<Counts>> {
  const counts: Partial<Counts> = {}
  for (const [noun, table] of Object.entries(COUNTED) as [keyof Counts, string][]) {
    if (tables.has(table)) counts[noun] = Number((await client.query(`SELECT count(*) AS n FROM ${table}`)).rows[0]?.n)
  }
  return counts
}

/** @throws Refusal that names what is missing or otherwise than the program expects */
export async function judgeSchema(client: pg.Client): Promise<void> {
  const differences = missingParts(expectedSchema(), await liveSchema(client))
  if (differences.length === 0) return
  const named = differences.slice(0, 5).join('; ')
  const more = differences.length > 5 ? `; and ${differences.length - 5} more` : ''
  throw new Refusal(
    `The database is not built as this program expects: ${named}${more}.`,
    'It may be a clone that was not finished, or somebody changed it by hand. Restore a backup, or undo the change.',
  )
}

const expectedSchema = (): SchemaParts => JSON.parse(readFileSync(fromRoot('prisma', 'expected-schema.json'), 'utf8'))

const insertInstance = (client: pg.Client) =>
  client.query('INSERT INTO instances (id) SELECT $1 WHERE NOT EXISTS (SELECT FROM instances)', [newId()])
