import { clockWords, dayKey, offsetMinutes, wallOf } from '../timeline/time'
import type { Entry } from './document'

type Moment = Pick<Entry, 'precision' | 'isApproximate'>

/** "+02:00" of a zone's clocks at an instant. */
function offsetOf(at: Date, zone: string): string {
  const minutes = offsetMinutes(at, zone)
  const size = Math.abs(minutes)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

/** "10:13 +02:00", "about 10:13 +02:00", "10:xx +02:00" where only the hour is known; null where only the day is. */
function clockOf(iso: string, zone: string, { precision, isApproximate }: Moment): string | null {
  const at = new Date(iso)
  const clock = clockWords(at, zone, precision)
  if (!clock) return null
  return `${isApproximate ? 'about ' : ''}${clock} ${offsetOf(at, zone)}`
}

/** "2026-08-14 10:13 +02:00", "about 2026-08-14 10:13 +02:00"; the day alone where no more is known. */
export function momentOf(iso: string, zone: string, moment: Moment): string {
  const clock = clockOf(iso, zone, { ...moment, isApproximate: false })
  const day = dayKey(new Date(iso), zone)
  return `${moment.isApproximate ? 'about ' : ''}${clock ? `${day} ${clock}` : day}`
}

/** When an entry happened, for a list under the heading of its day: every time with its offset, every unknown said so. */
export function entryTime(entry: Entry, zone: string): string {
  if (!entry.occurredAt) {
    const words = entry.sourceText && entry.sourceText !== entry.clockTime ? ` (written as “${entry.sourceText}”)` : ''
    return `${entry.clockTime ? `${entry.clockTime}, day unknown` : 'Time unknown'}${words}`
  }
  const from = clockOf(entry.occurredAt, zone, entry) ?? `${entry.isApproximate ? 'About this day' : 'This day'}, time unknown`
  if (!entry.endedAt) return from
  const at = new Date(entry.occurredAt)
  const end = new Date(entry.endedAt)
  const sameDay = dayKey(at, zone) === dayKey(end, zone)
  const until = clockOf(entry.endedAt, zone, { ...entry, isApproximate: false })
  if (!until) return sameDay ? from : `${from} to ${dayKey(end, zone)}`
  if (!sameDay) return `${from} to ${dayKey(end, zone)} ${until}`
  return offsetOf(at, zone) === offsetOf(end, zone) ? `${withoutOffset(from)}–${until}` : `${from} to ${until}`
}

const withoutOffset = (clock: string): string => clock.replace(/ [+-]\d\d:\d\d$/, '')

/** "2026-08-14 08:13 UTC", for what people did not time themselves. */
export function utcOf(iso: string): string {
  const { hour, minute } = wallOf(new Date(iso), 'UTC')
  return `${dayKey(new Date(iso), 'UTC')} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')} UTC`
}
