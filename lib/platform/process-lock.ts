import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { identifyProcess, isSameProcess, type ProcessIdentity } from './process-identity'

export interface LockHolder extends ProcessIdentity {
  /** What it does, "serve". */
  purpose: string
  /** Where it can be reached, once it knows. */
  url?: string
}

/** A file that at most one living process holds. Whose process is gone, whatever way it went, holds nothing. */
export class ProcessLock {
  private constructor(
    private readonly file: string,
    private readonly mine: LockHolder,
  ) {}

  /** Takes the lock, or says who has it. */
  static take(file: string, purpose: string): ProcessLock | LockHolder {
    const self = identifyProcess(process.pid)
    if (!self) throw new Error('This process cannot see itself in the process table')
    const mine = { ...self, purpose }
    for (;;) {
      if (create(file, mine)) return new ProcessLock(file, mine)
      const holder = lockHolder(file)
      if (holder) return holder
      // Moved away under a name of our own first: of two that find it stale, only one moves it, and neither deletes a new one.
      const aside = `${file}.stale-${process.pid}`
      try {
        renameSync(file, aside)
        rmSync(aside)
      } catch {
        // The other one was faster; look again.
      }
    }
  }

  /** Tells others where this process can be reached. */
  announce(url: string): void {
    const draft = `${this.file}.${process.pid}`
    writeFileSync(draft, JSON.stringify({ ...this.mine, url }), { mode: 0o600 })
    renameSync(draft, this.file)
  }

  release(): void {
    if (lockHolder(this.file)?.pid === process.pid) rmSync(this.file, { force: true })
  }
}

/** Who holds the lock; undefined where nobody alive does. */
export function lockHolder(file: string): LockHolder | undefined {
  try {
    const holder: LockHolder = JSON.parse(readFileSync(file, 'utf8'))
    return isSameProcess(holder, identifyProcess(holder.pid)) ? holder : undefined
  } catch {
    return undefined
  }
}

// A link is made whole or not at all: nobody reads a half-written lock.
function create(file: string, content: LockHolder): boolean {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify(content), { mode: 0o600 })
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(draft, { force: true })
  }
}
