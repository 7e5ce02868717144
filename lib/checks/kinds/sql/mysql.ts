import type { Socket } from 'node:net'
import mysql, { type Connection, type QueryError } from 'mysql2'
import { type AskRequest, LOCK_MS, MAX_ROWS, type Rows, SqlFailed, type SqlFailure, STATEMENT_MS, tell, tooManyRows } from './ask'
import type { Target } from './connection'
import type { Session } from './session'

/** The first that the server understands is the one it keeps: MariaDB's, then MySQL's. */
const TIME_LIMITS = [
  `SET SESSION max_statement_time = ${STATEMENT_MS / 1000}`,
  `SET SESSION max_execution_time = ${STATEMENT_MS}`,
]
const SETTLE = [
  `SET SESSION innodb_lock_wait_timeout = ${LOCK_MS / 1000}, lock_wait_timeout = ${LOCK_MS / 1000}, time_zone = '+00:00'`,
  'SET SESSION TRANSACTION READ ONLY',
  'START TRANSACTION READ ONLY',
]

/** Asks a MySQL or MariaDB over a socket that is connected already: one prepared statement in a transaction that reads only. */
export async function askMysql(session: Session, { target, statement, ca }: AskRequest): Promise<Rows> {
  const connection = signIn(session.socket, target, ca)
  try {
    await connected(connection)
    session.cancelBy(`KILL QUERY ${connection.threadId}`)
    await limitTime(connection)
    for (const command of SETTLE) await run(connection, command)
    await demandReader(connection)
    const started = performance.now()
    const { first, rows } = await readRows(connection, statement)
    return { ok: true, first, rows, elapsedMs: Math.round(performance.now() - started) }
  } catch (error) {
    throw named(error)
  }
}

/** Ends a statement by a connection of its own. */
export async function killByMysql(socket: Socket, { target, ca }: AskRequest, command: string): Promise<void> {
  await run(signIn(socket, target, ca), command)
}

function signIn(socket: Socket, target: Target, ca: string): Connection {
  const connection = mysql.createConnection({
    host: target.host,
    port: target.port,
    user: target.user,
    password: target.password,
    database: target.database,
    stream: socket,
    // The server may ask for any file of ours by this flag; nothing of ours is to be loaded.
    flags: ['-LOCAL_FILES'],
    multipleStatements: false,
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
    rowsAsArray: true,
    connectTimeout: 0,
    ...(target.tls && { ssl: { ...(ca && { ca }), rejectUnauthorized: true, verifyIdentity: true, minVersion: 'TLSv1.2' } }),
  })
  connection.on('error', () => {})
  return connection
}

const connected = (connection: Connection): Promise<void> =>
  new Promise((resolve, reject) => connection.connect((error) => (error ? reject(error) : resolve())))

const run = (connection: Connection, command: string): Promise<unknown[][]> =>
  new Promise((resolve, reject) =>
    connection.query(command, (error, rows) =>
      error ? reject(error) : resolve(Array.isArray(rows) ? (rows as unknown[][]) : []),
    ),
  )

async function limitTime(connection: Connection): Promise<void> {
  const [theirs, mysqls] = TIME_LIMITS
  await run(connection, theirs ?? '').catch(() => run(connection, mysqls ?? ''))
}

const READS = /^(USAGE|SELECT( \(.*\))?|SHOW VIEW|SHOW DATABASES|PROCESS|REPLICATION CLIENT|BINLOG MONITOR|SLAVE MONITOR)$/

/** @throws SqlFailed with what it may and the SQL that makes a user who may not */
async function demandReader(connection: Connection): Promise<void> {
  const grants = (await run(connection, 'SHOW GRANTS')).map(([line]) => String(line))
  const may = [...new Set(grants.flatMap(privilegesBeyondReading))]
  if (may.length === 0) return
  throw new SqlFailed(
    'not_read_only',
    `The user of the connection string has ${may.slice(0, 5).join(', ')}${may.length > 5 ? ' and more' : ''}. Use one that may only read.`,
    "CREATE USER 'nevermore_reader'@'%' IDENTIFIED BY '…';\nGRANT SELECT ON your_database.* TO 'nevermore_reader'@'%';",
  )
}

/** "GRANT SELECT, INSERT ON `shop`.* TO …" → INSERT. A role is not looked into: it is named as what it is. */
function privilegesBeyondReading(grant: string): string[] {
  const [, list, also] = /^GRANT (.*?) ON .* TO .*?( WITH GRANT OPTION)?$/.exec(grant) ?? []
  if (list === undefined) return ['a role or a privilege that is not given on tables']
  const privileges = list.split(/, (?![^(]*\))/).filter((each) => !READS.test(each))
  return also ? [...privileges, 'GRANT OPTION'] : privileges
}

function readRows(connection: Connection, statement: string): Promise<{ first: string | null | undefined; rows: number }> {
  return new Promise((resolve, reject) => {
    let first: string | null | undefined
    let rows = 0
    const query = connection.execute({ sql: statement, rowsAsArray: true })
    query.on('result', (row: unknown) => {
      if (!Array.isArray(row)) return reject(tell('statement_writes'))
      if (rows++ === 0) first = word(row[0])
      if (rows > MAX_ROWS) reject(tooManyRows())
    })
    query.on('error', reject)
    query.on('end', () => resolve({ first, rows }))
  })
}

const word = (value: unknown): string | null => {
  if (value === null || value === undefined) return null
  return Buffer.isBuffer(value) ? value.toString('utf8') : typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const BY_NUMBER = new Map<number, SqlFailure>([
  [1044, 'no_such_database'],
  [1045, 'authentication_failed'],
  [1698, 'authentication_failed'],
  [1049, 'no_such_database'],
  [1040, 'too_many_connections'],
  [1203, 'too_many_connections'],
  [1226, 'too_many_connections'],
  [1792, 'statement_writes'],
  [1142, 'permission_denied'],
  [1143, 'permission_denied'],
  [1227, 'permission_denied'],
  [1370, 'permission_denied'],
  [1317, 'query_timed_out'],
  [1969, 'query_timed_out'],
  [3024, 'query_timed_out'],
  [1205, 'locked'],
  [1064, 'invalid_statement'],
  [1054, 'invalid_statement'],
  [1146, 'invalid_statement'],
  [1295, 'invalid_statement'],
])

/** The driver puts a code of its own in the place of the one that says what is wrong with a certificate. */
const TLS_CODES: [RegExp, string][] = [
  [/altnames/, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  [/expired/, 'CERT_HAS_EXPIRED'],
  [/not yet valid/, 'CERT_NOT_YET_VALID'],
  [/certificate/, 'CERT_UNTRUSTED'],
  [/./, 'EPROTO'],
]

function named(error: unknown): unknown {
  if (error instanceof SqlFailed || !(error instanceof Error)) return error
  const { errno, code, sqlState, message } = error as QueryError
  if (code === 'HANDSHAKE_NO_SSL_SUPPORT') return tell('tls_not_offered')
  if (code === 'HANDSHAKE_SSL_ERROR') return Object.assign(error, { code: TLS_CODES.find(([words]) => words.test(message))?.[1] })
  const known = BY_NUMBER.get(errno ?? 0)
  if (known) return tell(known, message)
  return sqlState ? tell('query_failed', message) : error
}
