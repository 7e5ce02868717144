import type { Socket } from 'node:net'
import pg from 'pg'
import { type AskRequest, LOCK_MS, MAX_ROWS, type Rows, SqlFailed, type SqlFailure, STATEMENT_MS, tell, tooManyRows } from './ask'
import { demandReader, refuseOwnDatabase } from './postgres-role'
import type { Session } from './session'

const SETTLE = `BEGIN READ ONLY;
  SET LOCAL statement_timeout = ${STATEMENT_MS}; SET LOCAL lock_timeout = ${LOCK_MS};
  SET LOCAL idle_in_transaction_session_timeout = ${STATEMENT_MS}; SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'`

/**
 * Asks a PostgreSQL over a socket that is connected already. The transaction reads only and is never committed, so what a function
 * did all the same is undone; the statement goes by the extended protocol, which takes one.
 */
export async function askPostgres(session: Session, { target, statement, ca, own }: AskRequest): Promise<Rows> {
  const { socket } = session
  const client = new pg.Client({
    host: target.host,
    port: target.port,
    user: target.user,
    password: target.password,
    database: target.database,
    application_name: 'nevermore check',
    // No file of ours is to be looked into for anything that is not said here.
    ssl: target.tls ? { ...(ca && { ca }), rejectUnauthorized: true, minVersion: 'TLSv1.2' } : false,
    stream: () => connectedAlready(socket),
    types: { getTypeParser: () => (text: string) => text },
  })
  client.on('error', () => {})
  try {
    await client.connect()
    session.cancelBy(cancelPacket(client))
    await client.query(SETTLE)
    await refuseOwnDatabase(client, own)
    await demandReader(client)
    const started = performance.now()
    const { first, rows } = await readRows(client, statement)
    return { ok: true, first, rows, elapsedMs: Math.round(performance.now() - started) }
  } catch (error) {
    throw named(error)
  }
}

/** pg connects what it is given. This is connected, to an address that was judged. */
function connectedAlready(socket: Socket): Socket {
  socket.connect = () => {
    process.nextTick(() => socket.emit('connect'))
    return socket
  }
  return socket
}

const BOOLEAN = 16

function readRows(client: pg.Client, text: string): Promise<{ first: string | null | undefined; rows: number }> {
  return new Promise((resolve, reject) => {
    let first: string | null | undefined
    let rows = 0
    const query = new pg.Query<(string | null)[]>({ text, rowMode: 'array', queryMode: 'extended' } as pg.QueryArrayConfig)
    query.on('row', (row, result) => {
      const values = row as unknown as (string | null)[]
      if (rows++ === 0) first = result?.fields[0]?.dataTypeID === BOOLEAN ? wordBoolean(values[0]) : (values[0] ?? null)
      if (rows > MAX_ROWS) reject(tooManyRows())
    })
    query.on('error', reject)
    query.on('end', () => resolve({ first, rows }))
    client.query(query)
  })
}

const wordBoolean = (text: string | null | undefined) => (text === 't' ? 'true' : text === 'f' ? 'false' : null)

/** What PostgreSQL takes on a connection of its own to end a statement that runs on another. */
function cancelPacket(client: pg.Client): Buffer {
  const { processID, secretKey } = client as unknown as { processID: number; secretKey: number }
  const packet = Buffer.alloc(16)
  for (const [index, word] of [16, 80_877_102, processID, secretKey].entries()) packet.writeInt32BE(word | 0, index * 4)
  return packet
}

const BY_STATE: [RegExp, SqlFailure][] = [
  [/^28/, 'authentication_failed'],
  [/^3D000$/, 'no_such_database'],
  [/^53300$/, 'too_many_connections'],
  [/^25006$/, 'statement_writes'],
  [/^42501$/, 'permission_denied'],
  [/^57014$/, 'query_timed_out'],
  [/^25P03$/, 'query_timed_out'],
  [/^55P03$/, 'locked'],
  [/^(42|0A|22|21)/, 'invalid_statement'],
]

function named(error: unknown): unknown {
  if (error instanceof SqlFailed) return error
  if (error instanceof pg.DatabaseError) {
    const failure = BY_STATE.find(([pattern]) => pattern.test(error.code ?? ''))?.[1] ?? 'query_failed'
    return tell(failure, error.message)
  }
  if (error instanceof Error && /does not support SSL/.test(error.message)) return tell('tls_not_offered')
  return error
}
