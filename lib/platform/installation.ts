import { join } from 'node:path'
import { openDataDir } from './data-dir'
import { connect } from './db/connect'
import { type EmbeddedServer, hasEmbedded, startEmbedded } from './db/embedded/server'
import { type EngineKind, judgeEngine, judgeFiles } from './db/identity-rules'
import { readInstance } from './db/instance-file'
import { noteInstance, openDatabase } from './db/open'
import { Refusal } from './errors'
import { type LockHolder, ProcessLock } from './process-lock'
import { readKeyring } from './secrets-key'
import { sessionSecret } from './session-secret'
import { overrideSettings, settings } from './settings'

/** A data directory with its database, judged, migrated and ready. */
export interface Installation {
  dataDir: string
  engine: EngineKind
  url: string
  instanceId: string
  /** The embedded server; undefined with a server of one's own. */
  server: EmbeddedServer | undefined
}

interface Wishes {
  adopt: boolean
  say(line: string): void
}

/** Which process holds a data directory, if any. */
export const lockFile = (dataDir: string): string => join(dataDir, 'process.lock')

/** Takes the data directory for this process, or says who has it. */
export const takeDataDir = (dataDir: string, purpose: string): ProcessLock | LockHolder =>
  ProcessLock.take(lockFile(dataDir), purpose)

/** The data directory of these settings, judged, and its secret in the settings. */
export function prepareDataDir(): string {
  const dataDir = openDataDir(settings())
  overrideSettings({ dataDir, sessionSecret: settings().sessionSecret ?? sessionSecret(dataDir) })
  readKeyring(dataDir) // A key too weak to be used ends the start, not every check that needs it.
  return dataDir
}

/**
 * Starts what has to be started and judges all of it, so that afterwards settings().databaseUrl names a database that is ours,
 * whole and up to date. Whoever starts the embedded server holds the data directory.
 * @throws Refusal
 */
export async function openInstallation(dataDir: string, { adopt, say }: Wishes): Promise<Installation> {
  const { databaseUrl, expectedInstanceId, allowTargets } = settings()
  const engine = databaseUrl ? 'server' : 'embedded'
  const known = readInstance(dataDir)
  judgeEngine(known, engine, adopt)
  if (engine === 'embedded') judgeFiles(known, hasEmbedded(dataDir), adopt)
  const server = databaseUrl ? undefined : await startEmbedded(dataDir, { say })
  try {
    const url = databaseUrl ?? (await ensureDatabase(server as EmbeddedServer))
    const instanceId = await openDatabase({ url, engine, dataDir, adopt, expectedId: expectedInstanceId, say })
    const nearby = server && allowTargets.length === 0 ? 'loopback,private' : undefined
    overrideSettings({ databaseUrl: url, allowTargets: nearby })
    return { dataDir, engine, url, instanceId, server }
  } catch (error) {
    await server?.stop()
    throw error
  }
}

async function ensureDatabase(server: EmbeddedServer): Promise<string> {
  const admin = await connect(server.url('postgres'))
  const { rowCount } = await admin.query(`SELECT FROM pg_database WHERE datname = 'nevermore'`)
  if (rowCount === 0) await admin.query('CREATE DATABASE nevermore TEMPLATE template0')
  await admin.end()
  return server.url()
}

const NOTE_EVERY_MS = 60_000

/**
 * Rewrites what is known of the database beside the data every minute. A database that is suddenly another one is told loudly,
 * and what was known before stays.
 * @returns what ends it
 */
export function keepInstanceNoted({ url, engine, dataDir }: Installation, say: (line: string) => void): () => Promise<void> {
  const note = async () => {
    const client = await connect(url, 0)
    try {
      await noteInstance(client, { engine, dataDir, url })
    } finally {
      await client.end()
    }
  }
  const report = (error: unknown) =>
    // Whether the database answers is told by /api/health; here only what must never pass unseen.
    error instanceof Refusal && !/does not answer/.test(error.message) && say(`ALARM: ${error.message} ${error.advice}`)
  const timer = setInterval(() => note().catch(report), NOTE_EVERY_MS)
  return async () => {
    clearInterval(timer)
    await note().catch(report)
  }
}
