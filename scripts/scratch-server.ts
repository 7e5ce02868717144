import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EmbeddedServer, startEmbedded } from '../lib/platform/db/embedded/server'
import { ProcessLock } from '../lib/platform/process-lock'

const PREFIX = 'nevermore-scratch-'

interface ScratchServer {
  server: EmbeddedServer
  remove(): Promise<void>
}

/** An empty embedded PostgreSQL in a temporary folder, for tests and for writing migrations. Nothing in it survives a power cut. */
export async function startScratchServer(): Promise<ScratchServer> {
  await sweepLeftOvers()
  const folder = mkdtempSync(join(tmpdir(), PREFIX))
  chmodSync(folder, 0o711)
  ProcessLock.take(join(folder, 'lock'), 'scratch')
  const server = await startEmbedded(folder, { configuration: { fsync: 'off', full_page_writes: 'off', max_connections: '200' } })
  return { server, remove: () => remove(folder, server) }
}

/** The same for the time of `work`. */
export async function withScratchServer<T>(work: (server: EmbeddedServer) => Promise<T>): Promise<T> {
  const { server, remove } = await startScratchServer()
  try {
    return await work(server)
  } finally {
    await remove()
  }
}

// A run that was killed could not stop its server.
async function sweepLeftOvers() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name)
    try {
      // A folder this young may be one that has just been made, and is not locked yet.
      if (Date.now() - statSync(folder).mtimeMs < 60_000) continue
      const lock = ProcessLock.take(join(folder, 'lock'), 'sweep')
      if (lock instanceof ProcessLock) await remove(folder, await startEmbedded(folder).catch(() => undefined))
    } catch {
      // Another run sweeps it, or it belongs to somebody else.
    }
  }
}

async function remove(folder: string, server: EmbeddedServer | undefined) {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
}
