import { createHash } from 'node:crypto'

/** Says whether something is still as a page showed it, in 22 characters. */
export const fingerprint = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22)
