import { db } from '../platform/db/client'
import { FILE_LIMIT, megabytes } from './limits'
import { type Group, grouped, type Part } from './sources/grouped'
import { wordsOf } from './take-in'

/** Files in folders, of a form that is exported in pieces: they are read when all of them have come. */
export const mayBelongTogether = (path: string): boolean => /\/[^/]+\.json$/i.test(path)

interface Row extends Part {
  id: string
  position: number
  size: number
}

/**
 * Makes one file of those of a batch that belong together, as the days of a channel, and lets workers read the others. Doing it
 * again goes on from where it was.
 */
export async function gatherFiles(batchId: string): Promise<void> {
  const waiting = await db().$queryRaw<Omit<Row, 'bytes'>[]>`
    SELECT id, path, position, octet_length(bytes) AS size FROM import_files
    WHERE batch_id = ${batchId}::uuid AND state = 'queued' AND claimed_until IS NOT NULL AND attempts = 0 AND bytes IS NOT NULL
    ORDER BY position, id`
  const rows = waiting.filter(({ path }) => mayBelongTogether(path)).map((row): Row => ({ ...row, bytes: () => bytesOf(row.id) }))
  const files = grouped(rows)
  for (const one of files) if ('parts' in one) await replace(batchId, one)
  const alone = files.flatMap((one) => ('parts' in one ? [] : [one.id]))
  const gone = new Set([...alone, ...files.flatMap((one) => ('parts' in one ? one.parts.map(({ id }) => id) : []))])
  // What serves groups is in each of them now.
  await drop(rows.flatMap(({ id }) => (gone.has(id) ? [] : [id])))
  await db().importFile.updateMany({ where: { id: { in: alone }, state: 'queued' }, data: { claimedUntil: null } })
}

/** One row for all that belong together, in the place of the first. */
async function replace(batchId: string, { parts, place, join }: Group<Row>): Promise<void> {
  const [first] = parts
  if (!first) return
  const { bytes, reason } = await joined(parts, join)
  await db().$transaction(async (tx) => {
    const row = { batchId, position: first.position, path: place, origin: 'upload' }
    await tx.importFile.createMany({
      data: [{ ...row, bytes: bytes && Buffer.from(bytes), ...(reason !== null && { state: 'failed' as const, reason }) }],
      skipDuplicates: true,
    })
    await tx.importFile.updateMany({ where: { id: { in: parts.map(({ id }) => id) } }, data: GATHERED })
  })
}

const GATHERED = { state: 'unpacked' as const, bytes: null, claimedUntil: null }

const drop = (ids: string[]) => db().importFile.updateMany({ where: { id: { in: ids } }, data: GATHERED })

async function joined(
  parts: Row[],
  join: () => Promise<Uint8Array>,
): Promise<{ bytes: Uint8Array | null; reason: string | null }> {
  const size = parts.reduce((sum, part) => sum + part.size, 0)
  if (size > FILE_LIMIT)
    return {
      bytes: null,
      reason: `Its ${parts.length} files have ${megabytes(size)} together; at most ${megabytes(FILE_LIMIT)} can be read. Send fewer days at once.`,
    }
  try {
    return { bytes: await join(), reason: null }
  } catch (error) {
    return { bytes: null, reason: wordsOf(error, 'file') }
  }
}

async function bytesOf(id: string): Promise<Uint8Array> {
  const { bytes } = await db().importFile.findUniqueOrThrow({ where: { id }, select: { bytes: true } })
  return bytes ?? new Uint8Array()
}
