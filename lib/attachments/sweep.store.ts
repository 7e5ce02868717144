import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { blobs, incomingFolder } from '../platform/blobs/blobs'
import { db, inTransaction } from '../platform/db/client'
import { lockHash } from './hash-lock.store'

const HOUR_MS = 3_600_000
/** How long a deleted file can be brought back. */
const DELETED_KEPT_MS = 30 * 24 * HOUR_MS
/** What nobody names may be on its way to a row; and a database may be restored that names it again. */
const ORPHANS_KEPT_MS = 3 * 24 * HOUR_MS
/** An upload takes a minute. */
const INCOMING_KEPT_MS = 24 * HOUR_MS

/** Forgets files that were deleted long ago, and removes bytes that no row has named for days. */
export async function sweepAttachments(now = new Date()): Promise<{ forgotten: number; removed: number }> {
  const before = (ms: number) => new Date(now.getTime() - ms)
  const forgotten = await db().$executeRaw`DELETE FROM attachments WHERE deleted_at < ${before(DELETED_KEPT_MS)}`
  let removed = 0
  for await (const hash of blobs().listBefore(before(ORPHANS_KEPT_MS))) if (await removeOrphan(hash)) removed++
  await sweepIncoming(before(INCOMING_KEPT_MS))
  return { forgotten, removed }
}

async function removeOrphan(hash: string): Promise<boolean> {
  if ((await db().$queryRaw<unknown[]>`SELECT FROM attachments WHERE hash = ${hash} LIMIT 1`).length > 0) return false
  return inTransaction(async (tx) => {
    await lockHash(tx, hash)
    if (await tx.attachment.findFirst({ where: { hash }, select: { id: true } })) return false
    await blobs().remove(hash)
    return true
  })
}

/** What a process left behind that ended while a file came in. */
async function sweepIncoming(moment: Date): Promise<void> {
  const folder = incomingFolder()
  for (const name of await readdir(folder).catch(() => [])) {
    const stats = await stat(join(folder, name)).catch(() => null)
    if (stats && stats.mtime < moment) await rm(join(folder, name), { force: true })
  }
}
