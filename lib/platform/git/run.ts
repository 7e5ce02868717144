import { spawn } from 'node:child_process'
import { childEnvironment } from '../settings'

export interface GitRun {
  /** A bare repository of our own; also Git's home, so that no configuration of anybody is read. */
  folder: string
  /** Transports this run may use; none without. */
  protocols?: readonly string[]
  /** The command for ssh, where there is one. */
  ssh?: string
  /** Configuration for this run alone, kept out of files and arguments: it may be a credential. */
  config?: Record<string, string>
  stdin?: string | Uint8Array
  timeoutMs: number
  /** What it may print; more ends it. */
  maxBytes?: number
  signal?: AbortSignal | undefined
}

/** Why Git did not do what it was told; `said` is its own words, for telling causes apart and never for a person. */
export class GitFailed extends Error {
  override name = 'GitFailed'
  constructor(
    readonly because: 'timeout' | 'too_large' | 'stopped' | 'missing' | 'refused',
    readonly said = '',
  ) {
    super(`git: ${because}`)
  }
}

/** Runs Git without a shell, a terminal, a pager, hooks, or any configuration but the repository's own. @throws GitFailed */
export function runGit(
  args: readonly string[],
  { folder, protocols = [], ssh, config, stdin, ...limits }: GitRun,
): Promise<Buffer> {
  const { timeoutMs, maxBytes = 50_000_000, signal } = limits
  return new Promise((resolve, reject) => {
    // A process group of its own: the helpers that Git starts for a transport end with it.
    const env = { ...environment(folder, protocols, ssh), ...asVariables(config) }
    const child = spawn('git', args, { cwd: folder, env, detached: true })
    const out: Buffer[] = []
    let [size, said] = [0, '']
    const fail = (error: GitFailed) => {
      done()
      killGroup(child.pid)
      reject(error)
    }
    const timer = setTimeout(() => fail(new GitFailed('timeout')), timeoutMs)
    const stop = () => fail(signal?.reason instanceof GitFailed ? signal.reason : new GitFailed('stopped'))
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
    }
    signal?.addEventListener('abort', stop)
    child.on('error', () => fail(new GitFailed('missing')))
    child.stdin.on('error', () => {}).end(stdin)
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > maxBytes) fail(new GitFailed('too_large'))
      else out.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      if (said.length < 10_000) said += chunk.toString()
    })
    child.on('close', (code) => {
      done()
      if (code === 0) resolve(Buffer.concat(out))
      else reject(new GitFailed('refused', said))
    })
    if (signal?.aborted) stop()
  })
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid) process.kill(-pid, 'SIGKILL')
  } catch {
    // It ended by itself.
  }
}

/**
 * The most that Git may ask for at once: what it unpacks of somebody's repository it holds in one piece, and a kilobyte that is sent
 * can say that it stands for gigabytes.
 */
const MOST_AT_ONCE = '100m'

/** Nothing of this process's environment reaches Git but where programs are, and the agent where the operator's own ssh is meant. */
function environment(folder: string, protocols: readonly string[], ssh: string | undefined): NodeJS.ProcessEnv {
  const { PATH, SSH_AUTH_SOCK } = childEnvironment()
  return {
    PATH,
    HOME: folder,
    XDG_CONFIG_HOME: folder,
    LC_ALL: 'C',
    GIT_DIR: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '/bin/false',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_ALLOC_LIMIT: MOST_AT_ONCE,
    GIT_NO_LAZY_FETCH: protocols.length === 0 ? '1' : '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_ALLOW_PROTOCOL: protocols.join(':') || 'none',
    ...(ssh && { GIT_SSH_COMMAND: ssh, GIT_SSH_VARIANT: 'ssh', SSH_AUTH_SOCK }),
  } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv
}

const asVariables = (config: Record<string, string> = {}): Record<string, string> =>
  Object.assign(
    { GIT_CONFIG_COUNT: String(Object.keys(config).length) },
    ...Object.entries(config).map(([key, value], at) => ({ [`GIT_CONFIG_KEY_${at}`]: key, [`GIT_CONFIG_VALUE_${at}`]: value })),
  )
