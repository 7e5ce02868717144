import { type Clock, clockText } from '../../times/clock'
import { daysIn, type WrittenDay } from '../../times/day'
import { dayNumber, dayText, type FullDay, fromDayNumber, fullDay } from '../../times/full-day'
import { offsetAt, type Zone } from '../../times/zone'
import type { LogLine } from './lines'

/** When a line was said, as a draft writes it. */
interface When {
  at: string | null
  clockTime: string | null
}

/** The moments of the lines that were said, and what had to be taken for granted. */
export interface Days {
  whens: Map<LogLine, When>
  /** Why a person should look at the days. */
  isDayFirst: boolean
  ambiguous: LogLine[]
  /** Lines after midnight whose day is told by the clock alone. */
  rolled: LogLine[]
  isFromName: boolean
  assumedYear: number | null
}

/**
 * Gives each line its day: its own, that of the last line that named one, or the day in the file's name. A clock that goes back
 * by more than six hours has passed midnight.
 */
export function daysOf(lines: readonly LogLine[], fileName: string): Days {
  const written = lines.flatMap(({ stamp }) => stamp?.day ?? [])
  const isDayFirst = orderOf(lines)
  const inName = dayInName(fileName)
  const isDated = written.some(({ month }) => month !== null)
  const year = written.find((day) => day.year !== null)?.year ?? inName?.year ?? null
  const isYearless = written.some((day) => day.month !== null && day.year === null)
  const days: Days = {
    whens: new Map(),
    isDayFirst,
    ambiguous: lines.filter(({ stamp }) => stamp?.day?.isAmbiguous),
    rolled: [],
    isFromName: inName !== null && !isDated,
    assumedYear: isYearless && year !== null ? year : null,
  }
  let day = isDated ? null : inName
  let before = 0
  for (const line of lines) {
    const { stamp } = line
    const own = stamp?.day ? dayOf(stamp.day, isDayFirst, year) : null
    if (own) day = own
    if (!stamp?.clock) {
      if (own) before = 0
      continue
    }
    const minutes = stamp.clock.hour * 60 + stamp.clock.minute
    if (!own && day && minutes < before - 6 * 60) {
      day = fromDayNumber(dayNumber(day) + 1)
      days.rolled.push(line)
    }
    before = minutes
    days.whens.set(line, whenOf(day, stamp.clock, stamp.zone))
  }
  return days
}

/** A number above 12 tells; else month first where hours are counted by am and pm beside slashes, as its writers do. */
function orderOf(lines: readonly LogLine[]): boolean {
  const told = lines.find(({ stamp }) => stamp?.day?.order)?.stamp?.day?.order
  if (told) return told === 'day_first'
  return !lines.some(({ stamp, source }) => stamp?.day?.isAmbiguous && /\d\/\d/.test(source) && /\d\s?[ap]\.?m/i.test(source))
}

function dayOf(written: WrittenDay, isDayFirst: boolean, year: number | null): FullDay | null {
  const day = fullDay(written, { isDayFirst, near: null }, year)
  return day && day.day <= daysIn(day.year, day.month) ? day : null
}

/** "2026-05-18.log", "#incident_20260518.log" */
function dayInName(name: string): FullDay | null {
  const found = /(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/.exec(name)
  const [year, month, day] = [Number(found?.[1]), Number(found?.[3]), Number(found?.[4])]
  return found && day <= daysIn(year, month) ? { year, month, day } : null
}

function whenOf(day: FullDay | null, clock: Clock, zone: Zone | null): When {
  const words = clockText(clock)
  if (!day) return { at: null, clockTime: words }
  const local = `${dayText(day)}T${words}`
  if (!zone) return { at: local, clockTime: null }
  const offset = offsetAt(zone, { ...day, hour: clock.hour % 24, minute: clock.minute })
  const at = new Date(Date.parse(`${local}Z`) - offset * 60_000).toISOString()
  return { at: `${at.slice(0, words.length > 5 ? 19 : 16)}Z`, clockTime: null }
}
