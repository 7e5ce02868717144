import { type Clock, clockText } from '../../../times/clock'
import { daysIn, type WrittenDay } from '../../../times/day'
import { dayNumber, dayText, type FullDay, fromDayNumber, fullDay } from '../../../times/full-day'
import { offsetAt, type Zone } from '../../../times/zone'
import type { DraftEntry } from '../../draft'
import type { RawEntry } from './timeline/raw-entry'

/** What is known of the time of an incident apart from its entries. */
export interface TimeContext {
  /** How 04-12-2022 is read. */
  isDayFirst: boolean
  /** The day of the incident, for entries that name none. */
  day: FullDay | null
  /** A date near the incident (of the post, of the file's name), for days without a year. */
  near: FullDay | null
  zone: Zone | null
}

export type Resolved = Pick<DraftEntry, 'at' | 'endedAt' | 'precision' | 'clockTime'> & {
  /** How the day came about. */
  by: 'stated' | 'carried' | 'incident' | 'none'
  yearBy: 'stated' | 'assumed'
  isAmbiguous: boolean
  day: FullDay | null
  zone: Zone | null
}

/**
 * The moment of an entry, from its own words, the day above it and the incident's day; null parts stay unknown. `daysLater`: how
 * many midnights passed since that day.
 */
export function resolve(entry: RawEntry, context: TimeContext, before: FullDay | null, daysLater = 0): Resolved {
  const { stamp } = entry
  const zone = stamp?.zone ?? entry.zoneAbove ?? context.zone
  const none: Resolved = {
    at: null,
    endedAt: null,
    precision: 'unknown',
    clockTime: null,
    by: 'none',
    yearBy: 'stated',
    isAmbiguous: false,
    day: null,
    zone,
  }
  if (!stamp || (stamp.relative && !stamp.clock)) return none
  const year = entry.yearAbove
  const vague = stamp.day && stamp.day.day === null ? vagueAt(stamp.day) : null
  if (vague) return { ...none, ...vague, by: 'stated' }
  const own = stamp.day && fullDay(stamp.day, context, year)
  const above = entry.dayAbove && fullDay(entry.dayAbove, context, year)
  const around = above ?? before ?? context.day
  const day = own ?? (stamp.day || !around ? null : daysLater === 0 ? around : fromDayNumber(dayNumber(around) + daysLater))
  const by = own ? 'stated' : above || before ? 'carried' : day ? 'incident' : 'none'
  const yearBy = stamp.day && stamp.day.year === null && year === null ? 'assumed' : 'stated'
  const isAmbiguous = Boolean(stamp.day?.isAmbiguous)
  if (!day) return { ...none, clockTime: stamp.clock ? clockText(stamp.clock) : null }
  if (!stamp.clock)
    return { ...none, at: dayText(day), precision: 'day', endedAt: endDay(entry, day, context), by, yearBy, isAmbiguous, day }
  return {
    ...none,
    at: moment(day, stamp.clock, zone),
    endedAt: endMoment(entry, day, stamp.clock, zone, context),
    precision: stamp.clock.second !== null ? 'second' : stamp.clock.isHourOnly ? 'hour' : 'minute',
    by,
    yearBy,
    isAmbiguous,
    day,
  }
}

function vagueAt({ year, month }: WrittenDay): Pick<Resolved, 'at' | 'precision'> | null {
  if (year === null) return null
  return month === null
    ? { at: String(year), precision: 'year' }
    : { at: `${year}-${String(month).padStart(2, '0')}`, precision: 'month' }
}

/** A local time as an instant where the zone is known; 24:00 is the next day. */
function moment(day: FullDay, clock: Clock, zone: Zone | null): string {
  const here = clock.hour === 24 ? fromDayNumber(dayNumber(day) + 1) : day
  const time = clockText(clock)
  if (!zone) return `${dayText(here)}T${time}`
  const local = { ...here, hour: clock.hour % 24, minute: clock.minute }
  const instant =
    Date.UTC(here.year, here.month - 1, here.day, local.hour, clock.minute, clock.second ?? 0) - offsetAt(zone, local) * 60_000
  const iso = new Date(instant).toISOString()
  return `${iso.slice(0, clock.second === null ? 16 : 19)}Z`
}

const SIX_HOURS = 360

/** The end of a range. An end before its start is the next day only where that makes a short range; else it is left open. */
function endMoment({ stamp }: RawEntry, day: FullDay, from: Clock, zone: Zone | null, context: TimeContext): string | null {
  const until = stamp?.until
  if (!until?.clock) return null
  const stated = until.day && fullDay(until.day, context)
  const ending = until.zone ?? zone
  if (stated) {
    const end = moment(stated, until.clock, ending)
    return end < moment(day, from, zone) ? null : end
  }
  const minutes = until.clock.hour * 60 + until.clock.minute - (from.hour * 60 + from.minute)
  if (minutes >= 0) return moment(day, until.clock, zone)
  return minutes + 1440 <= SIX_HOURS ? moment(fromDayNumber(dayNumber(day) + 1), until.clock, zone) : null
}

function endDay({ stamp }: RawEntry, from: FullDay, context: TimeContext): string | null {
  const until = stamp?.until?.day
  const end = until && fullDay(until, { ...context, near: from })
  return end && dayNumber(end) >= dayNumber(from) && end.day <= daysIn(end.year, end.month) ? dayText(end) : null
}
