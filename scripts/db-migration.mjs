#!/usr/bin/env node
// npm run db:migration -- name
// Writes prisma/migrations/<stamp>_<name>/migration.sql: what brings the database of the migrations so far to schema.prisma.
// Works offline: the engine is Prisma's own, as WebAssembly (docs/decisions/002-migrations.md).
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { diffSchema } from './schema-engine.mjs'

const name = process.argv[2]
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error(
    `npm run db:migration -- NAME: got ${JSON.stringify(name ?? '')}; expected a name of small letters, digits and _, such as add_waiver_reason.`,
  )
  process.exit(2)
}

const root = new URL('..', import.meta.url).pathname
const sql = await diffSchema(root)
if (sql.trim() === '' || /^-- This is an empty migration/.test(sql.trim())) {
  console.log('Nothing to do: the migrations already lead to schema.prisma.')
  process.exit(0)
}
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
const folder = join(root, 'prisma/migrations', `${stamp}_${name}`)
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'migration.sql'), sql)
console.log(
  `Wrote prisma/migrations/${stamp}_${name}/migration.sql. Read it: it must leave the release before this one working (docs/decisions/002-migrations.md).`,
)
