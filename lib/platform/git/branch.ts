import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Allowance } from '../net/addresses'
import type { GitAddress } from './address'
import { demandGit, FETCH, LOCAL_LIMIT_MS, limited, prepareBare } from './bare'
import { authorization } from './credential'
import { FETCH_LIMIT_BYTES, FETCH_LIMIT_MS } from './failures'
import { fastImport, type NewCommit } from './fast-import'
import { HISTORY_DEPTH, type History, historyOf } from './history'
import { judgeHost, pinsOf, type Resolve } from './pin'
import { asPushFailure, pushFailure } from './push-failure'
import { GitFailed, type GitRun, runGit } from './run'
import { KEY_FILE, sshConfig } from './ssh'

export interface BranchTarget {
  address: GitAddress
  branch: string
  /** A token or "name:password" over http(s), a private key over ssh; none where everybody may push. */
  credential?: string
  /** Over ssh: the lines of known_hosts that were confirmed. Another key is refused. */
  knownHosts?: string
  allowance: Allowance
  /** For tests: other names. */
  resolve?: Resolve
  signal?: AbortSignal
}

/** A branch of somebody's repository, as it stood when it was fetched, held in a folder of its own. */
export interface OpenBranch {
  /** Null: the repository has no such branch yet. */
  tip: string | null
  /** Every file there, with its object. */
  allObjects(): Promise<Map<string, string>>
  /** The object of each of these paths that is a file there. */
  objects(paths: readonly string[]): Promise<Map<string, string>>
  /** Those of these paths at which no file can be written: something else stands there, or what should be a folder is none. */
  blocked(paths: readonly string[]): Promise<Set<string>>
  /** A file's text at the tip; null where there is none. */
  read(path: string): Promise<string | null>
  /** The same as it was before a commit of the branch; null as well where the server tells nothing of that commit any more. */
  readBefore(commit: string, path: string): Promise<string | null>
  /** Fetches these files at once, so that reading each of them asks nobody. */
  fetchFiles(paths: readonly string[]): Promise<void>
  /** Fetches what became of files in the newest commits. */
  history(): Promise<History>
  /** Fetches the newest commit of another branch there, without its files; null where there is no such branch. */
  beside(branch: string): Promise<BranchBeside | null>
  /** Writes a commit upon the tip. It is here only, until it is pushed. */
  commit(commit: NewCommit): Promise<string>
  /**
   * Pushes a commit to a branch, never by force.
   * @throws PushFailure "branch_moved" where somebody else pushed meanwhile: fetch and try again
   */
  push(commit: string, to?: string): Promise<void>
  /** Whether it may be pushed, as far as the server says before it is done. */
  tryPush(commit: string, to?: string): Promise<void>
}

interface BranchBeside {
  tip: string
  /** The object of each of these paths that is a file there. */
  objects(paths: readonly string[]): Promise<Map<string, string>>
}

/**
 * Asks where a branch stands, and lets `work` look at it and add to it: its newest commit is fetched, without its files, when
 * `work` needs it. Guarded and limited as reading is (docs/decisions/015-reading-repositories.md); nothing is checked out.
 * @throws PushFailure
 */
export async function withBranch<T>(target: BranchTarget, work: (branch: OpenBranch) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'nevermore-push-'))
  try {
    await demandGit(folder)
    return await work(await openBranch(folder, target))
  } catch (error) {
    throw asPushFailure(error)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const BASE = 'refs/nevermore/base'
const BESIDE = 'refs/nevermore/beside'
const BEFORE = 'refs/nevermore/before'
const OURS = 'refs/nevermore/ours'

async function openBranch(folder: string, target: BranchTarget): Promise<OpenBranch> {
  const { address, branch, signal } = target
  const addresses = await judgeHost(address, target.allowance, target.resolve)
  await prepareBare(folder, address.url, pinsOf(address, addresses))
  const outside: GitRun = { ...(await signIn(folder, target, addresses)), timeoutMs: FETCH_LIMIT_MS, signal }
  const inside: GitRun = { folder, timeoutMs: LOCAL_LIMIT_MS, signal }
  const fetch = (args: string[], stdin?: string) =>
    limited(folder, FETCH_LIMIT_BYTES, signal, (ending) =>
      runGit([...FETCH, ...args], { ...outside, signal: ending, ...(stdin && { stdin }) }),
    )
  const tip = await findTip(outside, branch)
  const fetchTo = (depth: number, from = `refs/heads/${branch}`, to = BASE) =>
    fetch([`--depth=${depth}`, '--filter=blob:none', '--end-of-options', 'origin', `+${from}:${to}`])
  let newest: Promise<unknown> | undefined
  const ready = () => {
    newest ??= tip ? fetchTo(1) : Promise.resolve()
    return newest
  }

  const list = async (...args: string[]) => {
    await ready()
    const listing = await runGit(['ls-tree', '-z', '--full-tree', ...args], inside)
    const found = listing.toString().matchAll(/100\d{3} blob ([0-9a-f]{40,64})\t([^\0]+)\0/g)
    return new Map([...found].map(([, oid = '', path = '']) => [path, oid]))
  }
  const objects: OpenBranch['objects'] = async (paths) =>
    tip && paths.length > 0 ? list(BASE, '--', ...paths) : new Map<string, string>()
  const blocked: OpenBranch['blocked'] = async (paths) => {
    if (!tip || paths.length === 0) return new Set()
    await ready()
    const whole = [...new Set(paths.flatMap(wayTo))]
    const listing = await runGit(['ls-tree', '-z', '-t', '--full-tree', BASE, '--', ...whole], inside)
    const modes = new Map(
      [...listing.toString().matchAll(/(\d{6}) \w+ [0-9a-f]{40,64}\t([^\0]+)\0/g)].map(([, mode, path]) => [path, mode]),
    )
    const fits = (at: string, path: string) => {
      const mode = modes.get(at)
      return mode === undefined || (at === path ? mode.startsWith('100') : mode === '040000')
    }
    return new Set(paths.filter((path) => !wayTo(path).every((at) => fits(at, path))))
  }
  const fetchObjects = async (oids: readonly string[]) => {
    try {
      await fetch(['--filter=blob:none', '--stdin', '--end-of-options', 'origin'], `${oids.join('\n')}\n`)
    } catch (error) {
      if (!(error instanceof GitFailed && /unadvertised object|not our ref/i.test(error.said))) throw error
      // A server of an older protocol hands out no single file: then all of the newest commit.
      await fetch(['--refetch', '--no-filter', '--depth=1', '--end-of-options', 'origin', `+refs/heads/${branch}:${BASE}`])
    }
  }
  const read: OpenBranch['read'] = async (path) => readObject((await objects([path])).get(path))
  const readObject = async (oid: string | undefined) => {
    if (!oid) return null
    const text = () => runGit(['cat-file', 'blob', oid], { ...inside, maxBytes: MAX_FILE_BYTES })
    const bytes = await text().catch(async (error) => {
      if (!(error instanceof GitFailed && error.because === 'refused')) throw error
      await fetchObjects([oid])
      return text()
    })
    return bytes.toString()
  }
  const push = async (options: string[], commit: string, to: string) => {
    const args = ['push', '--no-verify', '--no-thin', '--no-signed', '--recurse-submodules=no', ...options]
    try {
      await runGit([...args, '--end-of-options', 'origin', `${commit}:refs/heads/${to}`], outside)
    } catch (error) {
      throw error instanceof GitFailed ? pushFailure(error) : error
    }
  }
  return {
    tip,
    objects,
    blocked,
    allObjects: async () => (tip ? list('-r', BASE) : new Map<string, string>()),
    read,
    readBefore: async (commit, path) => {
      try {
        await fetchTo(2, commit, BEFORE)
        return await readObject((await list(`${BEFORE}^1`, '--', path)).get(path))
      } catch (error) {
        // It was the first of all, or is out of reach.
        if (error instanceof GitFailed && error.because === 'refused') return null
        throw error
      }
    },
    fetchFiles: async (paths) => {
      const oids = new Set((await objects(paths)).values())
      if (oids.size > 0) await fetchObjects([...oids])
    },
    history: async () => {
      if (tip) await fetchTo(HISTORY_DEPTH)
      return historyOf(folder, BASE, (...args) => runGit(args, inside))
    },
    beside: async (other) => {
      if ((await findTip(outside, other)) === null) return null
      await fetchTo(1, `refs/heads/${other}`, BESIDE)
      const fetched = await runGit(['rev-parse', '--verify', BESIDE], inside)
      return { tip: fetched.toString().trim(), objects: (paths) => list(BESIDE, '--', ...paths) }
    },
    commit: async (commit) => {
      await ready()
      return fastImport(folder, OURS, tip ? BASE : null, commit, signal)
    },
    push: (commit, to = branch) => push([], commit, to),
    tryPush: (commit, to = branch) => push(['--dry-run'], commit, to),
  }
}

/** "a", "a/b", "a/b/c.md" of the last of them. */
const wayTo = (path: string): string[] => path.split('/').map((_, at, parts) => parts.slice(0, at + 1).join('/'))

const MAX_FILE_BYTES = 5_000_000

async function findTip(outside: GitRun, branch: string): Promise<string | null> {
  const output = await runGit(['ls-remote', '--end-of-options', 'origin', `refs/heads/${branch}`], outside)
  return /^([0-9a-f]{40,64})\t/.exec(output.toString())?.[1] ?? null
}

/** What Git needs to be let in: kept out of arguments, addresses and whatever outlasts the folder. */
async function signIn(folder: string, target: BranchTarget, addresses: string[]): Promise<Omit<GitRun, 'timeoutMs'>> {
  const { address, credential = '', knownHosts = '' } = target
  if (address.protocol !== 'ssh')
    return { folder, protocols: [address.protocol], config: credential ? { 'http.extraHeader': authorization(credential) } : {} }
  await writeFile(join(folder, 'known_hosts'), knownHosts, { mode: 0o600 })
  await writeFile(
    join(folder, 'ssh_config'),
    sshConfig(address, addresses[0] ?? '', credential !== '', { file: 'known_hosts', isNew: false }),
  )
  await writeFile(join(folder, KEY_FILE), `${credential.trim().replace(/\r\n/g, '\n')}\n`, { mode: 0o600 })
  await chmod(join(folder, KEY_FILE), 0o600)
  return { folder, protocols: ['ssh'], ssh: 'ssh -F ssh_config' }
}
