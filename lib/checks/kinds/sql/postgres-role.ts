import type pg from 'pg'
import type { OwnDatabase } from '../kind'
import { SqlFailed } from './ask'

/** @throws SqlFailed where this is the database Nevermore itself lives in, or another installation's */
export async function refuseOwnDatabase(client: pg.Client, own: OwnDatabase | null): Promise<void> {
  const { rows } = await client.query<Record<string, string>>(`SELECT
    (SELECT system_identifier FROM pg_control_system())::text AS system, current_database() AS name,
    to_regclass('public.action_checks') IS NOT NULL AND to_regclass('public.check_runs') IS NOT NULL AS looks_like_ours`)
  const [found] = rows
  if (found?.looks_like_ours === 't' || (own && found?.system === own.system && found.name === own.name))
    throw new SqlFailed('own_database', 'This is the database of Nevermore itself. A check may not look into it.')
}

const SUPERUSER = 'is a superuser'

/** Each row names something that whoever may only read would not have. Roles it could change into count as its own. */
const MAY_WRITE = `
  WITH mine AS (SELECT oid, rolname, rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls
    FROM pg_roles WHERE pg_has_role(oid, 'MEMBER'))
  SELECT '${SUPERUSER}' AS may FROM mine WHERE rolsuper
  UNION SELECT 'may create roles' FROM mine WHERE rolcreaterole
  UNION SELECT 'may create databases' FROM mine WHERE rolcreatedb
  UNION SELECT 'may replicate' FROM mine WHERE rolreplication
  UNION SELECT 'is a member of ' || rolname FROM mine WHERE rolname IN ('pg_write_all_data', 'pg_write_server_files',
    'pg_read_server_files', 'pg_execute_server_program', 'pg_signal_backend', 'pg_checkpoint', 'pg_maintain', 'pg_create_subscription')
  UNION SELECT 'may create schemas in this database' WHERE has_database_privilege(current_database(), 'CREATE')
  UNION SELECT 'may create tables in the schema ' || nspname FROM pg_namespace
    WHERE nspname !~ '^pg_(toast|temp)' AND has_schema_privilege(oid, 'CREATE')
  UNION (SELECT 'may write to ' || c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
    WHERE relkind IN ('r', 'p', 'v', 'm', 'f') AND nspname !~ '^pg_' AND nspname <> 'information_schema'
      AND (pg_has_role(relowner, 'MEMBER') OR has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
        OR has_any_column_privilege(c.oid, 'INSERT, UPDATE')) LIMIT 3)
  UNION (SELECT 'may change the sequence ' || c.oid::regclass FROM pg_class c
    -- In a CASE: the function takes nothing but sequences, and conditions have no order.
    WHERE CASE WHEN relkind = 'S' THEN has_sequence_privilege(c.oid, 'USAGE, UPDATE') END LIMIT 3)
  UNION (SELECT 'may run ' || p.oid::regprocedure || ', which leaves the database' FROM pg_proc p
    JOIN pg_language l ON l.oid = prolang LEFT JOIN pg_depend d ON d.objid = p.oid AND d.deptype = 'e'
    LEFT JOIN pg_extension e ON e.oid = d.refobjid
    WHERE has_function_privilege(p.oid, 'EXECUTE')
      AND ((NOT lanpltrusted AND lanname NOT IN ('internal', 'c')) OR (extname = 'dblink' AND proname ~ '^dblink(_connect|_exec|_send_query|_open)?$'))
    LIMIT 3)`

/** @throws SqlFailed with what it may and the SQL that makes a role that may not */
export async function demandReader(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ may: string }>(MAY_WRITE)
  if (rows.length === 0) return
  const all = rows.map((row) => row.may).sort()
  const may = all.includes(SUPERUSER) ? [SUPERUSER] : all
  const words = may.slice(0, 5).join(', ') + (may.length > 5 ? ' and more' : '')
  throw new SqlFailed(
    'not_read_only',
    `The user of the connection string ${words}. Use one that may only read.`,
    await readerScript(client, may),
  )
}

async function readerScript(client: pg.Client, may: readonly string[]): Promise<string> {
  const forAll = (await client.query<{ schema: string }>(OPEN_TO_ALL)).rows.map(
    ({ schema }) => `REVOKE CREATE ON SCHEMA ${schema} FROM PUBLIC;`,
  )
  const dblink = may.some((each) => /dblink/.test(each)) ? ['REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;'] : []
  return [
    "CREATE ROLE nevermore_reader LOGIN PASSWORD '…';",
    'GRANT CONNECT ON DATABASE your_database TO nevermore_reader;',
    'GRANT USAGE ON SCHEMA public TO nevermore_reader;',
    'GRANT SELECT ON ALL TABLES IN SCHEMA public TO nevermore_reader;',
    'ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO nevermore_reader;',
    ...forAll,
    ...dblink,
  ].join('\n')
}

/** Schemas in which everybody may create tables, a new role included: so it was before PostgreSQL 15. */
const OPEN_TO_ALL = `SELECT DISTINCT quote_ident(nspname) AS schema FROM pg_namespace, aclexplode(nspacl) AS acl
  WHERE acl.grantee = 0 AND acl.privilege_type = 'CREATE'`
