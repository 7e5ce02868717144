import { Temporal } from 'temporal-polyfill'
import { offsetMinutes } from './time'

/** A date and a time of day as a wall clock shows them; `clock` is "10:13" or "10:13:05". */
export interface LocalTime {
  date: string
  clock: string
}

export interface Resolved {
  at: Date
  /** "twice": the clocks went back and showed this time again; "never": they went forward over it, and `at` is as much later. */
  happened: 'once' | 'twice' | 'never'
}

/**
 * The instant at which the clocks of a zone show a local time. A time that comes twice is read as the first unless `second` is
 * asked for; a time that was skipped is moved on by the length of the gap, as clocks do.
 * @throws RangeError where the date or the time is none
 */
export function resolveLocal({ date, clock }: LocalTime, zone: string, { second = false } = {}): Resolved {
  const plain = Temporal.PlainDate.from(date, { overflow: 'reject' }).toPlainDateTime(
    Temporal.PlainTime.from(clock, { overflow: 'reject' }),
  )
  const earlier = plain.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = plain.toZonedDateTime(zone, { disambiguation: 'later' })
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { at: new Date(earlier.epochMilliseconds), happened: 'once' }
  // In a gap neither of the two shows the time that was asked for.
  if (!earlier.toPlainDateTime().equals(plain)) return { at: new Date(later.epochMilliseconds), happened: 'never' }
  return { at: new Date((second ? later : earlier).epochMilliseconds), happened: 'twice' }
}

/** The local date and time of an instant in a zone, as an input shows it. */
export function toLocal(at: Date, zone: string): LocalTime {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
  return {
    date: zoned.toPlainDate().toString(),
    clock: zoned.toPlainTime().toString({ smallestUnit: zoned.second === 0 ? 'minute' : 'second' }),
  }
}

/** The other instant at which the same wall clock stood there, where the clocks went back; null for a time that came once. */
export function otherReading(at: Date, zone: string): Date | null {
  if (!areClocksSetAbout(at, zone)) return null
  const local = toLocal(at, zone)
  const first = resolveLocal(local, zone)
  if (first.happened !== 'twice') return null
  const second = resolveLocal(local, zone, { second: true })
  return first.at.getTime() === at.getTime() ? second.at : first.at
}

const DAY_MS = 86_400_000

/** False where no clocks of the zone are set within a day of an instant, which a thousand entries are told of once a day. */
function areClocksSetAbout(at: Date, zone: string): boolean {
  const day = Math.floor(at.getTime() / DAY_MS) * DAY_MS
  return offsetMinutes(new Date(day - DAY_MS), zone) !== offsetMinutes(new Date(day + 2 * DAY_MS), zone)
}

/** True for the later of two readings of a time that came twice. */
export const isSecondReading = (at: Date, zone: string): boolean => {
  const other = otherReading(at, zone)
  return other !== null && other < at
}

/** The first instant of a day in a zone (which is not midnight where the clocks change at midnight). */
export const startOfDay = (date: string, zone: string): Date =>
  new Date(Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds)

export const addDays = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString()

/** The same wall clock in another zone: what becomes of an entry when the zone was wrong but its times were written right. */
export function sameWallClock(at: Date, from: string, to: string): Date {
  return resolveLocal(toLocal(at, from), to, { second: isSecondReading(at, from) }).at
}
