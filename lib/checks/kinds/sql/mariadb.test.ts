import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOSTILE_MYSQL } from '@/tests/support/hostile-sql'
import { describeWith } from '@/tests/support/programs'
import { PASSWORD, sameForAll, type World, worldOf } from '@/tests/support/sql/any-database'
import { startMariadb } from '@/tests/support/sql-servers'

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
  afterAll(() => world?.server.stop(), 60_000)
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
