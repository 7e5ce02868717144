import pg from 'pg'
import { Refusal } from '../errors'

const STARTING_UP = '57P03'
const PATIENCE_MS = 60_000

/**
 * One connection outside Prisma, for what happens before the app may use the database. A server that is still starting up or
 * recovering is waited for.
 * @throws Refusal that says why the database does not answer
 */
export async function connect(url: string, waitMs = PATIENCE_MS): Promise<pg.Client> {
  const until = Date.now() + waitMs
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, application_name: 'nevermore' })
    // A connection that breaks while idle is told by the next query; it must not end the process.
    client.on('error', () => {})
    try {
      await client.connect()
      return client
    } catch (error) {
      await client.end().catch(() => {})
      if (codeOf(error) !== STARTING_UP || Date.now() > until) throw explainConnection(error, url)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
}

/** Why a database does not answer, in one sentence, and what to do. Shows neither user nor password. */
function explainConnection(error: unknown, url: string): Refusal {
  const place = describeDatabase(url)
  const [found, advice] = CAUSES[codeOf(error)] ?? [describeUnknown(error), 'Correct DATABASE_URL, or mend the server.']
  return new Refusal(`The database at ${place} does not answer: ${found}.`, advice)
}

const CAUSES: Record<string, [found: string, advice: string]> = {
  ECONNREFUSED: ['the connection was refused', 'Start PostgreSQL there, or correct host and port in DATABASE_URL.'],
  ENOENT: ['there is no such socket', 'Start PostgreSQL there, or correct the socket folder in DATABASE_URL.'],
  ENOTFOUND: ['the host name is unknown', 'Correct the host in DATABASE_URL, or the name service of this machine.'],
  EAI_AGAIN: ['the host name could not be looked up', 'Correct the host in DATABASE_URL, or the name service of this machine.'],
  ETIMEDOUT: ['nothing came back in time', 'Is the host right, is the network up, does a firewall let this machine through?'],
  EHOSTUNREACH: ['the host cannot be reached', 'Is the host right, is the network up, does a firewall let this machine through?'],
  ENETUNREACH: [
    'the network cannot be reached',
    'Is the host right, is the network up, does a firewall let this machine through?',
  ],
  '28P01': ['it refused the password', 'Correct user and password in DATABASE_URL.'],
  '28000': ['it refused the user', 'Correct the user in DATABASE_URL, or let this machine in by pg_hba.conf.'],
  '3D000': ['it has no database of that name', 'Create it (createdb), or correct the name in DATABASE_URL.'],
  '53300': ['it has no connection left', 'Raise max_connections there, or end what holds them.'],
  [STARTING_UP]: ['it is still starting up', 'Wait until PostgreSQL says it is ready, then start again.'],
}

function codeOf(error: unknown): string {
  // Where a name has several addresses, all of them failed; the first says why.
  const first = error instanceof AggregateError ? error.errors[0] : error
  const code = (first as { code?: unknown })?.code
  if (typeof code === 'string') return code
  return /timeout|timed out/i.test(String((first as Error)?.message)) ? 'ETIMEDOUT' : ''
}

const describeUnknown = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replace(/\.$/, '')

/** "host:port/name", as a person knows it. */
export function describeDatabase(url: string): string {
  try {
    const { hostname, port, pathname, searchParams } = new URL(url)
    const socket = searchParams.get('host')
    return `${socket ?? (hostname || 'localhost')}${socket ? ' ' : `:${port || 5432}`}${decodeURIComponent(pathname)}`
  } catch {
    return 'the address in DATABASE_URL'
  }
}
