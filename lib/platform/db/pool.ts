import { Socket } from 'node:net'
import pg from 'pg'

/** Longer than any statement takes. A server that says nothing for so long is taken for gone: its machine may have ended without a word. */
const SILENCE_MS = 60_000
/** To wait for one's turn, or for a server that starts: as long as a transaction waits (`inTransaction`). */
const TURN_MS = 15_000

/** The connections of one process. Few: most statements take a millisecond. */
export function makePool(connectionString: string | undefined, silenceMs = SILENCE_MS): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: TURN_MS,
    idleTimeoutMillis: 30_000,
    stream: () => socketThatGivesUp(silenceMs),
  })
  // One that breaks while nobody uses it is replaced; whoever uses one hears of it by their own statement.
  pool.on('error', () => {})
  return pool
}

/** Without it a statement would wait for ever for the answer of a server that is not there any more, and keep its connection. */
function socketThatGivesUp(silenceMs: number): Socket {
  const socket = new Socket()
  return socket.setTimeout(silenceMs, () => {
    socket.destroy(new Error(`The database said nothing for ${silenceMs / 1000} s.`))
  })
}
