import type { Precision } from '../platform/db/generated/enums'

// Used in the browser too, so it stands on Intl alone: what turns a wall clock into an instant is in wall-clock.ts.
// The words are our own and not Intl's, so that a server and any browser write the same.

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** What a calendar and a clock in a zone show. */
export interface Wall {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

function format(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(zone, made)
  return made
}

const MOST_WALLS = 5_000
/** What was asked last: a row asks of its moment six times, and a page is drawn again and again. */
const walls = new Map<string, Readonly<Wall>>()

/** The wall clock of a zone at an instant. */
export function wallOf(at: Date, zone: string): Readonly<Wall> {
  const key = `${Math.floor(at.getTime() / 1000)} ${zone}`
  const known = walls.get(key)
  if (known) return known
  const wall: Wall = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 }
  for (const { type, value } of format(zone).formatToParts(at)) if (type in wall) wall[type as keyof Wall] = Number(value)
  if (walls.size >= MOST_WALLS) walls.clear()
  walls.set(key, wall)
  return wall
}

const two = (value: number) => String(value).padStart(2, '0')

/** "2026-08-14" in the zone: the key of a day group. */
export function dayKey(at: Date, zone: string): string {
  const { year, month, day } = wallOf(at, zone)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

/** "Friday 14 August 2026" for a day key; the year is left out where it is `year`. */
export function dayWords(key: string, year?: number): string {
  const date = new Date(`${key}T00:00:00Z`)
  const own = date.getUTCFullYear()
  return `${WEEKDAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}${own === year ? '' : ` ${own}`}`
}

/** "14 August 2026", or "14 Aug 2026" when short. */
export function dateWords(at: Date, zone: string, { short = false } = {}): string {
  const { year, month, day } = wallOf(at, zone)
  const name = MONTHS[month - 1] ?? ''
  return `${day} ${short ? name.slice(0, 3) : name} ${year}`
}

/** "August 2026" */
export function monthWords(at: Date, zone: string): string {
  const { year, month } = wallOf(at, zone)
  return `${MONTHS[month - 1]} ${year}`
}

/** Minutes east of UTC that a zone's clocks show at an instant. */
export function offsetMinutes(at: Date, zone: string): number {
  const { year, month, day, hour, minute, second } = wallOf(at, zone)
  const shown = new Date(0)
  shown.setUTCFullYear(year, month - 1, day)
  shown.setUTCHours(hour, minute, second)
  return Math.round((shown.getTime() - Math.floor(at.getTime() / 1000) * 1000) / 60_000)
}

/** "UTC", "UTC+2", "UTC−3:30" */
export function offsetWords(minutes: number): string {
  if (minutes === 0) return 'UTC'
  const size = Math.abs(minutes)
  return `UTC${minutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${size % 60 ? `:${two(size % 60)}` : ''}`
}

/** "Europe/Berlin (UTC+2)", and plain "UTC" for itself. */
export const zoneWords = (zone: string, at: Date): string =>
  isUtc(zone) ? 'UTC' : `${zone.replaceAll('_', ' ')} (${offsetWords(offsetMinutes(at, zone))})`

const isUtc = (zone: string): boolean => /^(Etc\/)?(UTC|GMT|UCT|Universal|Zulu)$/i.test(zone)

/** The time of day as it is known: "10:13", "10:13:05", "10:xx" where only the hour is, "" where only the day is; "~" before what is not sure. */
export function clockWords(at: Date, zone: string, precision: Precision, isApproximate = false): string {
  const { hour, minute, second } = wallOf(at, zone)
  const sure = isApproximate ? '~' : ''
  if (precision === 'second') return `${sure}${two(hour)}:${two(minute)}:${two(second)}`
  if (precision === 'minute') return `${sure}${two(hour)}:${two(minute)}`
  if (precision === 'hour') return `${sure}${two(hour)}:xx`
  return ''
}

/** Date and time in one line, with the zone named: "14 Aug 2026 10:13 Europe/Berlin (UTC+2)". */
export function momentWords(at: Date, zone: string, precision: Precision = 'minute', isApproximate = false): string {
  const clock = clockWords(at, zone, precision, isApproximate)
  return [dateWords(at, zone, { short: true }), clock, clock && zoneWords(zone, at)].filter(Boolean).join(' ')
}

/** The same without the zone's name: "14 Aug 2026 10:13 (UTC+2)"; for places that say the zone themselves. */
export function shortMoment(at: Date, zone: string, precision: Precision = 'minute', isApproximate = false): string {
  const clock = clockWords(at, zone, precision, isApproximate)
  return [dateWords(at, zone, { short: true }), clock, clock && `(${offsetWords(offsetMinutes(at, zone))})`]
    .filter(Boolean)
    .join(' ')
}

/** A length as people say it: "45 s", "17 min", "1 h 5 min", "3 d 4 h". Seconds only under two minutes, minutes only under a day. */
export function lengthWords(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000)
  if (seconds < 120 && seconds % 60 !== 0) return seconds < 60 ? `${seconds} s` : `1 min ${seconds - 60} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`
  const wholeHours = Math.round(minutes / 60)
  const days = Math.floor(wholeHours / 24)
  return wholeHours % 24 && days < 14 ? `${days} d ${wholeHours % 24} h` : days === 1 ? '1 day' : `${days} days`
}
