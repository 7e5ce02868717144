import { clockText } from '../times/clock'
import { dayFirst, daysIn, isoDay, type WrittenDay } from '../times/day'
import { leadingStamp, type Stamp } from '../times/stamp'
import { offsetAt } from '../times/zone'
import { clip } from './clip'
import type { DraftEntry, DraftIncident } from './draft'

type Timed = Pick<DraftEntry, 'at' | 'endedAt' | 'precision' | 'isApproximate' | 'clockTime' | 'sourceText' | 'text'>

const UNTIMED = {
  at: null,
  endedAt: null,
  precision: 'unknown',
  isApproximate: false,
  clockTime: null,
  sourceText: null,
} as const

/**
 * A line as an entry: the time it begins with, read with the day of the incident where it names none, and the rest as its text.
 * A line without a time is an entry without one.
 */
export function timedText(line: string, { startedOn }: Pick<DraftIncident, 'startedOn'>): Timed {
  const found = leadingStamp(line)
  if (!found || found.stamp.relative || found.rest.trim() === '') return { ...UNTIMED, text: line }
  const { stamp } = found
  const words = { sourceText: clip(found.source, 500), text: found.rest.trim(), isApproximate: stamp.isApproximate }
  const day = stamp.day ? dayOf(stamp.day, startedOn) : startedOn
  if (!stamp.clock) return day && stamp.day ? { ...UNTIMED, ...words, at: day, precision: 'day' } : { ...UNTIMED, text: line }
  const precision = stamp.clock.second !== null ? 'second' : stamp.clock.isHourOnly ? 'hour' : 'minute'
  const clock = clockText(stamp.clock)
  if (!day || stamp.clock.hour > 23) return { ...UNTIMED, ...words, precision, clockTime: stamp.clock.hour > 23 ? null : clock }
  return { ...UNTIMED, ...words, precision, at: moment(day, clock, stamp) }
}

/** A written day in full; one that may be read two ways is read nearer to the incident's. */
function dayOf(written: WrittenDay, startedOn: string | null): string | null {
  const year = written.year ?? (startedOn ? Number(startedOn.slice(0, 4)) : null)
  const readings = [written, ...(written.isAmbiguous ? [dayFirst(written)] : [])].flatMap(({ month, day }) =>
    year && month && day && day <= daysIn(year, month) ? [isoDay(year, month, day)] : [],
  )
  const distance = (day: string) => (startedOn ? Math.abs(Date.parse(day) - Date.parse(startedOn)) : 0)
  return readings.toSorted((a, b) => distance(a) - distance(b))[0] ?? null
}

function moment(day: string, clock: string, { zone }: Stamp): string {
  if (!zone) return `${day}T${clock}`
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  const minutes = offsetAt(zone, { year, month, day: date, hour, minute })
  const instant = new Date(Date.parse(`${day}T${clock}Z`) - minutes * 60_000).toISOString()
  return `${instant.slice(0, clock.length === 8 ? 19 : 16)}Z`
}
