import type { Socket } from 'node:net'

/** One connection to a database, and how its statement is ended from outside. */
export interface Session {
  socket: Socket
  /** Bytes to send, or a statement to run, on another connection. */
  cancelBy(how: Buffer | string): void
}
