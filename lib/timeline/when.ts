import { Invalid } from '../platform/errors'
import { type Clock, clockText, readClock } from '../times/clock'
import { readDay } from '../times/day'
import { dayText, fullDay } from '../times/full-day'
import { halfWidth } from '../times/half-width'
import { UNKNOWN, type When } from './schema'
import { clockWords } from './time'
import { addDays, isSecondReading, otherReading, resolveLocal, startOfDay, toLocal } from './wall-clock'

/** The inputs in which a form asks when something happened; all in the zone the form names. */
export interface WhenFields {
  /** "2026-08-14"; empty where the day is not known. */
  day: string
  /** "10:13", "10:13:05", "~10:15", "10h"; empty where the time of day is not known. */
  clock: string
  endDay: string
  endClock: string
  /** Which of two, where the clocks showed the time twice. */
  reading: 'first' | 'second'
}

/**
 * What the inputs say, as little as that may be: a day without a time is known to the day, a time without a day is kept as a
 * clock time, neither is an unknown moment.
 * @throws Invalid that names the input
 */
export function whenOf(fields: WhenFields, zone: string): When {
  const day = fields.day.trim() ? dayOf(fields.day, 'day') : null
  const isApproximate = /^[~≈]|^(about|around|ca\.?)\s/i.test(fields.clock.trim())
  const clock = fields.clock.trim() ? clockOf(fields.clock, 'clock') : null
  if (!day && (fields.endDay.trim() || fields.endClock.trim()))
    throw invalid('day', 'An end needs a beginning; say on which day it began, or clear the end.')
  if (!day) return { ...UNKNOWN, clockTime: clock && clockText(clock), isApproximate: clock !== null && isApproximate }
  if (!clock) {
    const endedAt = fields.endDay.trim() ? startOfDay(dayOf(fields.endDay, 'endDay'), zone) : null
    return settled({ ...UNKNOWN, occurredAt: startOfDay(day, zone), endedAt, precision: 'day' })
  }
  const { at } = resolveLocal(localOf(day, clock), zone, { second: fields.reading === 'second' })
  const precision = clock.second !== null ? 'second' : clock.isHourOnly ? 'hour' : 'minute'
  return settled({ ...UNKNOWN, occurredAt: at, endedAt: endOf(fields, day, at, zone), precision, isApproximate })
}

function endOf({ endDay, endClock }: WhenFields, day: string, start: Date, zone: string): Date | null {
  if (!endClock.trim()) {
    if (endDay.trim()) throw invalid('endClock', 'Say at which time it ended, or clear the day.')
    return null
  }
  const clock = clockOf(endClock, 'endClock')
  const at = (date: string) => resolveLocal(localOf(date, clock), zone).at
  if (endDay.trim()) return at(dayOf(endDay, 'endDay'))
  // Without a day of its own an end that lies before the beginning is past midnight.
  return at(day) >= start ? at(day) : at(addDays(day, 1))
}

/** 24:00 is the next day's midnight. */
const localOf = (date: string, clock: Clock) => ({ date: clock.hour === 24 ? addDays(date, 1) : date, clock: clockText(clock) })

function settled(when: When): When {
  if (when.occurredAt && when.endedAt && when.endedAt < when.occurredAt)
    throw invalid('endClock', 'It ends before it begins; correct one of the two.')
  return when
}

function dayOf(text: string, field: string): string {
  const words = halfWidth(text.trim())
  const read = readDay(words, 0)
  // 04/12/2026 may be either of two days; a form asks for one.
  const day = read && read.end === words.length && !read.day.isAmbiguous ? read.day : null
  const full = day?.year ? fullDay(day, { isDayFirst: true, near: null }) : null
  if (full) return dayText(full)
  throw invalid(field, `“${text.trim().slice(0, 40)}” is not a day; expected one such as 2026-08-14.`)
}

function clockOf(text: string, field: string): Clock {
  const words = halfWidth(text.trim().replace(/^(?:[~≈]|about|around|ca\.?)\s*/i, ''))
  const read = readClock(words, 0, true)
  if (read && read.end === words.length) return read.clock
  throw invalid(field, `“${text.trim().slice(0, 40)}” is not a time of day; expected one such as 10:13, 10:13:05, ~10:15 or 10h.`)
}

const invalid = (field: string, message: string) => new Invalid(message, { [field]: message })

/** The inputs that say what an entry says now. */
export function fieldsOf(when: When, zone: string): WhenFields {
  const { occurredAt, endedAt, precision, isApproximate, clockTime } = when
  const sure = isApproximate ? '~' : ''
  if (!occurredAt) return { day: '', clock: clockTime ? sure + clockTime : '', endDay: '', endClock: '', reading: 'first' }
  const start = toLocal(occurredAt, zone)
  const end = endedAt && toLocal(endedAt, zone)
  return {
    day: start.date,
    clock: precision === 'hour' ? `${sure}${start.clock.slice(0, 2)}h` : clockWords(occurredAt, zone, precision, isApproximate),
    endDay: end && (end.date !== start.date || precision === 'day') ? end.date : '',
    endClock: end && precision !== 'day' ? end.clock : '',
    reading: otherReading(occurredAt, zone) && isSecondReading(occurredAt, zone) ? 'second' : 'first',
  }
}
