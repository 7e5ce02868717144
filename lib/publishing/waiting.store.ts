import { db } from '../platform/db/client'

/** Whether there may be something to write into a repository now: asked often, for what does it takes long to load. */
export async function isPublicationWaiting(): Promise<boolean> {
  const [row] = await db().$queryRaw<{ waits: boolean }[]>`SELECT
    EXISTS (SELECT FROM publications WHERE due_at <= now() AND wish IS NOT NULL) AS waits`
  return row?.waits ?? false
}

/** Whether there may be a request of which somebody has to ask what has become. */
export async function isRequestWaiting(): Promise<boolean> {
  const [row] = await db().$queryRaw<{ waits: boolean }[]>`SELECT
    EXISTS (SELECT FROM publication_requests WHERE look_at <= now()) AS waits`
  return row?.waits ?? false
}
