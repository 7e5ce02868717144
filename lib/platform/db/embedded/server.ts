import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../../errors'
import { identifyProcess } from '../../process-identity'
import { connect } from '../connect'
import { type Engine, installEngine, removeOtherEngines } from './engine'
import { readPidFile, realFolder, rememberServer, removeStalePidFile } from './pid-file'
import { openWay, ownFolder, type ServerUser, serverUser } from './server-user'
import { socketFolder, socketUrl } from './socket'

export interface EmbeddedServer {
  /** Address of a database in it. */
  url(database?: string): string
  pid: number
  /** It was still running from an earlier start that ended without stopping it. */
  adopted: boolean
  /** Fast stop: ends connections, writes a checkpoint. False where it was still writing after `patienceMs`; it goes on by itself. */
  stop(patienceMs?: number): Promise<boolean>
}

const LARGEST_LOG_BYTES = 5_000_000
const START_PATIENCE_MS = 60_000
const HOLDING_ON_MS = 10_000

/**
 * Starts the PostgreSQL of a data directory, or takes over the one that still runs there. The caller holds the directory's
 * process lock: nobody else starts it at the same moment.
 * @throws Refusal where it cannot be started
 */
export async function startEmbedded(
  dataDir: string,
  { say = () => {}, configuration = {} }: { say?: (line: string) => void; configuration?: Record<string, string> } = {},
): Promise<EmbeddedServer> {
  const folder = join(dataDir, 'postgres')
  const user = serverUser(folder)
  const engine = installEngine(dataDir)
  openWay(dataDir, user)
  const sockets = socketFolder(dataDir)
  ownFolder(sockets, user)
  const running = await findRunning(folder)
  if (running) return handle(running.pid, running.socketFolder, true)
  if (!existsSync(folder)) createCluster(engine, folder, user, say)
  judgeMajor(engine, folder)
  removeOtherEngines(engine)
  const note = join(dataDir, 'postgres.process.json')
  removeStalePidFile(realFolder(folder), note)
  const pid = await launchPatiently({
    ...{ engine, folder, user, sockets, logFile: join(dataDir, 'postgres.log') },
    configuration: { ...CONFIGURATION, ...configuration },
  })
  rememberServer(note, pid)
  return handle(pid, sockets, false)
}

/** Whether a database was ever created in this data directory. */
export const hasEmbedded = (dataDir: string): boolean => existsSync(join(dataDir, 'postgres', 'PG_VERSION'))

/** Address of a database of the running server of a data directory; undefined where none runs. */
export async function findEmbedded(dataDir: string, database = 'nevermore'): Promise<string | undefined> {
  const running = await findRunning(join(dataDir, 'postgres'))
  return running && socketUrl(running.socketFolder, database)
}

// A server left alive answers on its socket and says itself where its data is.
async function findRunning(folder: string) {
  const lock = readPidFile(folder)
  if (!lock || !isRunning(lock.pid) || !existsSync(join(lock.socketFolder, '.s.PGSQL.5432'))) return undefined
  try {
    const client = await connect(socketUrl(lock.socketFolder, 'postgres'), START_PATIENCE_MS)
    const { rows } = await client.query(`SELECT current_setting('data_directory') AS folder`)
    await client.end()
    return rows[0]?.folder === realFolder(folder) ? lock : undefined
  } catch {
    return undefined
  }
}

function handle(pid: number, sockets: string, adopted: boolean): EmbeddedServer {
  return {
    pid,
    adopted,
    url: (database = 'nevermore') => socketUrl(sockets, database),
    async stop(patienceMs = 60_000) {
      if (isRunning(pid)) process.kill(pid, 'SIGINT')
      const until = Date.now() + patienceMs
      while (isRunning(pid) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20))
      return !isRunning(pid)
    },
  }
}

const isRunning = (pid: number): boolean => identifyProcess(pid) !== undefined

// Made beside its place and moved there when it is whole: a start that is killed meanwhile leaves nothing that looks finished.
function createCluster(engine: Engine, folder: string, user: ServerUser | undefined, say: (line: string) => void) {
  say('Creating the database …')
  const draft = `${folder}.new`
  rmSync(draft, { recursive: true, force: true })
  ownFolder(draft, user)
  const result = spawnSync(
    join(engine.folder, 'bin', 'initdb'),
    [
      ...['--pgdata', draft, '--username', 'nevermore', '--auth', 'trust', '--encoding', 'UTF8', '--no-instructions'],
      ...['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C', '--data-checksums'],
    ],
    { ...as(user), encoding: 'utf8', cwd: draft },
  )
  if (result.status !== 0) throw refuseStart(result.error?.message ?? result.stderr.trim().split('\n').at(-1) ?? '', folder)
  renameSync(draft, folder)
}

function judgeMajor(engine: Engine, folder: string) {
  const major = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  if (Number(major) === engine.major) return
  throw new Refusal(
    `The database in ${folder} was written by PostgreSQL ${major}, and this program brings PostgreSQL ${engine.major}.`,
    'Start the release that wrote it, and move the data over as docs/operations.md says.',
  )
}

interface Launch {
  engine: Engine
  folder: string
  user: ServerUser | undefined
  sockets: string
  logFile: string
  configuration: Record<string, string>
}

// The processes of a server that was killed, or that is just stopping, hold on to it for a moment longer.
async function launchPatiently(start: Launch): Promise<number> {
  const until = Date.now() + HOLDING_ON_MS
  for (;;) {
    try {
      return await launch(start)
    } catch (error) {
      if (!/lock file|shared memory block/.test(String(error)) || Date.now() > until) throw error
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
}

async function launch(start: Launch): Promise<number> {
  const { engine, folder, user, sockets, logFile, configuration } = start
  if (existsSync(logFile) && statSync(logFile).size > LARGEST_LOG_BYTES) renameSync(logFile, `${logFile}.1`)
  const log = openSync(logFile, 'a', 0o600)
  const from = statSync(logFile).size
  const server = spawn(
    join(engine.folder, 'bin', 'postgres'),
    ['-D', folder, '-k', sockets, ...Object.entries(configuration).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // A session of its own: the terminal's Ctrl-C is for the supervisor, which stops the database last.
    { ...as(user), cwd: folder, detached: true, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  await isReady(server, sockets, () => tail(logFile, from), folder)
  server.unref()
  return server.pid ?? 0
}

const CONFIGURATION = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '128MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  // Programs that were killed must not hold their locks for hours.
  tcp_keepalives_idle: '60',
  idle_in_transaction_session_timeout: '5min',
}

async function isReady(server: ChildProcess, sockets: string, words: () => string, folder: string) {
  let failure: string | undefined
  const onError = (error: Error) => {
    failure = error.message
  }
  const onExit = (code: number | null, signal: string | null) => {
    failure ??= words() || `it ended with ${signal ?? code}`
  }
  server.once('error', onError)
  server.once('exit', onExit)
  const until = Date.now() + START_PATIENCE_MS
  try {
    for (;;) {
      if (failure !== undefined) throw refuseStart(failure, folder)
      const problem = await tryConnecting(socketUrl(sockets, 'postgres'))
      if (problem === undefined) return
      if (Date.now() > until) throw refuseStart(problem, folder)
      await new Promise((resolve) => setTimeout(resolve, 15))
    }
  } finally {
    server.off('error', onError).off('exit', onExit)
  }
}

async function tryConnecting(url: string): Promise<string | undefined> {
  try {
    const client = await connect(url, 0)
    await client.end()
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

function refuseStart(words: string, folder: string): Refusal {
  if (/No space left on device|ENOSPC/.test(words))
    return new Refusal(`The disk that holds ${folder} is full.`, 'Free some space and start again: nothing was lost.')
  return new Refusal(
    `The embedded PostgreSQL in ${folder} does not start: ${words.replace(/\.$/, '')}.`,
    'The file postgres.log in the data directory says more.',
  )
}

/** The last thing the server complained of. */
function tail(logFile: string, from: number): string {
  const lines = readFileSync(logFile).subarray(from).toString('utf8').split('\n')
  const bad = lines.filter((line) => /FATAL|PANIC|could not|error/i.test(line)).at(-1) ?? lines.filter(Boolean).at(-1) ?? ''
  return bad.replace(/^.*?(FATAL|PANIC|LOG):\s*/, '')
}

// Nothing of our own environment goes in: neither secrets nor settings meant for another PostgreSQL (PGPORT, PGDATA).
const as = (user: ServerUser | undefined) => ({
  ...(user && { uid: user.uid, gid: user.gid }),
  env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv,
})
