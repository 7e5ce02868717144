import { db } from '../platform/db/client'

/** Whether there may be a file to read or a draft to accept: asked twice a second, for what does it takes long to load. */
export async function isFileWaiting(): Promise<boolean> {
  const [row] = await db().$queryRaw<{ waits: boolean }[]>`SELECT
    EXISTS (SELECT FROM import_files WHERE state = 'queued')
    OR EXISTS (SELECT FROM import_files WHERE state = 'draft' AND accept_asked_at IS NOT NULL) AS waits`
  return row?.waits ?? false
}

/** Whether there may be a repository to fetch. */
export async function isRepositoryWaiting(): Promise<boolean> {
  const [row] = await db().$queryRaw<{ waits: boolean }[]>`SELECT
    EXISTS (SELECT FROM import_batches WHERE address IS NOT NULL AND listed_at IS NULL) AS waits`
  return row?.waits ?? false
}
