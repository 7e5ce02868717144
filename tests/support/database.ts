import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { closeDb } from '@/lib/platform/db/client'
import { at } from './database-server'

// Runs before each database test file: the file gets a database of its own.
const server = inject('databaseServer')
const name = `nevermore_test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`

await run(`CREATE DATABASE ${name} TEMPLATE ${inject('databaseTemplate')}`)
process.env.DATABASE_URL = at(server, name)

afterAll(async () => {
  await closeDb()
  await run(`DROP DATABASE ${name} WITH (FORCE)`)
})

async function run(sql: string) {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(sql)
  await client.end()
}
