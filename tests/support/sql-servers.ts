import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import mysql from 'mysql2/promise'
import pg from 'pg'
import { installEngine } from '@/lib/platform/db/embedded/engine'
import { serverUser } from '@/lib/platform/db/embedded/server-user'
import { type Authority, makeAuthority } from './certificates'
import { freePorts, makeFolder, type Program, programOf, startProgram } from './debian'

/** A database server on loopback that speaks TLS as "localhost", and its administrator. */
export interface SqlServer extends Program {
  port: number
  authority: Authority
  /** What the test's administrator does there; the rows of the last statement. */
  admin(sql: string, database?: string): Promise<Record<string, unknown>[]>
}

/** Debian's PostgreSQL 15, or the one that comes along with the app. */
export async function startPostgres(which: 'debian' | 'embedded'): Promise<SqlServer> {
  const folder = makeFolder('postgres')
  chmodSync(folder, 0o711)
  const bin = which === 'debian' ? dirname(programOf('postgresql-15')) : join(installEngine(folder).folder, 'bin')
  const user = serverUser(join(folder, 'own'))
  const { port, authority, files } = await prepare(folder, user)
  const data = join(files, 'data')
  writeFileSync(join(folder, 'password'), 'administrator')
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'admin', '--pwfile', join(folder, 'password'), '-A', 'scram-sha-256', '--encoding', 'UTF8', '--no-sync'],
    { cwd: files, env: ENVIRONMENT, ...user, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(made.stderr)
  const options = {
    listen_addresses: '127.0.0.1',
    port,
    fsync: 'off',
    ssl: 'on',
    ssl_cert_file: join(files, 'cert'),
    ssl_key_file: join(files, 'key'),
  }
  const admin = async (sql: string, database = 'postgres') => {
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'admin', password: 'administrator', database })
    await client.connect()
    const result = await client.query(sql)
    await client.end()
    const last: pg.QueryResult | undefined = Array.isArray(result) ? result.at(-1) : result
    return last?.rows ?? []
  }
  const program = await startProgram({
    program: join(bin, 'postgres'),
    args: ['-D', data, '-k', files, ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    folder,
    user,
    env: ENVIRONMENT,
    // At once, whoever is still connected.
    ending: 'SIGQUIT',
    ready: () =>
      admin('SELECT 1').then(
        () => true,
        () => false,
      ),
  })
  return { ...program, port, authority, admin }
}

/** Debian's MariaDB. */
export async function startMariadb(): Promise<SqlServer> {
  const folder = makeFolder('mariadb')
  chmodSync(folder, 0o711)
  const user = serverUser(join(folder, 'own'))
  const { port, authority, files } = await prepare(folder, user)
  const data = join(files, 'data')
  const made = spawnSync(
    '/usr/bin/mariadb-install-db',
    ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db', ...IN_NO_CARE],
    { cwd: files, env: ENVIRONMENT, ...user, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(made.stderr + made.stdout)
  const admin = async (sql: string, database?: string) => {
    const client = await mysql.createConnection({
      ...{ socketPath: join(files, 'socket'), user: 'root', database, multipleStatements: true },
    })
    const [rows] = await client.query(sql)
    await client.end()
    return (Array.isArray(rows) ? rows : []) as Record<string, unknown>[]
  }
  const program = await startProgram({
    program: programOf('mariadb-server'),
    args: [
      ...[
        '--no-defaults',
        `--datadir=${data}`,
        `--port=${port}`,
        '--bind-address=127.0.0.1',
        `--socket=${join(files, 'socket')}`,
      ],
      ...[`--ssl-cert=${join(files, 'cert')}`, `--ssl-key=${join(files, 'key')}`, '--skip-name-resolve', ...IN_NO_CARE],
    ],
    ending: 'SIGKILL',
    folder,
    user,
    env: ENVIRONMENT,
    ready: () =>
      admin('SELECT 1').then(
        () => true,
        () => false,
      ),
  })
  return { ...program, port, authority, admin }
}

/** Its data is thrown away: nothing is waited for until it lies on a disk. */
const IN_NO_CARE = ['--innodb-flush-method=nosync', '--innodb-flush-log-at-trx-commit=0', '--innodb-log-file-size=4M']

const ENVIRONMENT = { PATH: '/usr/bin:/bin:/usr/sbin', LC_ALL: 'C', TZ: 'UTC' } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv

/** A folder that is the server's own, with a certificate for "localhost" in it. */
async function prepare(folder: string, user: { uid: number; gid: number } | undefined) {
  const files = join(folder, 'own')
  mkdirSync(files)
  const authority = makeAuthority()
  for (const [name, text] of Object.entries(authority.issue({ host: 'localhost' }))) {
    writeFileSync(join(files, name), text, { mode: 0o600 })
    if (user) chownSync(join(files, name), user.uid, user.gid)
  }
  if (user) chownSync(files, user.uid, user.gid)
  const [port = 0] = await freePorts(1)
  return { port, authority, files }
}
