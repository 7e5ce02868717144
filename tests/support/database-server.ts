import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: string
    databaseTemplate: string
  }
}

const MIGRATIONS = new URL('../../prisma/migrations', import.meta.url).pathname

/** One PostgreSQL for the whole run, with a template database that every test file's own is cloned from. */
export default async function setup(project: TestProject) {
  const server = process.env.NEVERMORE_TEST_SERVER_URL ?? 'postgresql://nevermore@127.0.0.1:5499/postgres'
  const template = `nevermore_template_${process.pid}`
  await run(server, `CREATE DATABASE ${template}`)
  await migrate(at(server, template))
  project.provide('databaseServer', server)
  project.provide('databaseTemplate', template)
  return async () => {
    await run(server, `DROP DATABASE ${template} WITH (FORCE)`)
  }
}

async function migrate(connectionString: string) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  const folders = readdirSync(MIGRATIONS, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  for (const { name } of folders.sort((a, b) => a.name.localeCompare(b.name))) {
    await client.query(readFileSync(join(MIGRATIONS, name, 'migration.sql'), 'utf8'))
  }
  await client.end()
}

async function run(connectionString: string, sql: string) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query(sql)
  await client.end()
}

/** The same server, another database. */
export function at(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.toString()
}
