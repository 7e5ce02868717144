// npm run db:migration -- name
// Writes prisma/migrations/<stamp>_<name>/migration.sql, what brings the database of the migrations so far to schema.prisma,
// and prisma/expected-schema.json, what every start compares the database with. Without a name only the latter.
// Works offline: the engine is Prisma's own, as WebAssembly (docs/decisions/002-migrations.md).
import { mkdirSync, writeFileSync } from 'node:fs'
import { connect } from '@/lib/platform/db/connect'
import { liveSchema } from '@/lib/platform/db/live-schema'
import { migrate } from '@/lib/platform/db/migrate'
import { fromRoot, projectRoot } from '@/lib/platform/root'
import { diffSchema } from './schema-engine.mjs'
import { withScratchServer } from './scratch-server'

const name = process.argv[2]
if (name !== undefined && !/^[a-z0-9_]+$/.test(name)) {
  console.error(
    `npm run db:migration -- NAME: got ${JSON.stringify(name)}; expected a name of small letters, digits and _, such as add_waiver_reason.`,
  )
  process.exit(2)
}

await withScratchServer(async (server) => {
  const connectionString = server.url('postgres')
  const client = await connect(connectionString)
  await migrate(client)
  const sql = await diffSchema({ root: projectRoot(), connectionString })
  if (sql === '') console.log('The migrations lead to schema.prisma.')
  else if (name === undefined) console.log('schema.prisma asks for more than the migrations do; give the migration a name.')
  else {
    writeMigration(name, sql)
    await migrate(client)
  }
  writeFileSync(fromRoot('prisma', 'expected-schema.json'), `${JSON.stringify(await liveSchema(client), null, 2)}\n`)
  await client.end()
})

function writeMigration(title: string, sql: string) {
  const folder = `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${title}`
  mkdirSync(fromRoot('prisma', 'migrations', folder), { recursive: true })
  writeFileSync(fromRoot('prisma', 'migrations', folder, 'migration.sql'), sql)
  console.log(
    `Wrote prisma/migrations/${folder}/migration.sql. Read it: it must leave the release before this one working (docs/decisions/002-migrations.md).`,
  )
}
