import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// The path of a Unix socket may have 107 bytes (103 on macOS), and PostgreSQL appends /.s.PGSQL.5432.
const LONGEST_FOLDER = 103 - '/.s.PGSQL.5432.lock'.length

/** Where the server's socket lies: in the data directory, or in a short place of its own where that path is too long. */
export function socketFolder(dataDir: string): string {
  const inside = join(dataDir, 'run')
  if (Buffer.byteLength(inside) <= LONGEST_FOLDER) return inside
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  return join(Buffer.byteLength(tmpdir()) < 50 ? tmpdir() : '/tmp', `nevermore-${process.getuid?.() ?? 0}-${hash}`)
}

/** How a client names a database behind that socket. */
export const socketUrl = (folder: string, database: string): string =>
  `postgresql://nevermore@localhost/${database}?host=${encodeURIComponent(folder)}`
