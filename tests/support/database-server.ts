import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { connect } from '../../lib/platform/db/connect'
import { migrate } from '../../lib/platform/db/migrate'
import { startScratchServer } from '../../scripts/scratch-server'

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: string
    databaseTemplate: string
    /** How many random lives are led against the stores where a test leads some. */
    lives: number
  }
}

/**
 * One PostgreSQL for the whole run, with a template database that every test file's own is cloned from: the embedded one in a
 * temporary folder, or the server that NEVERMORE_TEST_SERVER_URL names.
 */
export default async function setup(project: TestProject) {
  const own = process.env.NEVERMORE_TEST_SERVER_URL
  const embedded = own ? undefined : await startScratchServer()
  const server = own ?? embedded?.server.url('postgres') ?? ''
  const template = `nevermore_template_${process.pid}`
  await run(server, `CREATE DATABASE ${template}`)
  const client = await connect(at(server, template))
  await migrate(client)
  await client.end()
  project.provide('databaseServer', server)
  project.provide('databaseTemplate', template)
  project.provide('lives', Number(process.env.NEVERMORE_TEST_LIVES ?? 6))
  return async () => {
    await run(server, `DROP DATABASE ${template} WITH (FORCE)`)
    await embedded?.remove()
  }
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
