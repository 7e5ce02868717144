import { type ChildProcess, spawn } from 'node:child_process'
import { fromRoot } from '../lib/platform/root'
import { childEnvironment } from '../lib/platform/settings'

/** The longest wait before a process that keeps crashing is started again. */
const LONGEST_WAIT_MS = 15_000
const FIRST_WAIT_MS = 500
/** Whoever ran this long was well; what comes then is a new trouble. */
const WELL_AFTER_MS = 60_000

interface Wishes {
  /** "web": its name in messages and the command it runs. */
  name: string
  args: string[]
  environment?: Record<string, string>
  say(line: string): void
  /** It told that it cannot do its work, before it ever was ready: there is no use in starting it again. */
  refused(exitCode: number): void
}

/** Exit code of a process that refuses to run; its reason is on its standard error. */
const REFUSED = 78

/**
 * Keeps one of our own processes running: started again when it ends by itself, after a wait that doubles each time. A process
 * whose supervisor is gone notices by the closed channel and ends.
 */
export class Supervised {
  private child: ChildProcess | undefined
  private timer: NodeJS.Timeout | undefined
  private crashes = 0
  private wasReady = false
  private stopping = false

  constructor(private readonly wishes: Wishes) {}

  /** Starts it; resolves when it says that it is ready, or is being stopped. */
  start(): Promise<void> {
    return new Promise((resolve) => this.launch(resolve))
  }

  /** Lets it finish what it does, for at most so long. True where it ended by itself. */
  async stop(patienceMs: number): Promise<boolean> {
    this.stopping = true
    clearTimeout(this.timer)
    const child = this.child
    if (!child || child.exitCode !== null || child.signalCode !== null) return true
    const ended = new Promise<boolean>((resolve) => child.once('exit', () => resolve(true)))
    child.kill('SIGTERM')
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), patienceMs)
    })
    const inTime = await Promise.race([ended, late])
    clearTimeout(timer)
    if (!inTime) {
      child.kill('SIGKILL')
      await ended
    }
    return inTime
  }

  /** Ends it and starts it anew, as after a change of its code. */
  restart(): void {
    this.crashes = 0
    this.child?.kill('SIGTERM')
  }

  private launch(ready: () => void) {
    const startedAt = Date.now()
    const child = spawn(process.execPath, [fromRoot('dist', 'nevermore.js'), ...this.wishes.args, '--supervised'], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: childEnvironment(this.wishes.environment),
    })
    this.child = child
    child.once('message', () => {
      this.wasReady = true
      ready()
    })
    child.once('exit', (code, signal) => {
      if (this.stopping) return ready()
      if (code === REFUSED && !this.wasReady) return this.wishes.refused(code)
      this.crashes = Date.now() - startedAt > WELL_AFTER_MS ? 1 : this.crashes + 1
      const waitMs = Math.min(FIRST_WAIT_MS * 2 ** (this.crashes - 1), LONGEST_WAIT_MS)
      this.wishes.say(
        `The ${this.wishes.name} process ended (${signal ?? `exit code ${code}`}); starting it again in ${waitMs / 1000} s.`,
      )
      this.timer = setTimeout(() => this.launch(ready), waitMs)
    })
  }
}
