// Prisma's schema engine from npm, as WebAssembly: no download of a binary. For writing and testing migrations only;
// what applies them at run time is lib/platform/db/migrate.ts.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'

/**
 * The SQL that brings a database to prisma/schema.prisma; empty text where nothing differs.
 * @param {{ root: string, connectionString: string, fromEmpty?: boolean }} where the project, and a PostgreSQL database that
 *   all migrations so far were applied to (only read); with fromEmpty its content does not count.
 */
export async function diffSchema({ root, connectionString, fromEmpty = false }) {
  const engine = await openEngine(root, connectionString)
  const schema = join(root, 'prisma/schema.prisma')
  const { stdout } = await engine.diff({
    from: fromEmpty ? { tag: 'empty' } : { tag: 'url', url: connectionString },
    to: { tag: 'schemaDatamodel', files: [{ path: schema, content: readFileSync(schema, 'utf8') }] },
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
    filters: { externalTables: ['public._prisma_migrations'], externalEnums: [] },
  })
  const sql = stdout ?? ''
  return /^-- This is an empty migration/.test(sql.trim()) ? '' : sql
}

async function openEngine(root, connectionString) {
  const folder = join(root, 'node_modules/@prisma/schema-engine-wasm')
  const bindings = await import(join(folder, 'schema_engine_bg.js'))
  const module = new WebAssembly.Module(readFileSync(join(folder, 'schema_engine_bg.wasm')))
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  const schema = join(root, 'prisma/schema.prisma')
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString }))
  return bindings.SchemaEngine.new({ datamodels: [[schema, readFileSync(schema, 'utf8')]] }, () => {}, adapter)
}
