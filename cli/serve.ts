import { statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { connect } from '../lib/platform/db/connect'
import { type EmbeddedServer, startEmbedded } from '../lib/platform/db/embedded/server'
import { Refusal } from '../lib/platform/errors'
import { type Installation, keepInstanceNoted, openInstallation, prepareDataDir, takeDataDir } from '../lib/platform/installation'
import { identifyProcess } from '../lib/platform/process-identity'
import { ProcessLock } from '../lib/platform/process-lock'
import { overrideSettings, settings } from '../lib/platform/settings'
import { applyOptions, databaseOptions } from './options'
import { onStop } from './stop-signal'
import { Supervised } from './supervised'
import { unknownSettings } from './unknown-settings'
import { claimPort } from './web-server'

/** Web and worker finish what they do; together with the database's checkpoint a stop takes at most 10 s. */
const PROCESSES_STOP_MS = 7_000
const DATABASE_STOP_MS = 2_500

const say = (line: string) => console.log(line)

/** `nevermore serve`: the database, the web and the worker, until it is told to stop. */
export async function serve(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { ...databaseOptions, port: { type: 'string' }, host: { type: 'string' }, dev: { type: 'boolean' } },
  })
  applyOptions(values)
  const dataDir = prepareDataDir()
  const lock = take(dataDir)
  try {
    overrideSettings({ port: String(await claimPort(settings().port, settings().host)) })
    return await run(lock, dataDir, { adopt: values['adopt-database'] ?? false, dev: values.dev ?? false })
  } finally {
    lock.release()
  }
}

function take(dataDir: string): ProcessLock {
  const lock = takeDataDir(dataDir, 'serve')
  if (lock instanceof ProcessLock) return lock
  const where = lock.url ? `, reachable at ${lock.url}` : ''
  throw new Refusal(
    `Nevermore runs already on ${dataDir}: process ${lock.pid} (${lock.purpose})${where}.`,
    'Use that one, stop it first, or choose another --data-dir.',
  )
}

async function run(lock: ProcessLock, dataDir: string, { adopt, dev }: { adopt: boolean; dev: boolean }): Promise<number> {
  const asked = new Promise<number>((resolve) => onStop(() => resolve(0)))
  const installation = await openInstallation(dataDir, { adopt, say })
  const address = settings().publicUrl ?? `http://localhost:${settings().port}`
  lock.announce(address)
  introduce(installation)
  let refuse: (exitCode: number) => void = () => {}
  const refused = new Promise<number>((resolve) => {
    refuse = resolve
  })
  const mode = dev ? ['--dev'] : []
  const web = new Supervised({ name: 'web', args: ['web', ...mode], say, refused: (code) => refuse(code) })
  const worker = new Supervised({ name: 'worker', args: ['worker'], say, refused: (code) => refuse(code) })
  const guard = installation.server && new DatabaseGuard(installation, installation.server, () => refuse(78))
  const endNotes = keepInstanceNoted(installation, say)
  void worker.start()
  if (dev) process.on('SIGUSR2', () => worker.restart())
  void web.start().then(() => welcome(installation, address))
  const exitCode = await Promise.race([asked, refused])
  const started = Date.now()
  say('Stopping …')
  await Promise.all([web.stop(PROCESSES_STOP_MS), worker.stop(PROCESSES_STOP_MS)])
  await endNotes()
  const done = await guard?.stop()
  say(
    done === false
      ? 'Stopped; the database is still writing and ends by itself.'
      : `Stopped in ${((Date.now() - started) / 1000).toFixed(1)} s.`,
  )
  return exitCode
}

function introduce({ dataDir, engine, server }: Installation) {
  for (const warning of unknownSettings()) say(warning)
  say(`Data directory: ${dataDir}`)
  if (engine === 'server') return
  if (server?.adopted) say('The database was still running from before; it goes on.')
  say(`Checks may reach: public addresses, ${settings().allowTargets.join(', ')} (NEVERMORE_ALLOW_TARGETS says otherwise).`)
}

async function welcome({ url }: Installation, address: string) {
  say(`Ready: ${address}`)
  const client = await connect(url)
  const { rows } = await client.query('SELECT count(*)::int AS members FROM members')
  await client.end()
  if (rows[0]?.members > 0) return
  const { issueSetupLink } = await import('../lib/access/setup.store')
  const { closeDb } = await import('../lib/platform/db/client')
  const link = await issueSetupLink()
  await closeDb()
  if (link) say(`Make the first account here, until ${link.expiresAt.toISOString().slice(11, 16)} UTC:\n  ${link.url}`)
}

/** Looks after the embedded database: starts it again when it died, and stops everything when its files are taken away. */
class DatabaseGuard {
  private readonly timer: NodeJS.Timeout
  private readonly folder: string
  private readonly inode: number
  private busy = false

  constructor(
    private readonly installation: Installation,
    private server: EmbeddedServer,
    private readonly lost: () => void,
  ) {
    this.folder = join(installation.dataDir, 'postgres')
    this.inode = statSync(this.folder).ino
    this.timer = setInterval(() => this.look(), 1_000)
  }

  async stop(): Promise<boolean> {
    clearInterval(this.timer)
    return this.server.stop(DATABASE_STOP_MS)
  }

  private async look() {
    if (this.busy) return
    if (this.inodeNow() !== this.inode) {
      clearInterval(this.timer)
      say(
        `ALARM: the database's folder ${this.folder} was taken away while it was in use. Stopping; nothing new is created in its place. Bring it back and start again.`,
      )
      return this.lost()
    }
    if (identifyProcess(this.server.pid)) return
    this.busy = true
    say('The database ended; starting it again.')
    try {
      this.server = await startEmbedded(this.installation.dataDir, { say })
    } catch (error) {
      say(error instanceof Refusal ? `${error.message} ${error.advice}` : String(error))
    } finally {
      this.busy = false
    }
  }

  private inodeNow(): number | undefined {
    try {
      return statSync(this.folder).ino
    } catch {
      return undefined
    }
  }
}
