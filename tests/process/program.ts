import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fromRoot } from '@/lib/platform/root'
import { programEnvironment } from '../support/environment'

const PATIENCE_MS = 60_000

interface Wishes {
  env?: Record<string, string>
  uid?: number
}

/** The command line as a process of its own, in its own process group. */
export class Program {
  output = ''
  readonly child: ChildProcess
  private readonly ended: Promise<number | null>

  constructor(args: string[], { env = {}, uid }: Wishes = {}) {
    this.child = spawn(process.execPath, [fromRoot('dist', 'nevermore.js'), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      env: programEnvironment(env),
      ...(uid === undefined ? {} : { uid, gid: uid }),
    })
    this.child.stdout?.on('data', (chunk) => this.hear(chunk))
    this.child.stderr?.on('data', (chunk) => this.hear(chunk))
    this.ended = new Promise((resolve) => this.child.once('close', (code) => resolve(code)))
  }

  get pid(): number {
    return this.child.pid ?? 0
  }

  /** Waits until it has printed something that matches. */
  async said(words: RegExp): Promise<void> {
    await until(`it says ${words}`, () => words.test(this.output), this)
  }

  /** Waits for its end; null where a signal ended it. */
  exit(): Promise<number | null> {
    return this.ended
  }

  async stop(): Promise<number | null> {
    this.child.kill('SIGTERM')
    return this.ended
  }

  /** kill -9 of its whole process group. */
  async kill(): Promise<void> {
    killGroup(this.pid)
    await this.ended
  }

  private hear(chunk: Buffer) {
    this.output += chunk.toString()
  }
}

/** Runs a command to its end. */
export async function runProgram(args: string[], wishes: Wishes = {}): Promise<{ exitCode: number | null; output: string }> {
  const program = new Program(args, wishes)
  const exitCode = await program.exit()
  return { exitCode, output: program.output }
}

function killGroup(pid: number) {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Gone already.
  }
}

export async function until(what: string, isSo: () => boolean | Promise<boolean>, program?: Program): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  while (!(await isSo())) {
    if (Date.now() > deadline)
      throw new Error(`Waited a minute in vain until ${what}.${program ? ` It printed:\n${program.output}` : ''}`)
    await sleep(30)
  }
}

/** An empty folder, removed with whatever database still runs in it. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'nevermore-process-'))

  constructor() {
    chmodSync(this.path, 0o711)
  }

  at(...parts: string[]): string {
    return join(this.path, ...parts)
  }

  text(name: string): string {
    return readFileSync(this.at(name), 'utf8')
  }

  /** The process of the database in a data directory; undefined where none is noted. */
  databasePid(dataDir = this.path): number | undefined {
    const file = join(dataDir, 'postgres', 'postmaster.pid')
    return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined
  }

  remove() {
    const pid = this.databasePid()
    if (pid && isRunning(pid)) process.kill(pid, 'SIGQUIT')
    rmSync(this.path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

export interface HealthAnswer {
  status: number
  body: { ok: boolean; web: boolean; database: boolean; worker: boolean; unwell: string[] }
}

/** What /api/health answers; undefined where nobody does. */
export async function health(port: number): Promise<HealthAnswer | undefined> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(5_000) })
    return { status: answer.status, body: (await answer.json()) as HealthAnswer['body'] }
  } catch {
    return undefined
  }
}

/** The children of a process by what they do, "web" or "worker". */
export function childOf(pid: number, name: string): number | undefined {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  return children.find((child) => readFileSync(`/proc/${child}/cmdline`, 'utf8').split('\0').includes(name))
}
