import { newId } from '../platform/ids'
import type { Claimed } from './claims.store'
import type { Outcome } from './kinds/kind'
import { secondsBetween, slotFor, spreadDueAt } from './rules'
import { count, wordDuration } from './words'

/** Which slot a claim answers, when the check is due again, and the row that stands for the slots before it that nobody looked at. */
export function slotOf({ id, dueAt, claimedAt, intervalSeconds, lastRunAt }: Claimed, outcome: Outcome) {
  const { slotAt, skipped, nextDueAt } = slotFor(dueAt, intervalSeconds, claimedAt)
  const usual = lastRunAt ? nextDueAt : spreadDueAt(id, slotAt, intervalSeconds)
  const away = () => wordDuration(secondsBetween(dueAt, slotAt))
  return {
    slotAt,
    nextDueAt: outcome.lookAgainAt ?? usual,
    skipped: skipped > 0 ? skippedRun(id, dueAt, `No worker looked for ${away()}: ${count(skipped, 'run')} left out`) : null,
  }
}

/** Slots nobody looked at, as one row: they are not run late one by one, and they are not forgotten. */
const skippedRun = (checkId: string, at: Date, summary: string) => ({
  id: newId(),
  checkId,
  slotAt: at,
  startedAt: at,
  finishedAt: at,
  verdict: 'error' as const,
  failure: 'skipped',
  summary,
})
