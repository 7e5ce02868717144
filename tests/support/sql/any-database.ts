import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Outcome, Reach } from '@/lib/checks/kinds/kind'
import { askInThread } from '@/lib/checks/kinds/sql/ask-pool'
import { readConnection, type Target } from '@/lib/checks/kinds/sql/connection'
import { sql } from '@/lib/checks/kinds/sql/kind'
import { runKind } from '@/lib/checks/run'
import { reachLoopback } from '../reach'
import type { SqlServer } from '../sql-servers'

export const PASSWORD = 'h@wk /77x-of-the-weir'
const CANARY = '/tmp/nevermore-canary'

export interface World {
  server: SqlServer
  url(user: string, changes?: { database?: string; password?: string; options?: string; host?: string }): string
  run(statement: string, config?: Record<string, unknown>, url?: string, parts?: Partial<Reach>): Promise<Outcome>
}

export const worldOf = (server: SqlServer, scheme: string): World => {
  const url: World['url'] = (user, { database = 'canary', password = PASSWORD, options = '', host = 'localhost' } = {}) =>
    `${scheme}://${user}:${encodeURIComponent(password)}@${host}:${server.port}/${database}${options}`
  const run: World['run'] = (statement, config = {}, connection = url('reader'), parts = {}) => {
    const secret: Reach['secret'] = async () => ({ ok: true, value: connection, hosts: [] })
    const given = { secret: 'canary-db', statement, ca: server.authority.pem, ...config }
    return runKind(sql, given, (signal) => reachLoopback({}, { secret, signal, ...parts }))
  }
  return { server, url, run }
}

/** What any database gives alike. `world` is there once the tests run. */
export function sameForAll(world: () => World, hostile: readonly string[], snapshot: () => Promise<string>) {
  test.each<[string, string, Record<string, unknown>, string]>([
    ['a value', 'SELECT count(*) FROM birds', { expected: '3' }, 'pass'],
    ['another value', 'SELECT count(*) FROM birds', { expected: '4' }, 'fail wrong_value'],
    ['a text', 'SELECT name FROM birds WHERE id = 1', { expected: 'kestrel' }, 'pass'],
    ['a value that is not that', 'SELECT name FROM birds WHERE id = 1', { is: 'differs', expected: 'heron' }, 'pass'],
    ['a value above', 'SELECT max(id) FROM birds;', { is: 'above', expected: '2.5' }, 'pass'],
    ['a value at most', 'SELECT max(id) FROM birds', { is: 'at_most', expected: '2' }, 'fail wrong_value'],
    ['a big number', 'SELECT 9007199254740993', { expected: '9007199254740993' }, 'pass'],
    ['a decimal', 'SELECT 1.50', { expected: '1.5' }, 'pass'],
    ['a number of rows', 'SELECT * FROM birds', { look: 'rows', expected: '3' }, 'pass'],
    ['no rows', 'SELECT * FROM birds WHERE id > 3', { look: 'rows', expected: '0' }, 'pass'],
    ['too few rows', 'SELECT * FROM birds', { look: 'rows', is: 'at_least', expected: '4' }, 'fail wrong_count'],
    ['a recent moment', 'SELECT max(seen_at) FROM birds', { look: 'age', maxAgeSeconds: 3600 }, 'pass'],
    ['an old moment', 'SELECT min(seen_at) FROM birds', { look: 'age', maxAgeSeconds: 3600 }, 'fail too_old'],
    ['a recent number of seconds', 'SELECT 1786717020', { look: 'age' }, 'pass'],
    ['what is no moment', 'SELECT name FROM birds', { look: 'age' }, 'error not_a_moment'],
    ['no row', 'SELECT id FROM birds WHERE id > 3', { expected: '1' }, 'fail no_rows'],
    ['NULL', 'SELECT max(id) FROM birds WHERE id > 3', { expected: '1' }, 'fail no_value'],
    ['the moment of nothing', 'SELECT max(seen_at) FROM birds WHERE id > 3', { look: 'age' }, 'fail no_value'],
    ['a comment first', '-- how many?\n/* all */ (SELECT count(*) FROM birds)', { expected: '3' }, 'pass'],
    ['a column that is not there', 'SELECT eagle FROM birds', { expected: '1' }, 'error invalid_statement'],
    ['what is no SQL', 'SELECT FROM WHERE', { expected: '1' }, 'error invalid_statement'],
    ['a table it may not read', 'SELECT * FROM hidden', { expected: '1' }, 'error permission_denied'],
  ])('%s', async (_, statement, config, expected) => {
    const now = () => new Date(statement.includes('1786717020') ? 1_786_717_020_000 + 60_000 : Date.now())
    const { verdict, failure, summary } = await world().run(statement, config, undefined, { now })
    expect(`${verdict}${failure ? ` ${failure}` : ''}`, summary).toBe(expected)
  })

  test('more than a thousand rows, or a megabyte, are not read', async () => {
    const rows = await world().run('SELECT a.id FROM many a', { expected: '1' })
    expect(rows).toMatchObject({ verdict: 'error', failure: 'too_many_rows' })
    const wide = await world().run("SELECT repeat('x', 5000000)", { expected: '1' })
    expect(wide).toMatchObject({ verdict: 'error', failure: 'result_too_large' })
    const together = await world().run("SELECT repeat('x', 5000) FROM many WHERE id <= 900", { look: 'rows', expected: '900' })
    expect(together).toMatchObject({ verdict: 'error', failure: 'result_too_large' })
    expect(await world().run('SELECT id FROM many WHERE id <= 1000', { look: 'rows', expected: '1000' })).toMatchObject({
      verdict: 'pass',
    })
  })

  test.each<[string, (world: World) => string, string]>([
    ['another password', ({ url }) => url('reader', { password: 'wrong-password-7' }), 'authentication_failed'],
    ['an unknown user', ({ url }) => url('nobody-of-ours'), 'authentication_failed'],
    ['another port', ({ url, server }) => url('reader').replace(`:${server.port}/`, ':1/'), 'connection_refused'],
    [
      'an address that may not be reached',
      ({ url }) => url('reader', { host: '169.254.169.254', options: '?sslmode=disable' }),
      'target_not_allowed',
    ],
    ['an option', ({ url }) => url('reader', { options: '?sslrootcert=/etc/passwd' }), 'invalid_connection'],
    ['a user that may write', ({ url }) => url('writer'), 'not_read_only'],
  ])('%s is told by its name, and nothing of the connection string with it', async (_, connection, failure) => {
    const outcome = await world().run('SELECT 1', { expected: '1' }, connection(world()))
    expect(outcome).toMatchObject({ verdict: 'error', failure })
    const told = JSON.stringify(outcome)
    for (const trace of [
      PASSWORD,
      encodeURIComponent(PASSWORD),
      'wrong-password',
      'nobody-of-ours',
      'localhost',
      'DATABASE canary',
      'canary.*',
      '169.254',
      String(world().server.port),
    ])
      expect(told).not.toContain(trace)
    if (failure === 'not_read_only') expect(told).toContain('GRANT SELECT ON')
  })

  test('the certificate is verified for the host, unless the connection string says otherwise', async () => {
    const { run, url } = world()
    expect(await run('SELECT 1', { expected: '1', ca: '' })).toMatchObject({ verdict: 'error', failure: 'certificate_untrusted' })
    expect(await run('SELECT 1', { expected: '1', ca: '' }, url('reader', { options: '?sslmode=disable' }))).toMatchObject({
      verdict: 'pass',
    })
  })

  test('a statement that takes long is ended, by the server too, and keeps nobody else waiting', async () => {
    const started = performance.now()
    const slow = world().run(SLOW(world()), { expected: '1' })
    let beats = 0
    const timer = setInterval(() => beats++, 20)
    await expect(world().run('SELECT 1', { expected: '1' })).resolves.toMatchObject({ verdict: 'pass' })
    const quick = performance.now() - started
    expect(await slow).toMatchObject({ verdict: 'error', failure: 'query_timed_out' })
    clearInterval(timer)
    expect(quick).toBeLessThan(4000)
    expect(performance.now() - started).toBeLessThan(8000)
    expect(beats).toBeGreaterThan(50)
    expect(await running(world())).toBe(0)
  })

  test(`none of ${hostile.length} hostile statements passes, or changes anything`, async () => {
    const before = await snapshot()
    await fourAtATime(hostile, async (statement) => {
      const { verdict } = await world().run(statement, { look: 'rows', expected: '-1' })
      expect(verdict, statement).toBe('error')
    })
    expect(await snapshot()).toBe(before)
  }, 120_000)

  test('nor where nobody looked at the statement before it was sent', async () => {
    const before = await snapshot()
    const target = readConnection(world().url('reader')) as Target
    const request = { target, ca: world().server.authority.pem, allowTargets: ['loopback'], own: null }
    await fourAtATime(hostile, (statement) => askInThread({ ...request, statement }))
    expect(await snapshot()).toBe(before)
    expect(existsSync(CANARY)).toBe(false)
  }, 180_000)
}

const isMysql = ({ url }: World) => url('x').startsWith('mysql')
const SLOW = (world: World) =>
  isMysql(world) ? 'SELECT SLEEP(30) + sum(id) FROM birds' : 'SELECT count(*) FROM birds, pg_sleep(30)'
const running = async (world: World): Promise<number> => {
  const [row] = isMysql(world)
    ? await world.server.admin(
        "SELECT count(*) AS n FROM information_schema.processlist WHERE info LIKE '%SLEEP(30)%' AND user = 'reader'",
      )
    : await world.server.admin(
        "SELECT count(*)::int AS n FROM pg_stat_activity WHERE query LIKE '%pg_sleep(30)%' AND usename = 'reader' AND state = 'active'",
      )
  return Number(row?.n)
}

/** As many as there are threads. */
async function fourAtATime(statements: readonly string[], work: (statement: string) => Promise<unknown>): Promise<void> {
  const left = [...statements]
  await Promise.all(
    [1, 2, 3, 4].map(async () => {
      for (let statement = left.shift(); statement !== undefined; statement = left.shift()) await work(statement)
    }),
  )
}
