import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Invalid } from '../errors'
import type { Allowance } from '../net/addresses'
import { type GitAddress, readRef } from './address'
import { demandGit, FETCH, LOCAL_LIMIT_MS, limited, prepareBare } from './bare'
import { FETCH_LIMIT_BYTES, FETCH_LIMIT_MS, nameGitFailure, RepositoryFailure } from './failures'
import { pinHost } from './pin'
import { GitFailed, type GitRun, runGit } from './run'

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
    await prepareBare(folder, address.url, pins)
    const fetch = (args: string[], stdin?: string) =>
      limited(folder, reaching.limits?.bytes ?? FETCH_LIMIT_BYTES, reaching.signal, (signal) =>
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

const outside = (folder: string, { protocol }: GitAddress, { ownSsh, limits }: Reaching): GitRun => ({
  folder,
  protocols: [protocol],
  timeoutMs: limits?.ms ?? FETCH_LIMIT_MS,
  ...(ownSsh && { ssh: 'ssh -o BatchMode=yes -o ClearAllForwardings=yes -o PermitLocalCommand=no' }),
})

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

/** What went wrong, beside the field of a form that it is about. */
function explained(error: unknown, ref: string | null): unknown {
  const named = error instanceof GitFailed ? nameGitFailure(error) : error
  if (!(named instanceof RepositoryFailure)) return error
  if (named.failure === 'ref_not_found')
    return refused(`There is no branch, tag or commit “${ref ?? 'HEAD'}” in this repository.`, 'ref')
  const more = named.failure === 'authentication_failed' ? ' Only public ones can be read so far.' : ''
  return refused(named.message + more, 'address')
}
