import { db, inTransaction } from '../platform/db/client'
import { secondsToNextTry } from './rules'

/** A message in the hands of whoever sends it. */
export interface ClaimedDelivery {
  /** The key by which a receiver knows a second try. */
  id: string
  purpose: string
  memberId: string | null
  channelId: string | null
  /** Rises at every claim: a result with an older fence comes too late. */
  fence: number
  /** With this one. */
  tries: number
  createdAt: Date
}

/** What came of trying to send. */
export type Sent =
  | { state: 'sent'; words: string }
  /** There is nothing left to say, or nobody to say it to. */
  | { state: 'dropped'; words: string }
  /** Not arrived. `isFinal`: trying again would not help. `wishSeconds`: when the receiver wants to be asked again. */
  | { state: 'failed'; words: string; isFinal?: boolean; wishSeconds?: number }

/**
 * Takes up to `limit` messages whose time has come for `leaseSeconds`. Two workers never take the same one; that of a worker which
 * was killed is taken again once its lease is over.
 * @param only one message, due or not: for a person who waits for the result.
 */
export async function claimDeliveries(limit: number, leaseSeconds: number, only?: string): Promise<ClaimedDelivery[]> {
  return db().$queryRaw<ClaimedDelivery[]>`
    UPDATE deliveries SET leased_until = now() + make_interval(secs => ${leaseSeconds}), lease_fence = lease_fence + 1, tries = tries + 1
    WHERE id IN (
      SELECT id FROM deliveries
      WHERE state = 'waiting' AND (leased_until IS NULL OR leased_until < now())
        AND CASE WHEN ${only ?? null}::uuid IS NULL THEN due_at <= now() ELSE id = ${only ?? null}::uuid END
      ORDER BY due_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )
    RETURNING id, purpose, member_id AS "memberId", channel_id AS "channelId", lease_fence AS fence, tries, created_at AS "createdAt"`
}

/** Gives a message back untried. */
export async function releaseDelivery({ id, fence }: Pick<ClaimedDelivery, 'id' | 'fence'>): Promise<void> {
  await db().delivery.updateMany({
    where: { id, leaseFence: fence, state: 'waiting' },
    data: { leasedUntil: null, tries: { decrement: 1 } },
  })
}

/**
 * Writes down what came of a try, and when the next one is. A result that comes too late (another worker has taken the message
 * over) is refused: false.
 */
export async function recordSent({ id, channelId, fence, tries }: ClaimedDelivery, sent: Sent): Promise<boolean> {
  const wait = sent.state === 'failed' && !sent.isFinal ? secondsToNextTry(tries, Math.random(), sent.wishSeconds) : null
  const state = sent.state !== 'failed' ? sent.state : wait === null ? 'dead' : 'waiting'
  return inTransaction(async (tx) => {
    const count = await tx.$executeRaw`
      UPDATE deliveries SET state = ${state}::delivery_state, result = ${sent.words.slice(0, 500)}, leased_until = NULL,
        due_at = CASE WHEN ${wait}::int IS NULL THEN due_at ELSE now() + make_interval(secs => ${wait ?? 0}) END,
        ended_at = CASE WHEN ${state} = 'waiting' THEN NULL ELSE now() END
      WHERE id = ${id}::uuid AND lease_fence = ${fence} AND state = 'waiting'`
    if (count === 0) return false
    if (channelId && sent.state === 'sent')
      await tx.notificationChannel.updateMany({ where: { id: channelId }, data: { failingSinceAt: null } })
    if (channelId && sent.state === 'failed')
      await tx.$executeRaw`UPDATE notification_channels SET failing_since_at = coalesce(failing_since_at, now()) WHERE id = ${channelId}::uuid`
    return true
  })
}

/** Forgets what ended long ago, and what nobody has to hear of any more; how many. */
export async function sweepDeliveries(olderThanDays: number): Promise<number> {
  const before = new Date(Date.now() - olderThanDays * 86_400_000)
  const count = await db().$executeRaw`DELETE FROM deliveries WHERE ended_at < ${before}`
  await db().$executeRaw`
    DELETE FROM notices WHERE spread_at < ${before} AND NOT EXISTS (SELECT FROM delivery_notices WHERE notice_id = notices.id)`
  return count
}
