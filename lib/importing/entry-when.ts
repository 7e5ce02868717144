import { Temporal } from 'temporal-polyfill'
import { Invalid } from '../platform/errors'
import type { DraftEntry } from './draft'

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/

/** How an entry's moment stands in a form: local to the incident's zone. */
export function whenFields(entry: DraftEntry, zone: string | null): { day: string; clock: string } {
  return entry.at === null ? { day: '', clock: entry.clockTime ?? '' } : localParts(entry.at, zone)
}

/** The same of its end; empty where it has none. */
export const endFields = (entry: DraftEntry, zone: string | null): { day: string; clock: string } =>
  entry.endedAt === null ? { day: '', clock: '' } : localParts(entry.endedAt, zone)

function localParts(at: string, zone: string | null): { day: string; clock: string } {
  const local = at.endsWith('Z')
    ? Temporal.Instant.from(at)
        .toZonedDateTimeISO(zone ?? 'UTC')
        .toPlainDateTime()
        .toString({ smallestUnit: /:\d\d:\d\dZ$/.test(at) ? 'second' : 'minute' })
    : at
  const [day = '', clock = ''] = local.split('T')
  return { day, clock }
}

/**
 * An entry at the moment a form says. Without a day a time is a time of day; a day without a time is a day, and so on. What the
 * entry said before in UTC stays in UTC.
 * @throws Invalid that names the field
 */
export function withWhen(entry: DraftEntry, { day, clock }: { day: string; clock: string }, zone: string | null): DraftEntry {
  const before = whenFields(entry, zone)
  if (before.day === day && before.clock === clock) return entry
  if (clock && !CLOCK.test(clock))
    throw new Invalid(`Got the time “${clock}”; expected 10:13 or 10:13:05.`, { clock: 'As 10:13 or 10:13:05.' })
  if (day && !/^\d{4}(-\d\d(-\d\d)?)?$/.test(day))
    throw new Invalid(`Got the day “${day}”; expected 2026-08-14, 2026-08 or 2026.`, { day: 'As 2026-08-14, 2026-08 or 2026.' })
  const precision = clock.length === 8 ? 'second' : 'minute'
  const unended = { ...entry, endedAt: null }
  if (!day) return { ...unended, at: null, clockTime: clock || null, precision: clock ? precision : 'unknown' }
  if (!clock) {
    const coarse = day.length === 4 ? 'year' : day.length === 7 ? 'month' : 'day'
    return { ...unended, at: checkedDay(day), clockTime: null, precision: coarse }
  }
  if (day.length !== 10) throw new Invalid('A time needs a whole day, as 2026-08-14.', { day: 'As 2026-08-14.' })
  const at = momentOf(day, clock, zone, entry.at?.endsWith('Z') ?? false)
  return { ...entry, at, clockTime: null, precision, endedAt: entry.endedAt && entry.endedAt > at ? entry.endedAt : null }
}

/**
 * An entry that ends when a form says; a time alone is of the day it began on. Call it after withWhen.
 * @throws Invalid that names the field
 */
export function withEnd(entry: DraftEntry, { day, clock }: { day: string; clock: string }, zone: string | null): DraftEntry {
  const before = endFields(entry, zone)
  if (before.day === day && before.clock === clock) return entry
  if (!day && !clock) return { ...entry, endedAt: null }
  const start = whenFields(entry, zone)
  if (entry.at === null || start.day.length !== 10)
    throw new Invalid('An end needs a beginning with a whole day.', { endClock: 'Say first when it began.' })
  if (clock && !CLOCK.test(clock))
    throw new Invalid(`Got the end “${clock}”; expected 10:13 or 10:13:05.`, { endClock: 'As 10:13 or 10:13:05.' })
  if (day && !/^\d{4}-\d\d-\d\d$/.test(day))
    throw new Invalid(`Got the day “${day}”; expected 2026-08-14.`, { endDay: 'As 2026-08-14.' })
  const endedAt = clock ? momentOf(day || start.day, clock, zone, entry.at.endsWith('Z')) : checkedDay(day)
  if (endedAt < entry.at.slice(0, endedAt.length))
    throw new Invalid('The end lies before the beginning.', { endClock: 'Expected a later time.' })
  return { ...entry, endedAt }
}

function momentOf(day: string, clock: string, zone: string | null, isUtc: boolean): string {
  const local = `${checkedDay(day)}T${clock}`
  if (!isUtc) return local
  return Temporal.PlainDateTime.from(local)
    .toZonedDateTime(zone ?? 'UTC')
    .toInstant()
    .toString({ smallestUnit: clock.length === 8 ? 'second' : 'minute' })
}

function checkedDay(day: string): string {
  const whole = `${day}-01-01`.slice(0, 10)
  try {
    Temporal.PlainDate.from(whole, { overflow: 'reject' })
    return day
  } catch {
    throw new Invalid(`Got the day ${day}, which no calendar has.`, { day: 'There is no such day.' })
  }
}
