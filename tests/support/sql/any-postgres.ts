import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOSTILE_POSTGRES } from '../hostile-sql'
import { startPostgres } from '../sql-servers'
import { PASSWORD, sameForAll, type World, worldOf } from './any-database'

/** What a check of a PostgreSQL promises. */
export function postgres(which: 'debian' | 'embedded') {
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
  afterAll(() => world?.server.stop(), 60_000)
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
