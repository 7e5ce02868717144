import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HOSTILE_MYSQL, HOSTILE_POSTGRES } from '@/tests/support/hostile-sql'
import { describeWith } from '@/tests/support/programs'
import { reachLoopback } from '@/tests/support/reach'
import { type SqlServer, startMariadb, startPostgres } from '@/tests/support/sql-servers'
import { runKind } from '../../run'
import type { Outcome, Reach } from '../kind'
import { askInThread } from './ask-pool'
import { readConnection, type Target } from './connection'
import { sql } from './kind'

const PASSWORD = 'h@wk /77x-of-the-weir'
const CANARY = '/tmp/nevermore-canary'

interface World {
  server: SqlServer
  url(user: string, changes?: { database?: string; password?: string; options?: string; host?: string }): string
  run(statement: string, config?: Record<string, unknown>, url?: string, parts?: Partial<Reach>): Promise<Outcome>
}

const worldOf = (server: SqlServer, scheme: string): World => {
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
function sameForAll(world: () => World, hostile: readonly string[], snapshot: () => Promise<string>) {
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
    for (const statement of hostile) {
      const { verdict } = await world().run(statement, { look: 'rows', expected: '-1' })
      expect(verdict, statement).toBe('error')
    }
    expect(await snapshot()).toBe(before)
  }, 120_000)

  test('nor where nobody looked at the statement before it was sent', async () => {
    const before = await snapshot()
    const target = readConnection(world().url('reader')) as Target
    const request = { target, ca: world().server.authority.pem, allowTargets: ['loopback'], own: null }
    // Four at a time, as there are threads.
    const left = [...hostile]
    await Promise.all(
      [1, 2, 3, 4].map(async () => {
        for (let statement = left.shift(); statement !== undefined; statement = left.shift())
          await askInThread({ ...request, statement })
      }),
    )
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

function postgres(which: 'debian' | 'embedded') {
  let world: World
  beforeAll(async () => {
    const server = await startPostgres(which)
    world = worldOf(server, 'postgresql')
    await server.admin('CREATE DATABASE canary')
    await server.admin(
      `CREATE ROLE reader LOGIN PASSWORD '${PASSWORD}'; CREATE ROLE writer LOGIN PASSWORD '${PASSWORD}';
      REVOKE CREATE ON SCHEMA public FROM PUBLIC;
      CREATE TABLE birds (id int, name text, seen_at timestamptz);
      INSERT INTO birds VALUES (1, 'kestrel', now()), (2, 'heron', now() - interval '2 days'), (3, 'wren', now() - interval '10 minutes');
      CREATE TABLE many AS SELECT generate_series(1, 5000) AS id; CREATE TABLE hidden (id int); CREATE SEQUENCE eggs;
      CREATE MATERIALIZED VIEW flock AS SELECT * FROM birds;
      CREATE FUNCTION eat() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'DELETE FROM birds RETURNING 1';
      GRANT SELECT ON birds, many, flock TO reader; GRANT SELECT, INSERT ON birds TO writer`,
      'canary',
    )
  }, 60_000)
  afterAll(() => world?.server.stop())
  const snapshot = async () =>
    JSON.stringify([
      await world.server.admin('SELECT * FROM birds ORDER BY id', 'canary'),
      await world.server.admin(
        "SELECT relname, relkind, relacl::text FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1",
        'canary',
      ),
      await world.server.admin('SELECT last_value, is_called FROM eggs', 'canary'),
      await world.server.admin('SELECT count(*) FROM pg_largeobject_metadata', 'canary'),
      await world.server.admin("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'", 'canary'),
      await world.server.admin('SELECT rolname, rolsuper, rolconfig FROM pg_roles ORDER BY 1', 'canary'),
    ])
  sameForAll(() => world, HOSTILE_POSTGRES, snapshot)

  test('a boolean is read as a word, and a moment without a zone as UTC', async () => {
    expect(await world.run('SELECT count(*) = 3 FROM birds', { expected: 'true' })).toMatchObject({ verdict: 'pass' })
    const local = "SELECT (now() AT TIME ZONE 'UTC')::timestamp"
    expect(await world.run(local, { look: 'age', maxAgeSeconds: 60 })).toMatchObject({ verdict: 'pass' })
  })

  test.each([
    ['a superuser', 'ALTER ROLE risky SUPERUSER', 'is a superuser'],
    ['an owner', 'CREATE TABLE own (id int); ALTER TABLE own OWNER TO risky', 'may write to own'],
    ['one who may change a column', 'GRANT UPDATE (name) ON birds TO risky', 'may write to birds'],
    ['one who may create tables', 'GRANT CREATE ON SCHEMA public TO risky', 'may create tables in the schema public'],
    ['one who may create schemas', 'GRANT CREATE ON DATABASE canary TO risky', 'may create schemas'],
    ['one who may create roles', 'ALTER ROLE risky CREATEROLE', 'may create roles'],
    ['one who may read files', 'GRANT pg_read_server_files TO risky', 'is a member of pg_read_server_files'],
    [
      'one who may become a writer',
      'CREATE ROLE boss; GRANT INSERT ON birds TO boss; ALTER ROLE risky NOINHERIT; GRANT pg_write_all_data TO boss; GRANT boss TO risky',
      'is a member of pg_write_all_data',
    ],
    ['one who may change a sequence', 'GRANT USAGE ON SEQUENCE eggs TO risky', 'may change the sequence eggs'],
    ['one who may leave by dblink', 'CREATE EXTENSION dblink', 'which leaves the database'],
  ])('%s is refused, with what it may and how a reader is made', async (_, sqlBefore, may) => {
    await world.server.admin(`CREATE ROLE risky LOGIN PASSWORD '${PASSWORD}'; ${sqlBefore}`, 'canary')
    try {
      const outcome = await world.run('SELECT 1', { expected: '1' }, world.url('risky'))
      expect(outcome).toMatchObject({ verdict: 'error', failure: 'not_read_only', summary: expect.stringContaining(may) })
      expect(outcome.evidence?.at(-1)?.observed).toContain('GRANT SELECT ON ALL TABLES IN SCHEMA public TO nevermore_reader;')
    } finally {
      await world.server.admin(
        'DROP TABLE IF EXISTS own; DROP EXTENSION IF EXISTS dblink; DROP OWNED BY risky; DROP ROLE risky',
        'canary',
      )
      await world.server.admin(
        'DO $$ BEGIN DROP OWNED BY boss; DROP ROLE boss; EXCEPTION WHEN undefined_object THEN END $$',
        'canary',
      )
    }
  })

  test('our own database is refused, also where its tables cannot be seen', async () => {
    const [own] = (await world.server.admin(
      "SELECT system_identifier::text AS system, 'canary' AS name FROM pg_control_system()",
    )) as unknown as [{ system: string; name: string }]
    const ask = (found: typeof own) => world.run('SELECT 1', { expected: '1' }, undefined, { ownDatabase: async () => found })
    expect(await ask(own)).toMatchObject({ verdict: 'error', failure: 'own_database' })
    expect(await ask({ ...own, name: 'another' })).toMatchObject({ verdict: 'pass' })
  })

  test('a database that is not there is told', async () => {
    const outcome = await world.run('SELECT 1', { expected: '1' }, world.url('reader', { database: 'nowhere-land' }))
    expect(outcome).toMatchObject({ verdict: 'error', failure: 'no_such_database' })
    expect(JSON.stringify(outcome)).not.toContain('nowhere-land')
  })
}

describeWith(['postgresql-15'], 'PostgreSQL 15', () => postgres('debian'))
describe('the PostgreSQL that comes along', () => postgres('embedded'))

describeWith(['mariadb-server'], 'MariaDB', () => {
  let world: World
  beforeAll(async () => {
    const server = await startMariadb()
    world = worldOf(server, 'mysql')
    await server.admin('CREATE DATABASE canary')
    await server.admin(
      `CREATE TABLE birds (id int, name text, seen_at datetime); CREATE TABLE many (id int); CREATE TABLE hidden (id int);
      INSERT INTO birds VALUES (1, 'kestrel', utc_timestamp()), (2, 'heron', utc_timestamp() - interval 2 day), (3, 'wren', utc_timestamp() - interval 10 minute);
      INSERT INTO many SELECT seq FROM seq_1_to_5000;
      CREATE FUNCTION eat() RETURNS int MODIFIES SQL DATA SQL SECURITY DEFINER BEGIN DELETE FROM birds; RETURN 1; END;
      CREATE USER reader@'%' IDENTIFIED BY '${PASSWORD}'; GRANT SELECT ON canary.birds TO reader@'%'; GRANT SELECT ON canary.many TO reader@'%';
      CREATE USER writer@'%' IDENTIFIED BY '${PASSWORD}'; GRANT SELECT, INSERT ON canary.* TO writer@'%';
      CREATE USER filer@'%' IDENTIFIED BY '${PASSWORD}'; GRANT SELECT ON canary.* TO filer@'%'; GRANT FILE ON *.* TO filer@'%';
      CREATE USER runner@'%' IDENTIFIED BY '${PASSWORD}'; GRANT SELECT, EXECUTE ON canary.* TO runner@'%';
      CREATE ROLE boss; GRANT DELETE ON canary.* TO boss;
      CREATE USER risky@'%' IDENTIFIED BY '${PASSWORD}'; GRANT SELECT ON canary.* TO risky@'%'; GRANT boss TO risky@'%';
      CREATE USER almighty@'%' IDENTIFIED BY '${PASSWORD}'; GRANT ALL ON *.* TO almighty@'%' WITH GRANT OPTION`,
      'canary',
    )
  }, 60_000)
  afterAll(() => world?.server.stop())
  const snapshot = async () =>
    JSON.stringify([
      await world.server.admin('SELECT * FROM birds ORDER BY id', 'canary'),
      await world.server.admin(
        "SELECT table_name, table_type FROM information_schema.tables WHERE table_schema = 'canary' ORDER BY 1",
      ),
      await world.server.admin("SELECT routine_name FROM information_schema.routines WHERE routine_schema = 'canary' ORDER BY 1"),
      await world.server.admin('SELECT user, host, authentication_string FROM mysql.user ORDER BY 1, 2'),
      await world.server.admin("SHOW GLOBAL VARIABLES LIKE 'general_log%'"),
      await world.server.admin('CHECKSUM TABLE canary.birds, canary.many, canary.hidden'),
    ])
  sameForAll(() => world, HOSTILE_MYSQL, snapshot)

  test.each(['filer', 'runner', 'risky', 'almighty'])('the user %s, who may more than read, is refused', async (user) => {
    const outcome = await world.run('SELECT 1', { expected: '1' }, world.url(user))
    expect(outcome).toMatchObject({ verdict: 'error', failure: 'not_read_only' })
  })
})
