import { dayFirst, daysIn, isoDay, type WrittenDay } from './day'

/** A day of the calendar. */
export interface FullDay {
  year: number
  month: number
  day: number
}

export interface DayContext {
  /** How 04-12-2022 is read. */
  isDayFirst: boolean
  /** A date that the day cannot be far from, for days without a year. */
  near: FullDay | null
}

/** A written day with its year filled in from a date near it: the year that puts it closest, and not long after. */
export function fullDay(day: WrittenDay, { isDayFirst, near }: DayContext, year: number | null = null): FullDay | null {
  const read = day.isAmbiguous && isDayFirst ? dayFirst(day) : day
  if (read.month === null || read.day === null) return null
  const known = read.year ?? year
  if (known !== null) return { year: known, month: read.month, day: read.day }
  if (!near) return null
  const isLater = dayNumber({ ...near, month: read.month, day: read.day }) - dayNumber(near) > 60
  return { year: near.year - (isLater ? 1 : 0), month: read.month, day: read.day }
}

/** A written day, its year and the order of its numbers chosen so that it lies as near as can be to another; null for a mere month. */
export function nearestDay(day: WrittenDay, near: FullDay): FullDay | null {
  const years = day.year === null ? [near.year - 1, near.year, near.year + 1] : [day.year]
  const read = (day.isAmbiguous ? [day, dayFirst(day)] : [day]).flatMap(({ month, day }) =>
    month === null || day === null ? [] : years.flatMap((year) => (day <= daysIn(year, month) ? [{ year, month, day }] : [])),
  )
  const away = (one: FullDay) => Math.abs(dayNumber(one) - dayNumber(near))
  return read.toSorted((a, b) => away(a) - away(b))[0] ?? null
}

/** Days since 1 January 1970. */
export const dayNumber = ({ year, month, day }: FullDay): number => Math.round(Date.UTC(year, month - 1, day) / 86_400_000)

export function fromDayNumber(number: number): FullDay {
  const date = new Date(number * 86_400_000)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** 0 for Sunday. */
export const weekdayOf = (day: FullDay): number => new Date(dayNumber(day) * 86_400_000).getUTCDay()

/** "2024-03-05" */
export const dayText = ({ year, month, day }: FullDay): string => isoDay(year, month, day)
