import { createHash } from 'node:crypto'
import { readRef } from './address'
import { FETCH, LOCAL_LIMIT_MS, limited, sizeOf } from './bare'
import { FETCH_LIMIT_BYTES, RepositoryFailure } from './failures'
import { GitFailed, type GitRun, runGit } from './run'

/** Of one file. */
const MAX_FILE_BYTES = 1_000_000

export interface Commit {
  commit: string
  author: string
  authoredAt: Date
  subject: string
}

/** What a path is at some commit. */
export interface Content {
  /** "nothing": the repository has no such path there. */
  type: 'file' | 'folder' | 'link' | 'submodule' | 'nothing'
  /** Of a file, unless it is larger than 1 MB. */
  text: string | null
}

/** One path of a repository at one commit. */
export interface Entry extends Commit, Content {
  /** "main", "v1.0", or the default branch's name. */
  refName: string
  /** What the server calls it ("refs/heads/main"), and Git's id of what the path holds. */
  remote: string
  oid: string
}

export interface Looking extends Omit<GitRun, 'timeoutMs' | 'protocols' | 'stdin' | 'maxBytes'> {
  protocol: string
  ref: string | null
  path: string
  signal: AbortSignal
}

/** Fetches where it has to, and reads one path. @throws GitFailed, RepositoryFailure */
export async function readEntry(looking: Looking): Promise<Entry> {
  const { ref } = looking
  const { name, remote, oid } = await findRef(looking, ref === null ? null : readRef(ref))
  const local = localRef(remote)
  const held = await runGit(['rev-parse', '--verify', '--quiet', local], inside(looking)).catch(() => Buffer.from(''))
  if (held.toString().trim() !== oid) await fetchDepth(looking, remote, 1)
  const commit = await readCommit(looking, local)
  const found = await findContent(looking, commit.commit)
  const text = await readContent(looking, found, remote)
  return { ...commit, refName: name, remote, oid: found.oid, type: found.type, text }
}

/** Under which name a ref of the server is kept here. */
const localRef = (remote: string): string => `refs/nevermore/${createHash('sha256').update(remote).digest('hex').slice(0, 40)}`

/** Fetches so many commits of a ref, with their folders and without their files. */
export const fetchDepth = (looking: Looking, remote: string, depth: number, mostBytes?: number): Promise<void> => {
  const args = [`--depth=${depth}`, '--filter=blob:none', '--end-of-options', 'origin', `+${remote}:${localRef(remote)}`]
  return fetch(looking, args, { mostBytes })
}

export async function readCommit(looking: Looking, name: string): Promise<Commit> {
  const shown = await runGit(['show', '-s', '--format=%H%x00%an%x00%aI%x00%s', `${name}^{commit}`, '--'], inside(looking))
  const [commit = '', author = '', authoredAt = '', subject = ''] = shown.toString().trim().split('\0')
  return { commit, author, authoredAt: new Date(authoredAt), subject }
}

/** Of what type the path is at a commit that is here, and Git's id of it. */
export async function findContent(looking: Looking, commit: string): Promise<Pick<Entry, 'type' | 'oid'>> {
  const { path } = looking
  const listing = (await runGit(['ls-tree', '-z', '--full-tree', commit, '--', path], inside(looking))).toString()
  const [, mode = '', oid = '', found = ''] = /^(\d{6}) \w+ ([0-9a-f]{40,64})\t([^\0]+)/.exec(listing) ?? []
  return found === path ? { type: typeOf(mode), oid } : { type: 'nothing', oid: '' }
}

export const readContent = async (looking: Looking, { type, oid }: Pick<Entry, 'type' | 'oid'>, remote: string) =>
  type === 'file' ? readText(looking, oid, `+${remote}:${localRef(remote)}`) : null

interface FoundRef {
  name: string
  remote: string
  oid: string
}

async function findRef(looking: Looking, ref: string | null): Promise<FoundRef> {
  const asked = ref === null ? ['HEAD'] : [`refs/heads/${ref}`, `refs/tags/${ref}`]
  const isCommit = ref !== null && /^[0-9a-f]{40}$/.test(ref)
  const output = await runGit(['ls-remote', '--symref', '--end-of-options', 'origin', ...asked], outside(looking))
  const lines = output.toString().split('\n')
  const default_ = lines.map((line) => /^ref: refs\/heads\/(\S+)\tHEAD$/.exec(line)?.[1]).find(Boolean)
  for (const remote of asked) {
    const oid = lines.map((line) => /^([0-9a-f]{40,64})\t(.+)$/.exec(line) ?? []).find(([, , name]) => name === remote)?.[1]
    if (oid) return { name: ref ?? default_ ?? 'HEAD', remote, oid }
  }
  if (isCommit) return { name: ref.slice(0, 10), remote: ref, oid: ref }
  const words = ref === null ? 'It has no default branch: nothing was ever pushed to it.' : `There is no branch or tag “${ref}”.`
  throw new RepositoryFailure('ref_not_found', words)
}

/**
 * Of all files only this one is fetched. A server that cannot leave out the others sent it before; one that gives out no single
 * object (ssh without the newer protocol) is asked for all of them.
 */
async function readText(looking: Looking, blob: string, refspec: string): Promise<string | null> {
  const read = async () => {
    const stdin = `${blob}\n`
    const output = await runGit(['cat-file', '--batch'], { ...inside(looking), stdin, maxBytes: MOST })
    const [head = ''] = output.toString('latin1', 0, 100).split('\n')
    const bytes = / blob (\d+)$/.exec(head)?.[1]
    if (!bytes) throw new GitFailed('refused', 'bad object')
    if (Number(bytes) > MAX_FILE_BYTES) throw new GitFailed('too_large')
    return new TextDecoder().decode(output.subarray(head.length + 1, -1))
  }
  try {
    try {
      return await read()
    } catch (error) {
      if (!(error instanceof GitFailed && error.because === 'refused')) throw error
      const stdin = `${blob}\n`
      await fetch(looking, ['--filter=blob:none', '--stdin', '--end-of-options', 'origin'], { stdin }).catch((error) => {
        if (!(error instanceof GitFailed && /unadvertised object|not our ref/i.test(error.said))) throw error
        return fetch(looking, ['--depth=1', '--no-filter', '--refetch', '--end-of-options', 'origin', refspec])
      })
      return await read()
    }
  } catch (error) {
    if (error instanceof GitFailed && error.because === 'too_large') return null
    throw error
  }
}

const MOST = MAX_FILE_BYTES + 200

async function fetch(looking: Looking, args: string[], { stdin, mostBytes = FETCH_LIMIT_BYTES }: Fetching = {}): Promise<void> {
  const most = (await sizeOf(looking.folder)) + mostBytes
  await limited(looking.folder, most, looking.signal, (signal) =>
    runGit([...FETCH, ...args], { ...outside(looking), signal, ...(stdin && { stdin }) }),
  )
}

interface Fetching {
  stdin?: string
  mostBytes?: number | undefined
}

/** For what is asked of our own copy, without the network. */
export const inside = ({ folder, signal }: Looking): GitRun => ({ folder, signal, timeoutMs: LOCAL_LIMIT_MS })

// Its end is the signal's to say.
const outside = ({ folder, protocol, ssh, config, signal }: Looking): GitRun => ({
  folder,
  protocols: [protocol],
  timeoutMs: 120_000,
  signal,
  ...(ssh && { ssh }),
  ...(config && { config }),
})

const typeOf = (mode: string): Entry['type'] =>
  mode === '040000' ? 'folder' : mode === '120000' ? 'link' : mode === '160000' ? 'submodule' : 'file'
