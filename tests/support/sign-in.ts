import { encode } from 'next-auth/jwt'
import pg from 'pg'
import { hashPassword } from '@/lib/access/passwords'
import { hashSecret, newId, newSecret } from '@/lib/platform/ids'

/** Where a test's running server keeps its data, and what its cookies are made with. */
export interface Server {
  /** "http://localhost:4102" */
  url: string
  databaseUrl: string
  sessionSecret: string
}

export interface SignedInMember {
  memberId: string
  email: string
  password: string
  role: 'admin' | 'editor' | 'viewer'
  /** For Playwright's `context.addCookies([…])`. */
  cookie: { name: string; value: string; url: string; httpOnly: true; sameSite: 'Lax' }
  /** For a plain request's Cookie header. */
  header: string
}

const PASSWORD = 'forty ravens at dusk'

/** Stores a member beside a running server and opens a session for them, without the sign-in page. */
export async function makeSignedIn(
  server: Server,
  role: SignedInMember['role'],
  name: string = `A ${role}`,
): Promise<SignedInMember> {
  const memberId = newId()
  const email = `${role}-${memberId}@example.org`
  await run(
    server,
    `INSERT INTO members (id, email, name, role, password_hash, password_changed_at) VALUES ($1, $2, $3, $4, $5, now())`,
    [memberId, email, name, role, await hashPassword(PASSWORD)],
  )
  return { memberId, email, password: PASSWORD, role, ...(await openSession(server, memberId)) }
}

/** One more session of a member: what the sign-in page would have set. */
export async function openSession(server: Server, memberId: string): Promise<Pick<SignedInMember, 'cookie' | 'header'>> {
  const secret = newSecret()
  await run(
    server,
    `INSERT INTO sessions (id, secret_hash, member_id, expires_at) VALUES ($1, $2, $3, now() + interval '7 days')`,
    [newId(), hashSecret(secret), memberId],
  )
  const name = server.url.startsWith('https:') ? '__Host-nevermore' : 'nevermore-session'
  const value = await encode({ token: { sessionSecret: secret }, secret: server.sessionSecret, maxAge: 7 * 24 * 3600 })
  return { cookie: { name, value, url: server.url, httpOnly: true, sameSite: 'Lax' }, header: `${name}=${value}` }
}

async function run(server: Server, sql: string, values: unknown[]) {
  const client = new pg.Client({ connectionString: server.databaseUrl })
  await client.connect()
  await client.query(sql, values)
  await client.end()
}
