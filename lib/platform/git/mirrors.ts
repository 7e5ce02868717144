import { createHash } from 'node:crypto'
import { chmod, mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Allowance } from '../net/addresses'
import { FetchFailure } from '../net/failures'
import { ProcessLock } from '../process-lock'
import type { GitAddress } from './address'
import { demandGit, prepareBare, sizeOf } from './bare'
import { authorization } from './credential'
import { nameGitFailure, RepositoryFailure } from './failures'
import { type AllowedDirectory, allowDirectory } from './local'
import { type Entry, type Looking, readEntry } from './look'
import { judgeHost, pinsOf } from './pin'
import { GitFailed } from './run'
import { KEY_FILE, sshConfig } from './ssh'
import { findTurn, type Turn, type TurnRequest } from './turn'

/** Of one repository; more, and it is fetched anew. */
const KEEP_BYTES = 300_000_000
/** Of all of them together, and since they were last looked into. */
const KEEP_ALL_BYTES = 2_000_000_000
const KEEP_DAYS = 7
const SWEEP_EVERY_MS = 3_600_000

/** What signs in: a token or "name:password" over http(s), a private key over ssh. It is in no file for longer than a look. */
type Credential = string

interface LookRequest {
  /** A directory of this machine only where the operator allows it. */
  address: GitAddress | AllowedDirectory
  /** A branch, a tag or a whole commit; null for the default branch. */
  ref: string | null
  path: string
  credential?: Credential
  timeoutMs: number
  signal?: AbortSignal
}

export interface MirrorOptions {
  /** Where mirrors are kept, in the data directory. */
  folder: string
  allowance: Allowance
  /** Directories of this machine in which repositories may be read. */
  directories?: readonly string[]
  /** For tests: other names. */
  resolve?: (host: string) => Promise<string[]>
  keep?: { bytes?: number; allBytes?: number; days?: number }
}

/** Somebody's repositories, one path at a time. */
export interface Repositories {
  /** @throws RepositoryFailure */
  look(request: LookRequest): Promise<Entry>
  /** Since which commit the path has been so, as far as that can be known in time. @throws RepositoryFailure */
  findTurn(request: LookRequest & TurnRequest): Promise<Turn>
}

/**
 * Looks into repositories by way of shallow copies that are kept: a branch that stands where it stood is not fetched again. One
 * process at a time has a copy in hand; too old or too large ones are thrown away.
 */
export function makeMirrors(options: MirrorOptions): Repositories {
  let sweptAt = 0
  async function work<T>(request: LookRequest, inside: (looking: Looking) => Promise<T>): Promise<T> {
    const ending = new AbortController()
    const timer = setTimeout(() => ending.abort(new GitFailed('timeout')), request.timeoutMs)
    const stop = () => ending.abort(new GitFailed('stopped'))
    request.signal?.addEventListener('abort', stop)
    if (request.signal?.aborted) stop()
    const folder = join(options.folder, nameOf(request))
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      return await alone(folder, ending.signal, () => prepared(folder, request, options, ending.signal, inside))
    } catch (error) {
      throw named(error, request.timeoutMs)
    } finally {
      clearTimeout(timer)
      request.signal?.removeEventListener('abort', stop)
      if (Date.now() - sweptAt > SWEEP_EVERY_MS) {
        sweptAt = Date.now()
        await sweepMirrors(options)
      }
    }
  }
  return {
    look: (request) => work(request, readEntry),
    findTurn: (request) => work(request, (looking) => findTurn(looking, request)),
  }
}

/** Does the work in a copy that leads to the repository, and to nothing else. */
async function prepared<T>(
  folder: string,
  request: LookRequest,
  options: MirrorOptions,
  signal: AbortSignal,
  work: (looking: Looking) => Promise<T>,
): Promise<T> {
  const { address, credential = '', ref, path } = request
  const looking = { folder, ref, path, signal }
  await demandGit(folder)
  if ((await sizeOf(folder)) > (options.keep?.bytes ?? KEEP_BYTES)) await empty(folder)
  const now = new Date()
  await utimes(folder, now, now)
  if (address.protocol === 'file') {
    const url = allowDirectory(address, options.directories ?? [])
    await prepareBare(folder, url, [])
    return work({ ...looking, protocol: 'file' })
  }
  const addresses = await judgeHost(address, options.allowance, options.resolve)
  await prepareBare(folder, address.url, pinsOf(address, addresses))
  if (address.protocol !== 'ssh') {
    const config: Record<string, string> = credential ? { 'http.extraHeader': authorization(credential) } : {}
    return work({ ...looking, protocol: address.protocol, config })
  }
  const keyFile = join(folder, KEY_FILE)
  try {
    await writeFile(join(folder, 'ssh_config'), sshConfig(address, addresses[0] ?? '', credential !== ''))
    await writeFile(keyFile, `${credential.trim().replace(/\r\n/g, '\n')}\n`, { mode: 0o600 })
    await chmod(keyFile, 0o600)
    return await work({ ...looking, protocol: 'ssh', ssh: 'ssh -F ssh_config' })
  } finally {
    await rm(keyFile, { force: true })
  }
}

/** What one credential may read, a check without it finds in no copy. */
const nameOf = ({ address, credential = '' }: LookRequest): string =>
  createHash('sha256').update(`${address.url}\n${credential}`).digest('hex').slice(0, 40)

const waiting = new Map<string, Promise<unknown>>()

/** Does the work while nobody else, in this process or another, works in the folder. */
async function alone<T>(folder: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const before = waiting.get(folder) ?? Promise.resolve()
  const mine = before.then(() => locked(folder, signal, work))
  const settled = mine.catch(() => {})
  waiting.set(folder, settled)
  try {
    return await mine
  } finally {
    if (waiting.get(folder) === settled) waiting.delete(folder)
  }
}

async function locked<T>(folder: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (;;) {
    if (signal.aborted) throw signal.reason
    const lock = ProcessLock.take(`${folder}.lock`, 'repository')
    if (!(lock instanceof ProcessLock)) {
      await sleep(50)
      continue
    }
    try {
      return await work()
    } finally {
      lock.release()
    }
  }
}

const empty = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true })
}

/** Throws away what nobody has looked into for long, and the oldest where all together are too large. */
export async function sweepMirrors({ folder, keep = {} }: MirrorOptions): Promise<void> {
  const { allBytes = KEEP_ALL_BYTES, days = KEEP_DAYS } = keep
  const names = (await readdir(folder)).filter((name) => /^[0-9a-f]{40}$/.test(name))
  const mirrors = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      return { path, usedAt: (await stat(path)).mtimeMs, bytes: await sizeOf(path) }
    }),
  )
  let kept = 0
  for (const { path, usedAt, bytes } of mirrors.sort((a, b) => b.usedAt - a.usedAt)) {
    kept += bytes
    if (kept <= allBytes && Date.now() - usedAt <= days * 86_400_000) continue
    const lock = ProcessLock.take(`${path}.lock`, 'repository')
    if (!(lock instanceof ProcessLock)) continue
    await rm(path, { recursive: true, force: true })
    lock.release()
  }
}

function named(error: unknown, timeoutMs: number): unknown {
  if (error instanceof FetchFailure)
    return new RepositoryFailure(error.failure === 'target_not_allowed' ? 'target_not_allowed' : 'unreachable', error.message)
  if (!(error instanceof GitFailed)) return error
  const failure = nameGitFailure(error)
  if (failure.failure !== 'timed_out') return failure
  return new RepositoryFailure('timed_out', `The repository could not be read within ${Math.round(timeoutMs / 1000)} seconds.`)
}
