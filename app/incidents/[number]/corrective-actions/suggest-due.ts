import type { Actor } from '@/lib/access/actor'
import { readDueDays } from '@/lib/corrective-actions/due-days.store'
import { suggestDueOn } from '@/lib/corrective-actions/rules'
import type { Severity } from '@/lib/platform/db/generated/enums'
import { dayKey } from '@/lib/timeline/time'
import type { Suggestion } from './action-fields'

/** When a new action of an incident is suggested to be due, and why then. */
export async function suggestDue(
  actor: Actor,
  { severity, timeZone }: { severity: Severity | null; timeZone: string },
): Promise<Suggestion | null> {
  const days = await readDueDays(actor)
  const dueOn = suggestDueOn(days, severity, dayKey(new Date(), (actor.kind === 'member' && actor.timeZone) || timeZone))
  if (!dueOn || !severity) return null
  return { dueOn, because: `${days[severity] === 1 ? '1 day' : `${days[severity]} days`} for ${severity}` }
}
