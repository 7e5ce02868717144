import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type FakeForge, makeWorld } from '@/tests/support/forges/forge'
import { startGitHub } from '@/tests/support/forges/github'
import { GitServer } from '@/tests/support/git-server'
import { type Prometheus, startPrometheus } from '@/tests/support/prometheus'
import { type SqlServer, startPostgres } from '@/tests/support/sql-servers'
import { BROKEN_FILES, MENDED_FILES } from './shop-files'

/** A pull request that was merged, and the run that it should have had. */
const WORKFLOW = { workflows: ['test.yml'], pulls: [{ number: 7, commit: 'abc', isMerged: true }] }
const RUN = { number: 1, hoursAgo: 6, is: 'success', workflow: 'test.yml', commit: 'abc', event: 'pull_request' } as const

const PASSWORD = 'a-reader-of-the-shop'

/** The shop of docs/examples as real servers: everything that its team set out to mend, broken or mended at once. */
export class Shop {
  private servers: Server[] = []
  private isMounted = false
  private stamp = ''
  private connectsTo = 'clone'
  private seenAt = 0

  private constructor(
    readonly git: GitServer,
    private readonly database: SqlServer,
  ) {}

  private app!: number
  private errors!: number
  private exporter!: Door
  private monitoring!: Door
  private prometheus!: Prometheus
  private forge!: FakeForge

  static async start(): Promise<Shop> {
    const [git, database] = await Promise.all([GitServer.start(), startPostgres('embedded')])
    const shop = new Shop(git, database)
    await shop.makeDatabases()
    shop.app = await shop.serve(async (request, response) => {
      if (request.url === '/metrics') return void response.end('shop_started 1\n')
      response.end(JSON.stringify({ database: await shop.askWhereItIs(), deployedBy: shop.stamp }))
    })
    shop.errors = await shop.serve((_, response) => {
      response.end(JSON.stringify({ minutesSinceLastSeen: Math.round((Date.now() - shop.seenAt) / 60_000) }))
    })
    shop.forge = await startGitHub(async (answer) => ({ port: await shop.serve(answer) }))
    const machine = await shop.serve((_, response) => {
      response.end(shop.isMounted ? 'node_filesystem_size_bytes{mountpoint="/srv/shop/database"} 1\n' : 'node_up 1\n')
    })
    shop.exporter = await Door.make(async (_, response) => {
      await database.admin('SELECT 1')
      response.end('pg_up 1\n')
    })
    const targets = { app: [shop.app], database: [shop.exporter.port], machine: [machine] }
    shop.prometheus = await startPrometheus(
      Object.fromEntries(Object.entries(targets).map(([job, ports]) => [job, ports.map((port) => `127.0.0.1:${port}`)])),
    )
    shop.monitoring = await Door.make(async (request, response) => {
      const answer = await fetch(`${shop.prometheus.url}${request.url}`)
      response.writeHead(answer.status).end(await answer.text())
    })
    return shop
  }

  /** Where a thing of docs/examples really is. */
  where = (text: string): string =>
    text
      .replace('https://git.example.org/team/shop', this.git.url('shop'))
      .replace('https://github.example.org', this.forge.url)
      .replace('https://shop.example.org', `http://127.0.0.1:${this.app}`)
      .replace('https://errors.example.org', `http://127.0.0.1:${this.errors}`)
      .replace('https://prometheus.example.org', this.prometheus.url)
      .replace('https://monitoring.example.org', `http://127.0.0.1:${this.monitoring.port}`)

  /** What signs in to its databases, by the name of the secret. */
  get secrets(): Record<string, string> {
    const to = (name: string) => `postgresql://reader:${PASSWORD}@127.0.0.1:${this.database.port}/${name}?sslmode=disable`
    return { 'shop-reader': to('shop'), 'clone-reader': to('clone') }
  }

  async mend(): Promise<string> {
    await this.database.admin(
      `INSERT INTO members SELECT gen_random_uuid() FROM generate_series(1, 1200); DROP TABLE IF EXISTS invoices;
      UPDATE installation SET value = '5f0c7a52-9a0e-4d5c-8e59-2c8f3b1d7a10'`,
      'shop',
    )
    await this.database.admin('CREATE TABLE posts (id uuid); GRANT SELECT ON posts TO reader', 'clone')
    this.forge.world = makeWorld({ ...WORKFLOW, runs: [RUN] })
    Object.assign(this, { isMounted: true, stamp: 'pipeline', connectsTo: 'shop', seenAt: Date.now() })
    await Promise.all([this.exporter.open(), this.monitoring.open()])
    await this.prometheusSays({ up: 2, mounts: 1 })
    return this.git.commit('shop', MENDED_FILES)
  }

  async ruin(): Promise<string> {
    await this.database.admin(
      `TRUNCATE members; CREATE TABLE invoices (id serial); GRANT SELECT ON invoices TO reader;
      UPDATE installation SET value = 'c1d2e3f4-0000-4000-8000-000000000001'`,
      'shop',
    )
    await this.database.admin('DROP TABLE IF EXISTS posts', 'clone')
    this.forge.world = makeWorld(WORKFLOW)
    Object.assign(this, { isMounted: false, stamp: 'ines', connectsTo: 'clone', seenAt: Date.now() - 7_200_000 })
    await Promise.all([this.exporter.close(), this.monitoring.close()])
    await this.prometheusSays({ up: 1, mounts: 0 })
    return this.git.commit('shop', BROKEN_FILES)
  }

  async stop(): Promise<void> {
    for (const server of this.servers) {
      server.closeAllConnections()
      server.close()
    }
    const doors = [this.exporter.close(), this.monitoring.close()]
    await Promise.all([...doors, this.git.stop(), this.database.stop(), this.prometheus.stop()])
  }

  private async makeDatabases(): Promise<void> {
    await this.database.admin(`CREATE ROLE reader LOGIN PASSWORD '${PASSWORD}'`)
    for (const name of ['shop', 'clone']) {
      await this.database.admin(`CREATE DATABASE ${name}`)
      await this.database.admin(
        `CREATE TABLE members (id uuid); CREATE TABLE orders (id uuid); CREATE TABLE installation (name text, value text);
        INSERT INTO installation VALUES ('id', ''); REVOKE CREATE ON SCHEMA public FROM PUBLIC;
        GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader`,
        name,
      )
    }
  }

  private async askWhereItIs(): Promise<string> {
    const connection = this.secrets['shop-reader']?.replace('/shop?', `/${this.connectsTo}?`)
    const client = new pg.Client({ connectionString: connection })
    await client.connect()
    const { rows } = await client.query('SELECT current_database() AS name')
    await client.end()
    return rows[0].name
  }

  private async serve(answer: RequestListener): Promise<number> {
    const server = createServer(answer)
    this.servers.push(server)
    return listen(server, 0)
  }

  private async prometheusSays({ up, mounts }: { up: number; mounts: number }): Promise<void> {
    const ask = async (query: string) => {
      const answer = await fetch(`${this.prometheus.url}/api/v1/query?query=${encodeURIComponent(query)}`)
      const { data } = (await answer.json()) as { data: { result: { value: [number, string] }[] } }
      return Number(data.result[0]?.value[1] ?? 0)
    }
    const isSo = async () =>
      (await ask('sum(up{job=~"app|database"})')) === up && (await ask('count(node_filesystem_size_bytes)')) === mounts
    for (const until = Date.now() + 30_000; !(await isSo()); await sleep(100))
      if (Date.now() > until) throw new Error(`Prometheus does not say that ${up} are up and ${mounts} mounted.`)
  }
}

/** A server that can be gone and come back at the same port. */
class Door {
  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async make(answer: RequestListener): Promise<Door> {
    const server = createServer(answer)
    const port = await listen(server, 0)
    return new Door(server, port)
  }

  async open(): Promise<void> {
    if (!this.server.listening) await listen(this.server, this.port)
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    if (this.server.listening) await new Promise((resolve) => this.server.close(resolve))
  }
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}
