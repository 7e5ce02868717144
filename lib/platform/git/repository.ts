import { mkdirSync } from 'node:fs'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Invalid } from '../errors'
import type { Allowance } from '../net/addresses'
import { type GitAddress, readRef } from './address'
import { pinHost } from './pin'
import { GitFailed, type GitRun, runGit } from './run'

const FETCH_LIMIT_BYTES = 200_000_000
const FETCH_LIMIT_MS = 60_000
const LOCAL_LIMIT_MS = 20_000

export interface Reaching {
  allowance: Allowance
  /** The operator's own ssh, with its keys and known hosts: for the command line. Without it ssh is refused. */
  ownSsh?: boolean
  /** For tests: other names, other authorities. */
  resolve?: (host: string) => Promise<string[]>
  signal?: AbortSignal
  limits?: { bytes?: number; ms?: number }
}

interface GitFile {
  /** As the repository has it: with slashes, never outside of it. */
  path: string
  oid: string
}

/** One commit of somebody's repository, read without a work tree: nothing of it is ever written to a disk as a file. */
export interface Repository {
  commit: string
  /** Its plain files in their order; links and submodules are none. */
  files: readonly GitFile[]
  /** The bytes of files, in the order asked for; null for one of more than `maxBytes`. @throws Invalid */
  read(files: readonly GitFile[], maxBytes: number): AsyncGenerator<Uint8Array | null>
  close(): Promise<void>
}

/**
 * Fetches one commit, its trees alone where the server can do that. Judged and pinned like every request of ours; no redirects, no
 * prompts, no hooks, no submodules; every object is checked; limited in bytes and time.
 * @throws Invalid that says what is wrong with the address or the ref
 */
export async function openRepository(address: GitAddress, ref: string | null, reaching: Reaching): Promise<Repository> {
  const wanted = ref === null ? 'HEAD' : readRef(ref)
  if (address.protocol === 'ssh' && !reaching.ownSsh)
    throw refused('Repositories over ssh are read by the command line only: npx nevermore import ADDRESS.', 'address')
  const pins = await pinHost(address, reaching.allowance, reaching.resolve)
  const folder = await mkdtemp(join(tmpdir(), 'nevermore-git-'))
  const close = () => rm(folder, { recursive: true, force: true })
  try {
    await demandGit(folder)
    await prepare(folder, address, pins)
    const fetch = (args: string[], stdin?: string) =>
      limited(folder, reaching, (signal) =>
        runGit(args, { ...outside(folder, address, reaching), signal, ...(stdin && { stdin }) }),
      )
    await fetch([...FETCH, '--depth=1', '--filter=blob:none', '--end-of-options', 'origin', `+${wanted}:refs/nevermore/read`])
    const inside = { folder, timeoutMs: LOCAL_LIMIT_MS }
    const commit = (await runGit(['rev-parse', '--verify', 'refs/nevermore/read^{commit}'], inside)).toString().trim()
    const files = readTree(await runGit(['ls-tree', '-r', '-z', '--full-tree', 'refs/nevermore/read'], inside))
    return { commit, files, read: (some, maxBytes) => readBlobs(folder, some, maxBytes, fetch), close }
  } catch (error) {
    await close()
    throw explained(error, ref)
  }
}

const FETCH = ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head', '--no-auto-maintenance']

/** http.curloptResolve, without which a name would be looked up a second time, came with 2.37. */
async function demandGit(folder: string): Promise<void> {
  const said = (await runGit(['--version'], { folder, timeoutMs: LOCAL_LIMIT_MS })).toString()
  const [, major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(said) ?? []).map(Number)
  if (major < 2 || (major === 2 && minor < 37))
    throw refused(`Reading a repository needs Git 2.37 or newer on the server; it has ${said.trim()}.`, 'address')
}

async function prepare(folder: string, { url }: GitAddress, pins: readonly string[]): Promise<void> {
  for (const inner of ['objects', 'refs']) mkdirSync(join(folder, inner))
  await writeFile(join(folder, 'HEAD'), 'ref: refs/heads/none\n')
  await writeFile(join(folder, 'config'), configFor(url, pins))
}

/** All the configuration there is. Values hold no control characters and no quotes: readAddress and the resolver see to it. */
const configFor = (url: string, pins: readonly string[]): string => `[core]
	repositoryformatversion = 1
	bare = true
	hooksPath = /dev/null
	fsmonitor = false
	symlinks = false
[extensions]
	partialClone = origin
[remote "origin"]
	url = "${url}"
	promisor = true
	partialclonefilter = blob:none
[transfer]
	fsckObjects = true
[fetch]
	recurseSubmodules = false
	unpackLimit = 1
	negotiationAlgorithm = noop
[fetch "fsck"]
	missingEmail = ignore
	missingSpaceBeforeDate = ignore
	badTimezone = ignore
	zeroPaddedFilemode = ignore
[credential]
	helper =
[http]
	followRedirects = false
	proxy =
	lowSpeedLimit = 100
	lowSpeedTime = 20
${pins.map((pin) => `\tcurloptResolve = "${pin}"\n`).join('')}[gc]
	auto = 0
[submodule]
	recurse = false
`

const outside = (folder: string, { protocol }: GitAddress, { ownSsh, limits }: Reaching): GitRun => ({
  folder,
  protocols: [protocol],
  timeoutMs: limits?.ms ?? FETCH_LIMIT_MS,
  ...(ownSsh && { ssh: 'ssh -o BatchMode=yes -o ClearAllForwardings=yes -o PermitLocalCommand=no' }),
})

/** Ends work that makes the folder larger than it may become: a server can send for ever. */
async function limited<T>(folder: string, { signal, limits }: Reaching, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const most = limits?.bytes ?? FETCH_LIMIT_BYTES
  const ending = new AbortController()
  const stop = () => ending.abort()
  signal?.addEventListener('abort', stop)
  const timer = setInterval(async () => {
    if ((await sizeOf(folder)) > most) ending.abort(new GitFailed('too_large'))
  }, 100)
  try {
    const done = await work(ending.signal)
    if ((await sizeOf(folder)) > most) throw new GitFailed('too_large')
    return done
  } finally {
    clearInterval(timer)
    signal?.removeEventListener('abort', stop)
  }
}

async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(join(folder, 'objects'), { recursive: true }).catch(() => [])
  const sizes = names.map((name) =>
    stat(join(folder, 'objects', name)).then(
      ({ size }) => size,
      () => 0,
    ),
  )
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

/** 100644 and 100755 are files; 120000 is a link, 160000 a submodule. */
function readTree(listing: Buffer): GitFile[] {
  return listing
    .toString()
    .split('\0')
    .flatMap((line) => {
      const [, oid, path] = /^100(?:644|755|664) blob ([0-9a-f]{40,64})\t([\s\S]+)$/.exec(line) ?? []
      return oid && path && !path.split('/').some((part) => part === '..' || part === '') ? [{ oid, path }] : []
    })
}

type Fetch = (args: string[], stdin: string) => Promise<Buffer>

async function* readBlobs(folder: string, files: readonly GitFile[], maxBytes: number, fetch: Fetch) {
  try {
    const inside = { folder, timeoutMs: LOCAL_LIMIT_MS }
    const listing = await runGit(['rev-list', '--objects', '--missing=print', 'refs/nevermore/read'], inside)
    const missing = new Set(
      listing
        .toString()
        .match(/^\?[0-9a-f]+$/gm)
        ?.map((line) => line.slice(1)),
    )
    const absent = [...new Set(files.map(({ oid }) => oid))].filter((oid) => missing.has(oid))
    if (absent.length > 0)
      await fetch([...FETCH, '--filter=blob:none', '--stdin', '--end-of-options', 'origin'], `${absent.join('\n')}\n`)
    // In portions, so that the memory they take is bounded.
    for (let from = 0; from < files.length; from += PORTION) {
      const asked = files.slice(from, from + PORTION).map(({ oid }) => oid)
      const sizes = await runGit(['cat-file', '--batch-check=%(objectsize)'], { ...inside, stdin: `${asked.join('\n')}\n` })
      const fits = sizes
        .toString()
        .split('\n')
        .slice(0, asked.length)
        .map((size) => Number(size) <= maxBytes)
      const stdin = `${asked.filter((_, at) => fits[at]).join('\n')}\n`
      const blobs = splitBatch(await runGit(['cat-file', '--batch'], { ...inside, stdin, maxBytes: FETCH_LIMIT_BYTES }))
      for (const fit of fits) yield fit ? (blobs.shift() ?? null) : null
    }
  } catch (error) {
    throw explained(error, null)
  }
}

const PORTION = 50

/** `<oid> blob <size>`, a line end, the bytes, a line end; again and again. */
function splitBatch(output: Buffer): Uint8Array[] {
  const blobs: Uint8Array[] = []
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at)
    const size = Number(output.toString('latin1', at, end).split(' ')[2])
    if (!Number.isInteger(size)) break
    blobs.push(new Uint8Array(output.subarray(end + 1, end + 1 + size)))
    at = end + 1 + size + 1
  }
  return blobs
}

const refused = (message: string, field: string): Invalid => new Invalid(message, { [field]: message })

/** What went wrong in words of ours: Git's may name addresses and files of this machine. */
function explained(error: unknown, ref: string | null): unknown {
  if (!(error instanceof GitFailed)) return error
  if (error.because !== 'refused') return refused(WHY[error.because], 'address')
  const known = SAYINGS.find(([said]) => said.test(error.said))
  if (known?.[1] === 'ref') return refused(`There is no branch, tag or commit “${ref ?? 'HEAD'}” in this repository.`, 'ref')
  return refused(known?.[1] ?? 'The repository could not be read.', 'address')
}

const WHY = {
  timeout: `The repository could not be read within ${FETCH_LIMIT_MS / 1000} seconds.`,
  too_large: `The repository is larger than ${FETCH_LIMIT_BYTES / 1_000_000} MB, which is all that is fetched.`,
  stopped: 'Reading the repository was stopped.',
  missing: 'There is no Git on this server; install it to read repositories.',
}

const SAYINGS: [RegExp, string][] = [
  [/couldn't find remote ref|no such remote ref|not our ref|does not point to a valid object|unadvertised object/i, 'ref'],
  [
    /terminal prompts disabled|could not read (Username|Password)|Authentication failed|401|403|Permission denied/i,
    'The repository does not let anybody read it without signing in. Only public ones can be read so far.',
  ],
  [/redirect|requested URL returned error: 30/i, 'The address leads to another one. Give the address that it leads to.'],
  [
    /not found|does not appear to be a git repository|not valid: is this a git repository|returned error: 404/i,
    'There is no repository at this address.',
  ],
  [/Host key verification failed/i, 'The key of this host is not known here: connect to it once by ssh.'],
  [/certificate|SSL/i, 'Its certificate is not one that is trusted here.'],
  [/fsck|bad object|invalid|corrupt/i, 'The repository holds broken objects, so nothing of it is read.'],
  [/Could not resolve|Failed to connect|Connection refused|timed out|Could not connect/i, 'The host does not answer.'],
]
