import type { FetchFailureName } from '../../../platform/net/failures'
import type { OwnDatabase } from '../kind'
import type { Target } from './connection'

/** Everything from the open connection to the last row. */
export const WALL_MS = 5_000
/** Said to the server, so that it gives up by itself before we do. */
export const STATEMENT_MS = 4_000
export const LOCK_MS = 2_000
export const CONNECT_MS = 5_000
export const MAX_ROWS = 1_000
export const MAX_BYTES = 1_000_000

export interface AskRequest {
  target: Target
  statement: string
  ca: string
  /** What may be reached, as the settings say it. */
  allowTargets: readonly string[]
  own: OwnDatabase | null
}

/** Why a database gave no answer. */
export type SqlFailure =
  | FetchFailureName
  | 'authentication_failed'
  | 'no_such_database'
  | 'too_many_connections'
  | 'tls_not_offered'
  | 'not_read_only'
  | 'own_database'
  | 'permission_denied'
  | 'statement_writes'
  | 'invalid_statement'
  | 'query_timed_out'
  | 'locked'
  | 'too_many_rows'
  | 'result_too_large'
  | 'query_failed'

export interface Rows {
  ok: true
  /** The first value of the first row; null for NULL, undefined without a row. */
  first: string | null | undefined
  rows: number
  elapsedMs: number
}

export interface NoRows {
  ok: false
  failure: SqlFailure
  message: string
  /** SQL that mends it. */
  mend?: string
}

export type Answer = Rows | NoRows

/** Ends a session with what is to be said of it. */
export class SqlFailed extends Error {
  override name = 'SqlFailed'
  constructor(
    readonly failure: SqlFailure,
    message: string,
    readonly mend?: string,
  ) {
    super(message)
  }
}

const TELLS: Partial<Record<SqlFailure, string>> = {
  authentication_failed: 'The database refused the user or the password of the connection string.',
  no_such_database: 'There is no database of the name in the connection string, or its user may not connect to it.',
  too_many_connections: 'The database takes no more connections.',
  tls_not_offered:
    'The database offers no encrypted connection. Where the way to it is safe, sslmode=disable in the connection string asks for none.',
  statement_writes: 'The statement writes, and was refused: a check may only read.',
  query_timed_out: `The statement took longer than ${STATEMENT_MS / 1000} s and was ended.`,
  locked: `The statement waited longer than ${LOCK_MS / 1000} s for a lock.`,
}

/** What a server's error means. Its own words are repeated only where they are about the statement. */
export function tell(failure: SqlFailure, said = ''): SqlFailed {
  const words = TELLS[failure] ?? `The database said: ${withoutNames(said).slice(0, 300)}`
  return new SqlFailed(failure, words)
}

/** Servers name the user and the host they see, which are of the connection string. */
const withoutNames = (said: string): string => said.replace(/(user )?'[^']*'@'[^']*'/g, 'the user').replace(/\p{Cc}+/gu, ' ')

export const tooManyRows = () =>
  new SqlFailed('too_many_rows', `The statement gives more than ${MAX_ROWS} rows. Let the database count: SELECT count(*) …`)
export const tooLarge = () =>
  new SqlFailed('result_too_large', `The statement gives more than ${MAX_BYTES / 1_000_000} MB. Ask for less.`)
