import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const AUTHOR = { GIT_AUTHOR_NAME: 'Ines', GIT_AUTHOR_EMAIL: 'ines@example.org' }
const IDENTITY = { ...AUTHOR, GIT_COMMITTER_NAME: 'Ines', GIT_COMMITTER_EMAIL: 'ines@example.org' }

/** Real repositories, served as git's own http-backend serves them. */
export class GitServer {
  readonly folder = mkdtempSync(join(tmpdir(), 'nevermore-repos-'))
  readonly requests: string[] = []
  private readonly server

  private constructor(before?: RequestListener) {
    this.server = createServer((request, response) => {
      this.requests.push(`${request.method} ${request.url}`)
      before?.(request, response)
      if (!response.writableEnded && !response.headersSent) this.serve(request, response)
    })
  }

  /** `before` may answer a request itself, as a hostile server would. */
  static async start(before?: RequestListener): Promise<GitServer> {
    const git = new GitServer(before)
    await new Promise<void>((resolve) => git.server.listen(0, '127.0.0.1', resolve))
    return git
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port
  }

  url(name: string, host = '127.0.0.1'): string {
    return `http://${host}:${this.port}/${name}`
  }

  /** Makes a repository, or a further commit in one, with these files; null deletes one, { link } is a symbolic link. */
  commit(name: string, files: Record<string, string | Buffer | null | { link: string }>, branch = 'main'): string {
    const work = join(this.folder, `${name}-work`)
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', work, ...args], { env: { ...process.env, ...IDENTITY }, encoding: 'utf8', stdio: 'pipe' }).trim()
    mkdirSync(work, { recursive: true })
    git('init', '--quiet', `--initial-branch=${branch}`)
    for (const [path, content] of Object.entries(files)) {
      const file = join(work, path)
      mkdirSync(dirname(file), { recursive: true })
      rmSync(file, { force: true })
      if (content === null) continue
      if (typeof content === 'object' && 'link' in content) symlinkSync(content.link, file)
      else writeFileSync(file, content)
    }
    git('add', '--all', '--force')
    git('commit', '--quiet', '--allow-empty', '--message', 'Postmortems')
    const bare = join(this.folder, name)
    execFileSync('git', ['init', '--quiet', '--bare', `--initial-branch=${branch}`, bare], { stdio: 'ignore' })
    execFileSync('git', ['-C', bare, 'config', 'uploadpack.allowFilter', 'true'])
    git('push', '--quiet', '--force', bare, `HEAD:refs/heads/${branch}`)
    return git('rev-parse', 'HEAD')
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
    rmSync(this.folder, { recursive: true, force: true })
  }

  private serve(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, search } = new URL(request.url ?? '/', 'http://x')
    const cgi = spawn('git', ['http-backend'], {
      env: {
        ...process.env,
        GIT_PROJECT_ROOT: this.folder,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: pathname,
        QUERY_STRING: search.slice(1),
        REQUEST_METHOD: request.method,
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      },
    })
    request.pipe(cgi.stdin)
    cgi.stdin.on('error', () => {})
    let head = Buffer.alloc(0)
    cgi.stdout.on('data', (chunk: Buffer) => {
      if (response.headersSent) return void response.write(chunk)
      head = Buffer.concat([head, chunk])
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      const headers = head
        .toString('latin1', 0, end)
        .split('\r\n')
        .map((line) => line.split(/: (.*)/s))
      const status = Number.parseInt(headers.find(([name]) => name === 'Status')?.[1] ?? '200', 10)
      response.writeHead(status, Object.fromEntries(headers.filter(([name]) => name !== 'Status')))
      response.write(head.subarray(end + 4))
    })
    cgi.on('close', () => response.end())
  }
}
