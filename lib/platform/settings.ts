import { createHmac } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { Refusal } from './errors'
import { readMailbox } from './mailbox'
import { weakness } from './weak-key'

const splitList = (list: string): string[] =>
  list
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean)

/** Every setting there is, as docs/operations.md lists them. Nothing else reads the environment. */
const Settings = z.object({
  databaseUrl: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'expected postgresql://user:password@host:port/name')
    .optional(),
  dataDir: z.string().min(1).optional(),
  /** Where the system wants a user's data: the default data directory is in it. */
  xdgDataHome: z.string().startsWith('/').optional().catch(undefined),
  /** "1" lets the data lie where a container or a restart forgets it. */
  allowEphemeralData: z
    .enum(['0', '1'])
    .default('0')
    .transform((value) => value === '1'),
  /** The instance this installation must find; a start on any other database refuses. */
  expectedInstanceId: z.uuid().optional(),
  port: z.coerce.number().int().min(0).max(65535).default(3000),
  /** The address the web process listens on. */
  host: z.string().min(1).default('127.0.0.1'),
  /** Where people reach the app, "https://nevermore.example.org": links, cookies and the origin of every change are judged by it. */
  publicUrl: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  /** At least 32 bytes; generated into the data directory when not given. */
  sessionSecret: z.string().min(32, 'expected at least 32 characters of randomness').optional(),
  /** What checks' secrets are encrypted with, a key a line, the newest first; generated into the data directory when not given. */
  secretsKey: z.string().optional().superRefine(judgeKeys),
  /** "loopback", "private", or networks as 10.1.0.0/16, comma separated: what checks may reach besides public addresses. */
  allowTargets: z.string().default('').transform(splitList),
  /** Directories, comma separated: where checks may read repositories of this machine, by file:///… */
  repositoryDirs: z
    .string()
    .default('')
    .transform(splitList)
    .refine((list) => list.every((item) => item.startsWith('/')), 'expected absolute paths, separated by commas'),
  /** Programs, comma separated: the monitoring plugins that checks may run. */
  plugins: z
    .string()
    .default('')
    .transform(splitList)
    .refine((list) => list.every((item) => item.startsWith('/')), 'expected absolute paths of programs, separated by commas'),
  /** Days for which every run of a check is kept in full; older ones are thinned to changes and daily counts. */
  runsKeptDays: z.coerce.number().int().min(1).max(3650).default(90),
  /** Checks in flight at once towards one host and port. */
  checksPerHost: z.coerce.number().int().min(1).max(1000).default(8),
  /** How many proxies in front append to X-Forwarded-For; 0 believes only the socket. */
  trustedProxies: z.coerce.number().int().min(0).max(5).default(0),
  /** The server that takes our e-mail, smtp://user:password@host:587 or smtps://…; without it none is sent. */
  smtpUrl: z
    .url({ protocol: /^smtps?$/, error: 'expected smtp://user:password@host:587 or smtps://user:password@host' })
    .optional(),
  /** Whom our e-mail is from: "nevermore@example.org", or "Nevermore <nevermore@example.org>". */
  mailFrom: z
    .string()
    .refine((text) => readMailbox(text) !== null, 'expected one address, such as Nevermore <nevermore@example.org>')
    .optional(),
  /** The largest file that may be attached to an incident, in MB (10^6 bytes). */
  attachmentMb: z.coerce.number().int().min(1).max(2000).default(25),
  /** Where attached files are kept instead of the data directory: an S3-compatible bucket, https://host/bucket or https://host/bucket/folder. */
  s3Url: z
    .url({ protocol: /^https?$/, error: 'expected https://host/bucket' })
    .transform((url) => url.replace(/\/+$/, ''))
    .refine((url) => new URL(url).pathname.length > 1, 'expected the bucket in the address: https://host/bucket')
    .optional(),
  s3Region: z.string().min(1).default('us-east-1'),
  s3AccessKey: z.string().min(1).optional(),
  s3SecretKey: z.string().min(1).optional(),
  logLevel: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
})

export type Settings = z.output<typeof Settings>

function judgeKeys(text: string | undefined, context: z.RefinementCtx): void {
  for (const line of text?.split('\n') ?? []) {
    const problem = weakness(line.trim())
    if (problem) context.addIssue(problem)
  }
}

const VARIABLES: Record<keyof Settings, { name: string; secret?: true }> = {
  databaseUrl: { name: 'DATABASE_URL', secret: true },
  dataDir: { name: 'NEVERMORE_DATA_DIR' },
  xdgDataHome: { name: 'XDG_DATA_HOME' },
  allowEphemeralData: { name: 'NEVERMORE_ALLOW_EPHEMERAL_DATA' },
  expectedInstanceId: { name: 'NEVERMORE_INSTANCE_ID' },
  port: { name: 'PORT' },
  host: { name: 'HOST' },
  publicUrl: { name: 'NEVERMORE_URL' },
  sessionSecret: { name: 'NEVERMORE_SESSION_SECRET', secret: true },
  secretsKey: { name: 'NEVERMORE_SECRETS_KEY', secret: true },
  allowTargets: { name: 'NEVERMORE_ALLOW_TARGETS' },
  repositoryDirs: { name: 'NEVERMORE_REPOSITORY_DIRS' },
  plugins: { name: 'NEVERMORE_PLUGINS' },
  runsKeptDays: { name: 'NEVERMORE_RUNS_KEPT_DAYS' },
  checksPerHost: { name: 'NEVERMORE_CHECKS_PER_HOST' },
  trustedProxies: { name: 'NEVERMORE_TRUSTED_PROXIES' },
  smtpUrl: { name: 'NEVERMORE_SMTP_URL', secret: true },
  mailFrom: { name: 'NEVERMORE_MAIL_FROM' },
  attachmentMb: { name: 'NEVERMORE_ATTACHMENT_MB' },
  s3Url: { name: 'NEVERMORE_S3_URL' },
  s3Region: { name: 'NEVERMORE_S3_REGION' },
  s3AccessKey: { name: 'NEVERMORE_S3_ACCESS_KEY' },
  s3SecretKey: { name: 'NEVERMORE_S3_SECRET_KEY', secret: true },
  logLevel: { name: 'NEVERMORE_LOG_LEVEL' },
}

/**
 * Reads and validates the settings. Any of them may be given as NAME_FILE, the path of a file that holds the value.
 * @throws Refusal that names each wrong variable, what it holds (secrets are not shown) and what was expected.
 */
function readSettings(environment: Record<string, string | undefined>): Settings {
  const raw: Record<string, string> = {}
  const wrong: string[] = []
  for (const [key, { name }] of Object.entries(VARIABLES)) {
    const file = environment[`${name}_FILE`]
    const value = environment[name]
    if (file && value) wrong.push(`${name} and ${name}_FILE are both set; keep one`)
    else if (file && !existsSync(file)) wrong.push(`${name}_FILE names ${file}, which does not exist`)
    else if (file) raw[key] = readFileSync(file, 'utf8').trim()
    else if (value) raw[key] = value
  }
  const parsed = Settings.safeParse(raw)
  for (const issue of parsed.error?.issues ?? []) {
    const key = issue.path[0] as keyof Settings
    const variable = VARIABLES[key]
    wrong.push(`${variable.name}${variable.secret ? '' : ` is ${JSON.stringify(raw[key])}`}: ${issue.message}`)
  }
  if (wrong.length > 0 || !parsed.success)
    throw new Refusal(`The settings are not usable: ${wrong.join('; ')}.`, 'See docs/operations.md for every setting.')
  return parsed.data
}

let current: Settings | undefined

/** The settings of this process, read once. */
export function settings(): Settings {
  current ??= readSettings(process.env)
  return current
}

/**
 * Puts what the command line or the data directory says in place of what the environment said. Written into the environment,
 * because Next's bundles and the processes we start read it there.
 */
export function overrideSettings(changes: Partial<Record<keyof Settings, string | undefined>>): void {
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) continue
    const { name } = VARIABLES[key as keyof Settings]
    delete process.env[`${name}_FILE`]
    process.env[name] = value
  }
  current = undefined
}

/** The environment for a process we start: our own as it is now, and what else it needs. */
export const childEnvironment = (more: Record<string, string> = {}): NodeJS.ProcessEnv => ({ ...process.env, ...more })

/** The names of all settings, as they stand in the environment. */
export const settingNames = (): string[] => Object.values(VARIABLES).map(({ name }) => name)

/** Variables that look like settings of ours and are none, as a misspelt one would be. */
export function unknownVariables(environment: Record<string, string | undefined> = process.env): string[] {
  const known = new Set(Object.values(VARIABLES).flatMap(({ name }) => [name, `${name}_FILE`]))
  return Object.keys(environment).filter((name) => name.startsWith('NEVERMORE_') && !known.has(name) && !FOR_DEVELOPERS.has(name))
}

// Read by the configuration files of the tools, not by the app.
const FOR_DEVELOPERS = new Set(['NEVERMORE_NEXT_DIR', 'NEVERMORE_TEST_SERVER_URL'])

/**
 * next-auth 4 learns its own address from the environment only; left without it, it believes the Host header. This is the one
 * place that writes the environment, because this file is the one that may.
 */
export function nameForNextAuth(url: string): void {
  process.env.NEXTAUTH_URL = new URL(url).origin
}

/**
 * What Next reads from the environment before it is loaded. The key that server functions close over their arguments with comes
 * from the session secret: it stays the same over restarts and builds, and is one on all machines that share the secret.
 */
export function prepareForNext(mode: 'production' | 'development'): void {
  const { sessionSecret = '' } = settings()
  Object.assign(process.env, {
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: createHmac('sha256', sessionSecret).update('server functions').digest('base64'),
  })
}

/** Next's development server, whose pages need a looser policy. */
export const isDevelopment = (): boolean => process.env.NODE_ENV === 'development'
