import { sayDuration, sayEvery } from '../../words'
import { type CheckKind, defineKind } from '../kind'
import { HeartbeatConfig } from './config'
import { judgePings } from './judge'
import { paceOf } from './schedule'

const DAY = 86_400

const kind: CheckKind<HeartbeatConfig> = {
  id: 'heartbeat',
  label: 'Heartbeat',
  about: 'A job, backup or worker reports here after each run; silence or a reported failure turns it red.',
  config: HeartbeatConfig,
  initial: { periodSeconds: DAY, graceSeconds: 3600, cron: '', timeZone: 'UTC', slug: '' },
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
    {
      name: 'cron',
      label: 'Or at these times',
      input: 'code',
      placeholder: '30 2 * * 1-5',
      hint: 'As crontab writes them, in place of “every”: minute, hour, day, month, weekday',
      rare: true,
    },
    { name: 'timeZone', label: 'in the time zone', input: 'text', placeholder: 'Europe/Berlin', rare: true },
    {
      name: 'slug',
      label: 'Slug',
      input: 'code',
      placeholder: 'nightly-backup',
      hint: 'For an address one can read, behind the ping key of this Nevermore; nothing is made by pinging a slug that is not there',
      rare: true,
    },
  ],
  describe: ({ periodSeconds, graceSeconds, cron, timeZone }) =>
    `A ping of success arrives ${cron ? `at “${cron}” (${timeZone})` : sayEvery(periodSeconds)}, at most ${sayDuration(graceSeconds)} late`,
  pace: paceOf,
  // Period and grace are patience enough: the first missed ping is a failure.
  usualProof: { failuresToRegress: 1 },
  waitsForPings: true,
  slugOf: ({ slug }) => slug || null,
  async run(config, reach) {
    if (!reach.pings) return { verdict: 'error', failure: 'no_address', summary: 'This check has no ping URL yet.' }
    return judgePings(config, reach.pings, reach.now())
  },
}

export const heartbeat = defineKind(kind)
