import { Cron } from 'croner'
import { Temporal } from 'temporal-polyfill'
import { plusSeconds, secondsBetween } from '../../rules'
import type { HeartbeatConfig } from './config'

type Schedule = Pick<HeartbeatConfig, 'periodSeconds' | 'graceSeconds' | 'cron' | 'timeZone'>

/** The last moment at which the report after `from` is in time: the next of the cron times, or a period later, and the grace. */
export function dueBy({ periodSeconds, graceSeconds, cron, timeZone }: Schedule, from: Date): Date {
  const next = cron === '' ? null : nextTime(cron, timeZone, from)
  return plusSeconds(next ?? plusSeconds(from, periodSeconds), graceSeconds)
}

/** The next of the cron times; one that a change of the clocks leaves out comes right after the change. */
function nextTime(cron: string, timeZone: string, from: Date): Date | null {
  const next = timesOf(cron, timeZone).nextRun(from)
  if (!next) return null
  const [before, after] = [from, next].map((at) =>
    Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone),
  )
  const change = before?.offset === after?.offset ? null : before?.getTimeZoneTransition('next')
  if (!before || !change || change.epochMilliseconds >= next.getTime()) return next
  // What Cron does not see: the clocks leave out the end of a day, and go on with the next one. Read as a clock on the wall.
  const wall = (offsetOf: Temporal.ZonedDateTime) => change.epochMilliseconds + offsetOf.offsetNanoseconds / 1e6
  const leftOut = timesOf(cron, 'UTC').nextRun(new Date(wall(before) - 1))
  return leftOut && leftOut.getTime() < wall(change) ? new Date(change.epochMilliseconds) : next
}

/** From any time, so that the same config always gives the same: a leap year begins here. */
const SOME_TIME = new Date('2024-01-01T00:00:00Z')
/** So many cron times are looked at for the longest wait between two. */
const TIMES_LOOKED_AT = 60

/** Seconds from a report to the end of the patience with the next; for cron the longest of a while. */
export function paceOf({ periodSeconds, graceSeconds, cron, timeZone }: Schedule): number {
  if (cron === '') return periodSeconds + graceSeconds
  const times = timesOf(cron, timeZone).nextRuns(TIMES_LOOKED_AT, SOME_TIME)
  const gaps = times.map((at, index) => secondsBetween(times[index - 1] ?? SOME_TIME, at))
  return Math.max(60, ...gaps) + graceSeconds
}

/** What is wrong with cron times that a person typed; null where nothing is. */
export function cronProblem(cron: string, timeZone: string): string | null {
  try {
    const times = timesOf(cron, timeZone)
    return times.nextRun(SOME_TIME) ? null : 'Such a time never comes.'
  } catch {
    return 'Expected five parts as in a crontab (minute, hour, day, month, weekday), such as 30 2 * * 1-5.'
  }
}

/** A day and a weekday that are both said mean either, as in a crontab. Only read, never run. */
const timesOf = (cron: string, timezone: string): Cron => new Cron(cron, { timezone, paused: true, mode: '5-part' })
