import { readFileSync } from 'node:fs'
import { claimPort } from '@/cli/web-server'
import { findEmbedded } from '@/lib/platform/db/embedded/server'
import { Folder, health, Program, until } from '../process/program'
import { makeSignedIn } from '../support/sign-in'

/** A server that is started and killed again and again on the same data. */
export class TorturedInstance {
  readonly folder = new Folder()
  program: Program | undefined
  private cookie: string | undefined

  private constructor(
    readonly port: number,
    private readonly databaseUrl: string | undefined,
  ) {}

  /** With a database of one's own where `databaseUrl` names one. */
  static async create(databaseUrl?: string): Promise<TorturedInstance> {
    return new TorturedInstance(await claimPort(0, '127.0.0.1'), databaseUrl)
  }

  get url(): string {
    return `http://localhost:${this.port}`
  }

  /** Starts it; how long it took until it was healthy. */
  async start(): Promise<number> {
    const began = Date.now()
    const program = this.launch()
    await until(
      'it is healthy',
      async () => {
        if (program.child.exitCode !== null) throw new Error(`It did not start:\n${program.output}`)
        return (await health(this.port))?.status === 200
      },
      program,
    )
    return Date.now() - began
  }

  /** Starts it without waiting for anything. */
  launch(): Program {
    const env: Record<string, string> = this.databaseUrl ? { DATABASE_URL: this.databaseUrl } : {}
    this.program = new Program(['serve', '--port', String(this.port), '--data-dir', this.folder.path], { env })
    return this.program
  }

  /** kill -9 of everything it started; with the database's own process, or leaving that behind. */
  async kill({ database }: { database: boolean }): Promise<void> {
    const pid = this.folder.databasePid()
    if (database && pid) process.kill(pid, 'SIGKILL')
    await this.program?.kill()
  }

  /** An editor's cookie; made once, beside the running server. */
  async signIn(): Promise<string> {
    this.cookie ??= (
      await makeSignedIn({ url: this.url, databaseUrl: await this.database(), sessionSecret: this.secret() }, 'editor')
    ).header
    return this.cookie
  }

  async database(): Promise<string> {
    const url = this.databaseUrl ?? (await findEmbedded(this.folder.path))
    if (!url) throw new Error('The database does not run')
    return url
  }

  private secret(): string {
    return readFileSync(this.folder.at('session-secret'), 'utf8').trim()
  }

  async remove(): Promise<void> {
    await this.program?.kill()
    this.folder.remove()
  }
}
