import { spawn } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { childEnvironment } from '../../../platform/settings'

/** Kept of what it prints, and what it may print before it is ended. */
const KEPT_BYTES = 64_000
const MOST_BYTES = 1_000_000
/** How long its output is waited for once it has ended: who holds it open then is a child left behind. */
const LAST_WORDS_MS = 250
/** Whom a program runs as where we are root: a user who owns nothing, so neither the data directory nor the database. */
const STRANGER = 65_533

/** How a program ended; `output` and `complaint` are the beginnings of what it printed and what it complained of. */
export type Ended =
  | { how: 'exit'; status: number; output: string; complaint: string; isCut: boolean }
  | { how: 'signal'; signal: string }
  | { how: 'missing' | 'not_executable' | 'not_started' | 'timed_out' | 'stopped' | 'said_too_much' }

/**
 * Runs a program to its end: without a shell, with nothing of our environment but where programs are, in a folder of its own that
 * is removed, as nobody in particular where we are root. Its process group ends with it, whatever it left running there.
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal },
): Promise<Ended> {
  const isRoot = process.getuid?.() === 0
  const folder = mkdtempSync(join(tmpdir(), 'nevermore-plugin-'))
  try {
    if (isRoot) chownSync(folder, STRANGER, STRANGER)
    return await untilItEnds(program, args, { timeoutMs, signal, folder, isRoot })
  } finally {
    remove(folder)
  }
}

interface Run {
  timeoutMs: number
  signal: AbortSignal
  folder: string
  isRoot: boolean
}

function untilItEnds(program: string, args: readonly string[], { timeoutMs, signal, folder, isRoot }: Run): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: folder,
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true, // a process group of its own
      ...(isRoot && { uid: STRANGER, gid: STRANGER }),
    })
    const output = keep()
    const complaint = keep()
    const timers: NodeJS.Timeout[] = []
    const end = (ended: Ended) => {
      for (const timer of timers) clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      killGroup(child.pid)
      child.stdout.destroy()
      child.stderr.destroy()
      resolve(ended)
    }
    const stop = () => end({ how: 'stopped' })
    child.on('error', (error: NodeJS.ErrnoException) => end({ how: WHY_NOT[error.code ?? ''] ?? 'not_started' }))
    child.stdout.on('data', (chunk: Buffer) => output.take(chunk) > MOST_BYTES && end({ how: 'said_too_much' }))
    child.stderr.on('data', (chunk: Buffer) => complaint.take(chunk) > MOST_BYTES && end({ how: 'said_too_much' }))
    child.on('exit', (status, killedBy) => {
      killGroup(child.pid)
      const ended = (): Ended =>
        status === null
          ? { how: 'signal', signal: killedBy ?? 'a signal' }
          : { how: 'exit', status, output: output.text(), complaint: complaint.text(), isCut: output.isCut() }
      child.on('close', () => end(ended()))
      timers.push(setTimeout(() => end(ended()), LAST_WORDS_MS))
    })
    timers.push(setTimeout(() => end({ how: 'timed_out' }), timeoutMs))
    signal.addEventListener('abort', stop)
    if (signal.aborted) stop()
  })
}

const WHY_NOT: Record<string, 'missing' | 'not_executable'> = { ENOENT: 'missing', EACCES: 'not_executable' }

function environment(): NodeJS.ProcessEnv {
  const { PATH } = childEnvironment()
  return { PATH, LANG: 'C.UTF-8' } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv
}

/** The beginning of a stream, and how long all of it was so far. */
function keep() {
  const chunks: Buffer[] = []
  let size = 0
  return {
    take(chunk: Buffer): number {
      if (size < KEPT_BYTES) chunks.push(chunk)
      size += chunk.length
      return size
    },
    text: () => new TextDecoder().decode(Buffer.concat(chunks).subarray(0, KEPT_BYTES)),
    isCut: () => size > KEPT_BYTES,
  }
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid) process.kill(-pid, 'SIGKILL')
  } catch {
    // Nobody of it is left.
  }
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // It closed a folder of its own even to us; the system's temporary folder is emptied in time.
  }
}
