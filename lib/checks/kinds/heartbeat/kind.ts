import { z } from 'zod'
import { sayDuration, sayEvery } from '../../words'
import { type CheckKind, defineKind } from '../kind'
import { judgePings } from './judge'

const DAY = 86_400

export const HeartbeatConfig = z.strictObject({
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
})

export type HeartbeatConfig = z.output<typeof HeartbeatConfig>

const kind: CheckKind<HeartbeatConfig> = {
  id: 'heartbeat',
  label: 'Heartbeat',
  about: 'A job, backup or worker reports here after each run; silence or a reported failure turns it red.',
  config: HeartbeatConfig,
  initial: { periodSeconds: DAY, graceSeconds: 3600 },
  fields: [
    { name: 'periodSeconds', label: 'It reports every', input: 'duration', min: 30, max: 90 * DAY },
    {
      name: 'graceSeconds',
      label: 'and may be late by',
      input: 'duration',
      min: 10,
      max: 30 * DAY,
      hint: 'Also how long a run may take after it reported its start',
    },
  ],
  describe: ({ periodSeconds, graceSeconds }) =>
    `A ping of success arrives ${sayEvery(periodSeconds)}, at most ${sayDuration(graceSeconds)} late`,
  pace: ({ periodSeconds, graceSeconds }) => periodSeconds + graceSeconds,
  // Period and grace are patience enough: the first missed ping is a failure.
  usualProof: { failuresToRegress: 1 },
  waitsForPings: true,
  async run(config, reach) {
    if (!reach.pings) return { verdict: 'error', failure: 'no_address', summary: 'This check has no ping URL yet.' }
    return judgePings(config, reach.pings, reach.now())
  },
}

export const heartbeat = defineKind(kind)
