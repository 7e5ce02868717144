import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { programEnvironment } from '../support/environment'

/** A running Nevermore as `npm start` starts it, on a free port and an empty data directory of its own. */
export class Instance {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'nevermore-e2e-'))
  /** Everything it printed, for messages when something is not as expected. */
  output = ''
  private child: ChildProcess | undefined

  private constructor(readonly port: number) {
    // As root, PostgreSQL runs as somebody else, who has to be able to enter.
    chmodSync(this.dataDir, 0o711)
  }

  static async start(): Promise<Instance> {
    const instance = new Instance(await freePort())
    await instance.start()
    return instance
  }

  /** Under this name the browser reaches it; the same as the links it prints. */
  get url(): string {
    return `http://localhost:${this.port}`
  }

  /** The one-time set-up link it printed at its last start; only while it has no member. */
  get setupLink(): string {
    const links = this.output.match(/https?:\/\/\S+\/setup\?token=[\w-]+/g)
    const last = links?.at(-1)
    if (!last) throw new Error(`No set-up link was printed. It printed:\n${this.output}`)
    return last
  }

  get sessionSecret(): string {
    return readFileSync(join(this.dataDir, 'session-secret'), 'utf8').trim()
  }

  /** Starts it again on the same data; resolves once /api/health answers 200. */
  async start(): Promise<void> {
    const args = ['cli/nevermore.mjs', 'serve', '--port', String(this.port), '--data-dir', this.dataDir]
    // Its own process group, so that all of it can be killed at once as a power cut would.
    this.child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      // A program that is there wherever the tests run, so that checks of kind plugin are offered.
      env: programEnvironment({ NEVERMORE_PLUGINS: process.execPath }),
    })
    this.child.stdout?.on('data', (chunk) => this.hear(chunk))
    this.child.stderr?.on('data', (chunk) => this.hear(chunk))
    for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(100)) {
      if (this.child.exitCode !== null) break
      const answer = await fetch(`http://127.0.0.1:${this.port}/api/health`).catch(() => undefined)
      if (answer?.ok) return
    }
    throw new Error(`It did not become healthy within a minute. It printed:\n${this.output}`)
  }

  /** SIGTERM, as an operator would; resolves with the exit code. */
  stop(): Promise<number | null> {
    return this.end('SIGTERM')
  }

  /** SIGKILL to everything it started, the database included. */
  async kill(): Promise<void> {
    const pid = this.child?.pid
    if (pid) process.kill(-pid, 'SIGKILL')
    await this.end('SIGKILL')
  }

  async remove(): Promise<void> {
    await this.stop()
    rmSync(this.dataDir, { recursive: true, force: true })
  }

  private end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.child
    if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child?.exitCode ?? null)
    return new Promise((resolve) => {
      child.once('close', (code) => resolve(code))
      child.kill(signal)
    })
  }

  private hear(chunk: Buffer) {
    this.output += chunk.toString()
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
