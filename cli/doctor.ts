import { parseArgs } from 'node:util'
import { chooseDataDir, judgeDataDir } from '../lib/platform/data-dir'
import { connect, describeDatabase } from '../lib/platform/db/connect'
import { findEmbedded, hasEmbedded } from '../lib/platform/db/embedded/server'
import { judgeEngine, judgeFiles, judgeIdentity } from '../lib/platform/db/identity-rules'
import { readInstance } from '../lib/platform/db/instance-file'
import { appliedMigrations, judgeServer } from '../lib/platform/db/migrate'
import { planMigrations, readMigrations } from '../lib/platform/db/migrations'
import { findInstance, judgeSchema } from '../lib/platform/db/open'
import { Refusal } from '../lib/platform/errors'
import { lockFile } from '../lib/platform/installation'
import { lockHolder } from '../lib/platform/process-lock'
import { isOpenToOthers, readKeyring, secretsKeyFile } from '../lib/platform/secrets-key'
import { settings } from '../lib/platform/settings'
import { applyOptions, databaseOptions } from './options'
import { unknownSettings } from './unknown-settings'

type Answer = string | { warning: string }

/** `nevermore doctor`: looks at everything a start looks at and changes nothing. Exit code 1 where something is wrong. */
export async function doctor(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: databaseOptions })
  applyOptions(values)
  let isWell = true
  const look = async (what: string, ask: () => Promise<Answer> | Answer) => {
    try {
      const answer = await ask()
      console.log(typeof answer === 'string' ? `ok       ${what}: ${answer}` : `look     ${what}: ${answer.warning}`)
      return true
    } catch (error) {
      isWell = false
      console.log(`WRONG    ${what}: ${error instanceof Refusal ? `${error.message} ${error.advice}` : String(error)}`)
      return false
    }
  }
  await look('settings', judgeSettings)
  const dataDir = chooseDataDir(settings())
  if (!(await look('data directory', () => judgeDataDir(settings())))) return 1
  await look('processes', () => describeProcesses(dataDir))
  const place = await findDatabase(dataDir, look)
  if (place) await lookAtDatabase(place, dataDir, look)
  console.log(isWell ? 'All is well.' : 'Something is wrong.')
  return isWell ? 0 : 1
}

function judgeSettings(): Answer {
  settings()
  const unknown = unknownSettings()
  return unknown.length === 0 ? 'all are understood' : { warning: unknown.join(' ') }
}

function describeProcesses(dataDir: string): Answer {
  const holder = lockHolder(lockFile(dataDir))
  return holder
    ? `process ${holder.pid} (${holder.purpose})${holder.url ? ` at ${holder.url}` : ''}`
    : 'none runs on this data directory'
}

type Look = (what: string, ask: () => Promise<Answer> | Answer) => Promise<boolean>

async function findDatabase(dataDir: string, look: Look): Promise<string | undefined> {
  const { databaseUrl } = settings()
  let url = databaseUrl
  await look('database', async () => {
    judgeEngine(readInstance(dataDir), databaseUrl ? 'server' : 'embedded', false)
    if (databaseUrl) return `the PostgreSQL at ${describeDatabase(databaseUrl)}`
    judgeFiles(readInstance(dataDir), hasEmbedded(dataDir), false)
    if (!hasEmbedded(dataDir)) return { warning: 'none yet; the first start creates it' }
    url = await findEmbedded(dataDir)
    return url
      ? 'the embedded PostgreSQL, running'
      : { warning: 'the embedded PostgreSQL does not run: start Nevermore to have its content judged' }
  })
  return url
}

async function lookAtDatabase(url: string, dataDir: string, look: Look) {
  const client = await connect(url).catch((error) => look('connection', () => Promise.reject(error)).then(() => undefined))
  if (!client) return
  try {
    const engine = settings().databaseUrl ? 'server' : 'embedded'
    await look('server', async () => {
      await judgeServer(client)
      return String((await client.query('SHOW server_version')).rows[0]?.server_version)
    })
    await look('identity', async () => {
      const found = await findInstance(client, engine, engine === 'server' ? describeDatabase(url) : null)
      judgeIdentity(readInstance(dataDir), found, { adopt: false, expectedId: settings().expectedInstanceId })
      return `instance ${found.instanceId} with ${found.counts.incidents ?? 0} incidents and ${found.counts.members ?? 0} members`
    })
    await look('migrations', async () => {
      const due = planMigrations(readMigrations(), await appliedMigrations(client))
      return due.length === 0 ? 'all are applied' : { warning: `${due.length} will be applied by the next start` }
    })
    await look('schema', async () => {
      await judgeSchema(client)
      return 'as the program expects it'
    })
    await look('secrets', async () => describeSecrets((await client.query(SECRETS)).rows, dataDir))
    await look('web and worker', async () => describeBeats((await client.query(BEATS)).rows))
    await look('checks', async () => describeLate((await client.query(LATE)).rows[0]?.late ?? 0))
  } finally {
    await client.end()
  }
}

const SECRETS = `SELECT key_id AS "keyId", count(*)::int AS count
  FROM (SELECT key_id FROM secrets UNION ALL SELECT key_id FROM notification_channels) AS sealed GROUP BY key_id`

function describeSecrets(rows: { keyId: string; count: number }[], dataDir: string): Answer {
  const keyring = readKeyring(dataDir)
  const sum = rows.reduce((all, { count }) => all + count, 0)
  const unread = rows.filter(({ keyId }) => !keyring?.keys.some(({ id }) => id === keyId))
  const [lost] = unread
  if (lost)
    throw new Refusal(
      `${unread.reduce((all, { count }) => all + count, 0)} of ${sum} cannot be read: they are encrypted with the key ${lost.keyId}, and ${keyring ? `the one here is ${keyring.keys[0].id}` : `there is none in ${secretsKeyFile(dataDir)}`}.`,
      'Bring the key back from where it is kept, or replace the secrets in the app, in Settings.',
    )
  if (keyring?.from === 'file' && isOpenToOthers(dataDir))
    return { warning: `others may read the key: chmod 600 ${secretsKeyFile(dataDir)}` }
  if (!keyring) return 'none; the first one makes its key'
  return `${sum}, all readable with the key ${keyring.keys[0].id}${keyring.keys.length > 1 ? ' and older ones' : ''}`
}

const BEATS = `SELECT kind, version, extract(epoch FROM now() - beat_at)::int AS "secondsAgo" FROM process_beats
  WHERE beat_at > now() - interval '30 seconds' ORDER BY kind`

const LATE = `SELECT count(*)::int AS late FROM checks
  WHERE due_at < now() - make_interval(secs => interval_seconds) AND is_enabled AND deleted_at IS NULL`

const describeLate = (late: number): Answer =>
  late === 0 ? 'none is late' : { warning: `${late} should have begun more than one of their intervals ago` }

function describeBeats(rows: { kind: string; version: string; secondsAgo: number }[]): Answer {
  const missing = ['web', 'worker'].filter((kind) => !rows.some((row) => row.kind === kind))
  const heard = rows.map(({ kind, version, secondsAgo }) => `${kind} ${version}, ${secondsAgo} s ago`).join('; ')
  if (missing.length === 0) return heard
  return { warning: `no sign of life of ${missing.join(' and ')} in the last 30 s${heard ? ` (${heard})` : ''}` }
}
