import { db, inTransaction } from '../platform/db/client'
import { announce } from './outbox.store'

/** What was due longer ago is not news any more: an old document that is imported, a worker that was away. */
const NEWS_DAYS = 7

interface Due {
  id: string
  /** YYYY-MM-DD */
  dueOn: string
  isOver: boolean
}

/**
 * Announces what is due soon and what is overdue, each once for each due day; the digest goes on naming what is overdue. Days are
 * those of UTC.
 * @returns how many were announced.
 */
export async function remindOfDueDays(today = new Date().toISOString().slice(0, 10)): Promise<number> {
  const due = await db().$queryRaw<Due[]>`
    SELECT * FROM (
      SELECT id, due_on::text AS "dueOn", due_on < ${today}::date AS "isOver"
      FROM corrective_actions
      WHERE deleted_at IS NULL AND state IN ('open', 'in_progress')
        -- Written down the day before at the latest, and while it was not over yet.
        AND created_at < least(${today}::date, due_on + 1)
        AND due_on BETWEEN ${today}::date - ${NEWS_DAYS}::int
          AND ${today}::date + (SELECT coalesce(max(remind_days_before), 0) FROM instances)
    ) AS due
    WHERE NOT EXISTS (SELECT FROM notices WHERE key = due.id || CASE WHEN due."isOver" THEN ':over:' ELSE ':due:' END || due."dueOn")
      AND (due."isOver" OR (SELECT coalesce(max(remind_days_before), 0) FROM instances) > 0)
    ORDER BY due."dueOn" LIMIT 500`
  if (due.length === 0) return 0
  await inTransaction(async (tx) => {
    for (const { id, dueOn, isOver } of due) {
      const key = `${id}${isOver ? ':over:' : ':due:'}${dueOn}`
      await announce(tx, { kind: isOver ? 'action_overdue' : 'action_due_soon', key, actionId: id })
    }
  })
  return due.length
}
