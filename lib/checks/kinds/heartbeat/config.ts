import { z } from 'zod'
import { isZone, Zone } from '../../../incidents/schema'
import { cronProblem } from './schedule'

const DAY = 86_400

export const HeartbeatConfig = z
  .strictObject({
    /** How often the job says it is alive. */
    periodSeconds: z
      .number('How often does it ping?')
      .int()
      .min(30, 'At least 30 seconds.')
      .max(90 * DAY, 'At most 90 days.'),
    /** How late it may be before it counts as silent; also how long it may run after /start. */
    graceSeconds: z
      .number('How late may it be?')
      .int()
      .min(10, 'At least 10 seconds.')
      .max(30 * DAY, 'At most 30 days.'),
    /** When it reports, as crontab writes it; takes the place of the period. Empty for none. */
    cron: z.string().trim().max(100).default(''),
    /** Of the cron times. */
    timeZone: Zone.default('UTC'),
    /** A name in its address, beside the one that nobody can guess. Empty for none. */
    slug: z
      .string()
      .trim()
      .regex(/^[a-z0-9_-]*$/, 'A slug has small letters, digits, dashes and underscores: nightly-backup.')
      .max(100, 'A slug has at most 100 characters.')
      .default(''),
  })
  .superRefine(({ cron, timeZone }, context) => {
    const problem = cron === '' || !isZone(timeZone) ? null : cronProblem(cron, timeZone)
    if (problem) context.addIssue({ code: 'custom', path: ['cron'], message: problem })
  })

export type HeartbeatConfig = z.output<typeof HeartbeatConfig>
