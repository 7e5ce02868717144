import { findEmbedded } from '../lib/platform/db/embedded/server'
import { Refusal } from '../lib/platform/errors'
import { openInstallation, prepareDataDir, takeDataDir } from '../lib/platform/installation'
import { ProcessLock } from '../lib/platform/process-lock'
import { overrideSettings, settings } from '../lib/platform/settings'
import { applyOptions, type DatabaseOptions } from './options'

const PATIENCE_MS = 60_000

/**
 * Runs the body of a command with the database of the installation: the server that DATABASE_URL names, the embedded one of a
 * running `nevermore serve`, or the embedded one started for the time of the command. Take `databaseOptions` into parseArgs.
 */
export async function withDatabase<T>(options: DatabaseOptions, work: () => Promise<T>): Promise<T> {
  applyOptions(options)
  const dataDir = prepareDataDir()
  const wishes = { adopt: options['adopt-database'] ?? false, say: (line: string) => console.error(line) }
  if (settings().databaseUrl) {
    await openInstallation(dataDir, wishes)
    return thenClose(work)
  }
  const lock = await takeOrJoin(dataDir)
  if (lock === 'joined') return thenClose(work)
  try {
    const { server } = await openInstallation(dataDir, wishes)
    try {
      return await thenClose(work)
    } finally {
      await server?.stop()
    }
  } finally {
    lock.release()
  }
}

async function thenClose<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } finally {
    const { closeDb } = await import('../lib/platform/db/client')
    await closeDb()
  }
}

// A running server is joined. Another command that holds the database ends soon, and would take its server with it.
async function takeOrJoin(dataDir: string): Promise<ProcessLock | 'joined'> {
  const until = Date.now() + PATIENCE_MS
  for (let said = false; ; said = true) {
    const lock = takeDataDir(dataDir, 'command')
    if (lock instanceof ProcessLock) return lock
    if (lock.purpose === 'serve' && lock.url) {
      const url = await findEmbedded(dataDir)
      if (url) {
        // Links that the command prints lead to where the running server is reached.
        overrideSettings({ databaseUrl: url, publicUrl: lock.url })
        return 'joined'
      }
    }
    if (!said) console.error(`Waiting for process ${lock.pid} (${lock.purpose}), which holds ${dataDir} …`)
    if (Date.now() > until)
      throw new Refusal(
        `Process ${lock.pid} (${lock.purpose}) has held ${dataDir} for a minute.`,
        'End it, or wait, and try again.',
      )
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
