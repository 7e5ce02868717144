import { systemActor } from '../access/actor'
import { recordActivity } from '../activity/store'
import { announce } from '../notifications/outbox.store'
import { unbrokenSince } from '../platform/beats.store'
import { db, inTransaction, type Prisma, type Tx } from '../platform/db/client'
import { databaseNow } from './answering.store'
import { secondsBetween, staleAfter, staleBecause } from './rules'
import { JUDGED } from './runs.store'
import { wordDuration } from './words'

/** Workers that began so lately may still be catching up: a check they have not come to yet is not news. */
const CATCHING_UP_SECONDS = 300

const NOTICED = { ...JUDGED, staleSinceAt: true } satisfies Prisma.CheckSelect
type Noticed = Prisma.CheckGetPayload<{ select: typeof NOTICED }>

/**
 * The one place where a check is noticed to have become stale, or to be so no longer: once an episode, however many workers
 * sweep, and in one transaction with whatever tells people of it.
 * @returns how many checks changed.
 */
export async function noticeStale(): Promise<number> {
  const [now, workersSince] = [await databaseNow(db()), await unbrokenSince('worker')]
  const haveCaughtUp = workersSince !== null && secondsBetween(workersSince, now) > CATCHING_UP_SECONDS
  const ids = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM checks WHERE stale_since_at IS NOT NULL
      OR is_enabled AND deleted_at IS NULL
        AND (erring_since_at IS NOT NULL OR ${haveCaughtUp} AND due_at < ${now}::timestamptz - interval '1 minute')`
  if (ids.length === 0) return 0
  const doubtful = await db().check.findMany({
    where: { id: { in: ids.map(({ id }) => id) } },
    select: NOTICED,
    orderBy: { id: 'asc' },
  })
  let changed = 0
  for (const check of doubtful) {
    if (!isNews(check, now)) continue
    if (await inTransaction((tx) => notice(tx, check.id))) changed++
  }
  return changed
}

const isNews = (check: Noticed, now: Date): boolean => (staleBecause(check, now) !== null) !== (check.staleSinceAt !== null)

/** Judges anew under a lock: a run, or another worker's sweep, may have come first. */
async function notice(tx: Tx, checkId: string): Promise<boolean> {
  await tx.$queryRaw`SELECT id FROM checks WHERE id = ${checkId}::uuid FOR UPDATE`
  const check = await tx.check.findUniqueOrThrow({ where: { id: checkId }, select: NOTICED })
  const now = await databaseNow(tx)
  if (!isNews(check, now)) return false
  const because = staleBecause(check, now)
  await tx.check.update({ where: { id: checkId }, data: { staleSinceAt: because ? now : null } })
  // Switching it off or deleting it has been told already.
  if (because) {
    const key = `check_stale:${checkId}:${now.toISOString()}`
    await announce(tx, { kind: 'check_stale', key, checkId, because: wordStale(check, because, now) })
  }
  if (because || (check.isEnabled && !check.deletedAt)) await tell(tx, check, because, now)
  return true
}

/** Into the record of each action it proves, where that proof is still owed or relied on. */
async function tell(tx: Tx, check: Noticed, because: 'erring' | 'not_run' | null, now: Date): Promise<void> {
  const bound = await tx.actionCheck.findMany({
    where: { checkId: check.id, action: { deletedAt: null, state: { not: 'waived' } } },
    select: { action: { select: { number: true, title: true, incidentId: true } } },
    orderBy: { actionId: 'asc' },
  })
  for (const { action } of bound) {
    const { incidentId, ...named } = action
    const data = { ...named, check: check.title, ...(because && { because: wordStale(check, because, now) }) }
    await recordActivity(tx, systemActor, incidentId, because ? 'check_stale' : 'check_fresh', data)
  }
}

function wordStale(check: Noticed, because: 'erring' | 'not_run', now: Date): string {
  if (because === 'erring' && check.erringSinceAt)
    return `it could not look for ${wordDuration(secondsBetween(check.erringSinceAt, now))}`
  return `nobody looked for ${wordDuration(check.lastRunAt ? secondsBetween(check.lastRunAt, now) : staleAfter(check))}`
}
