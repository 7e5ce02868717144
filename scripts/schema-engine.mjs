// Prisma's schema engine from npm, as WebAssembly: no download of a binary. For writing and testing migrations only;
// what applies them at run time is lib/platform/db/migrate.ts.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'

/**
 * The SQL that brings a database to prisma/schema.prisma; empty text where nothing differs.
 * @param {{ root: string, connectionString: string, schema?: string }} where the project, a PostgreSQL database that all
 *   migrations so far were applied to (only read), and in tests another text of the schema
 */
export async function diffSchema({ root, connectionString, schema = readSchema(root) }) {
  const files = [{ path: schemaFile(root), content: schema }]
  const { stdout } = await withEngine({ root, connectionString, schema }, (engine) =>
    engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: root },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      shadowDatabaseUrl: null,
      filters: { externalTables: ['public._prisma_migrations'], externalEnums: [] },
    }),
  )
  const sql = stdout ?? ''
  return /^-- This is an empty migration/.test(sql.trim()) ? '' : sql
}

/** The migrations that `prisma migrate deploy` would apply to a database; it applies them, so none are left afterwards. */
export async function unappliedForPrisma({ root, connectionString }) {
  const folder = join(root, 'prisma/migrations')
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const migrationDirectories = names.map(({ name }) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: readText(folder, name, 'migration.sql') } },
  }))
  const lockfile = { path: 'migration_lock.toml', content: readText(folder, 'migration_lock.toml') }
  const { appliedMigrationNames } = await withEngine({ root, connectionString, schema: readSchema(root) }, (engine) =>
    engine.applyMigrations({
      migrationsList: { baseDir: folder, lockfile, migrationDirectories, shadowDbInitScript: '' },
      filters: { externalTables: [], externalEnums: [] },
    }),
  )
  return appliedMigrationNames
}

const readText = (...path) => readFileSync(join(...path), 'utf8')
const schemaFile = (root) => join(root, 'prisma/schema.prisma')
const readSchema = (root) => readText(schemaFile(root))

async function withEngine({ root, connectionString, schema }, work) {
  const { SchemaEngine } = await loadEngine(root)
  const pool = new pg.Pool({ connectionString, Client: CharAsText })
  const adapter = bindMigrationAwareSqlAdapterFactory(new CharAwarePg(pool))
  const engine = await SchemaEngine.new({ datamodels: [[schemaFile(root), schema]] }, () => {}, adapter)
  try {
    return await work(engine)
  } finally {
    engine.free()
    await pool.end()
  }
}

let loaded

// Once a process: the bindings are one module, with room for one instance.
async function loadEngine(root) {
  if (loaded) return loaded
  const folder = join(root, 'node_modules/@prisma/schema-engine-wasm')
  const bindings = await import(join(folder, 'schema_engine_bg.js'))
  const module = new WebAssembly.Module(readFileSync(join(folder, 'schema_engine_bg.wasm')))
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  loaded = bindings
  return bindings
}

// The engine reads columns of the catalog of the type "char", which this release of the adapter refuses. They are let through it
// as text, and given back under the type the engine expects.

const CHAR = 18
const TEXT = 25
const charColumns = new WeakMap()

class CharAwarePg extends PrismaPg {
  async connect() {
    const adapter = await super.connect()
    // The adapter's own would cut the body of a function at its first semicolon.
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script)
    }
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query)
      for (const index of charColumns.get(result.rows) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character
      return result
    }
    return adapter
  }
}

class CharAsText extends pg.Client {
  query(config, values, callback) {
    if (typeof callback !== 'function') return super.query(config, values)?.then(charAsText)
    return super.query(config, values, (error, result) => callback(error, charAsText(result)))
  }
}

function charAsText(result) {
  const chars = (result?.fields ?? []).flatMap((field, index) => (field.dataTypeID === CHAR ? [index] : []))
  for (const index of chars) result.fields[index].dataTypeID = TEXT
  if (result?.rows) charColumns.set(result.rows, chars)
  return result
}
