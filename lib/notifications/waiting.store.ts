import { db } from '../platform/db/client'

/** Whether something was announced of which nobody decided yet who hears of it. */
export async function isNoticeWaiting(): Promise<boolean> {
  const [row] = await db().$queryRaw<{ waits: boolean }[]>`SELECT
    EXISTS (SELECT FROM notices WHERE spread_at IS NULL) AS waits`
  return row?.waits ?? false
}

/** Whether there may be a message to send now. */
export async function isMessageWaiting(): Promise<boolean> {
  const [row] = await db().$queryRaw<{ waits: boolean }[]>`SELECT
    EXISTS (SELECT FROM deliveries WHERE state = 'waiting' AND due_at <= now()) AS waits`
  return row?.waits ?? false
}
