import { db } from '../platform/db/client'

/** Whether there may be a repository to look at now: asked often, for what does it takes long to load. */
export async function isWatchWaiting(): Promise<boolean> {
  const [row] = await db().$queryRaw<{ waits: boolean }[]>`SELECT
    EXISTS (
      SELECT FROM repositories r JOIN publications p ON p.repository_id = r.id
      WHERE r.watch_due_at <= now() AND r.is_watched AND r.deleted_at IS NULL AND p.text IS NOT NULL) AS waits`
  return row?.waits ?? false
}
