import { z } from 'zod'
import { Precision } from '../platform/db/generated/enums'
import { fieldsOf } from './when'

const StandingTime = z.object({
  occurredAt: z.coerce.date().nullable(),
  endedAt: z.coerce.date().nullable(),
  precision: z.enum(Precision),
  isApproximate: z.boolean(),
  clockTime: z.string().nullable(),
})

/** What stands there now of an entry that two people changed, with its time as the form asks for it, in the form's zone. */
export function asTyped(theirs: Record<string, unknown>, zone: string): Record<string, unknown> {
  const time = StandingTime.safeParse(theirs)
  return time.success ? { ...theirs, ...fieldsOf(time.data, zone) } : theirs
}
