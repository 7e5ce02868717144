import { isIP } from 'node:net'
import { hostProblem } from '../../../platform/net/hosts'

type Engine = 'postgresql' | 'mysql'

/** Where a connection string leads. */
export interface Target {
  engine: Engine
  host: string
  port: number
  user: string
  password: string
  database: string
  /** Encrypted, with the server's certificate verified for the host; off only where the connection string says so. */
  tls: boolean
}

const ENGINES: Record<string, [Engine, number]> = {
  'postgresql:': ['postgresql', 5432],
  'postgres:': ['postgresql', 5432],
  'mysql:': ['mysql', 3306],
  'mariadb:': ['mysql', 3306],
}

const EXPECTED = 'expected postgresql://user:password@host/database or mysql://user:password@host/database'

/**
 * Reads a connection string; a sentence where it cannot be used, which repeats none of it. Read here and not by a driver: theirs
 * take paths of files, sockets and options of the server from it.
 */
export function readConnection(text: string): Target | string {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null
  const engine = url && ENGINES[url.protocol]
  if (!engine) return `The secret is no connection string: ${EXPECTED}.`
  const host = decode(url.hostname).replace(/^\[|\]$/g, '')
  const database = decode(url.pathname.slice(1))
  if (host === '' || host.includes(',') || hostProblem(host)) return `The connection string names no single host: ${EXPECTED}.`
  if (url.username === '' || database === '' || database.includes('/'))
    return `The connection string lacks a user or a database: ${EXPECTED}.`
  const tls = readTls(url.searchParams)
  if (typeof tls === 'string') return tls
  if (tls && engine[0] === 'mysql' && isIP(host))
    return 'Over TLS a MySQL server is judged by its name: the connection string holds an address in place of it.'
  const port = url.port === '' ? engine[1] : Number(url.port)
  return { engine: engine[0], host, port, user: decode(url.username), password: decode(url.password), database, tls }
}

function readTls(options: URLSearchParams): boolean | string {
  const unknown = [...options.keys()].find((name) => name !== 'sslmode' && name !== 'ssl-mode')
  if (unknown !== undefined)
    return 'The connection string has options other than sslmode, and none of them is used here; take them out.'
  const mode = (options.get('sslmode') ?? options.get('ssl-mode') ?? 'verify-full').toLowerCase().replace('_', '-')
  if (mode === 'verify-full' || mode === 'verify-identity') return true
  if (mode === 'disable' || mode === 'disabled') return false
  return 'The connection string has an sslmode that is not used here: expected verify-full (as without any) or disable.'
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
