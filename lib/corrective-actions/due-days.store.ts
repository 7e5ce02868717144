import { type Actor, memberIdOf } from '../access/actor'
import { demand } from '../access/rules'
import { db } from '../platform/db/client'
import { Severity } from '../platform/db/generated/enums'
import { log } from '../platform/log'
import type { DueDaysForm } from './schema'

const SEVERITIES = Object.values(Severity)

/** What an admin set, for whoever writes an action down. Changing it moves no action that is there. */
export async function readDueDays(actor: Actor): Promise<DueDaysForm> {
  demand(actor, 'read')
  const { dueDays, remindDaysBefore } = await db().instance.findFirstOrThrow({
    select: { dueDays: true, remindDaysBefore: true },
  })
  const days = Object.fromEntries(SEVERITIES.map((severity, at) => [severity, dueDays[at] ?? 0])) as Record<Severity, number>
  return { ...days, remindDaysBefore }
}

export async function saveDueDays(actor: Actor, { remindDaysBefore, ...days }: DueDaysForm): Promise<void> {
  demand(actor, 'administer')
  const dueDays = SEVERITIES.map((severity) => days[severity])
  await db().instance.updateMany({ data: { dueDays, remindDaysBefore } })
  log().info({ member: memberIdOf(actor), dueDays, remindDaysBefore }, 'due days changed')
}
