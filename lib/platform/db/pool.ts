import pg from 'pg'

/** The connections of one process. Few: most statements take a millisecond. */
export function makePool(connectionString: string | undefined): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 10, connectionTimeoutMillis: 5_000, idleTimeoutMillis: 30_000 })
  // One that breaks while nobody uses it is replaced; whoever uses one hears of it by their own statement.
  pool.on('error', () => {})
  return pool
}
