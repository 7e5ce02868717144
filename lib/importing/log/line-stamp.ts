import { daysIn } from '../../times/day'
import { readStamp, type Stamp } from '../../times/stamp'

/** What most logs write; the rest is read as any stamp, which takes fifty times as long. */
const PLAIN = /^\s*[[(]?(?:(\d{4})-(\d\d)-(\d\d)[T ])?(\d{1,2}):([0-5]\d)(?::([0-5]\d))?(?:\s?([AP])M)?(?=[\])]|\t|\s+[<*]|\s*$)/i

/** The stamp a line begins with. */
export function lineStamp(text: string, { vague = false } = {}): Stamp | null {
  return plainStamp(text) ?? (/\d/.test(text.slice(0, 160)) ? readStamp(text, 0, { vague }) : null)
}

/** Of a text that begins with such a stamp: where it ends, and what it says; null of any other, and of what no clock shows. */
export function plainStamp(text: string): Stamp | null {
  const found = PLAIN.exec(text)
  if (!found) return null
  const [all, year, month, day, hours, minute, second, half] = found
  const named = year ? { year: Number(year), month: Number(month), day: Number(day) } : null
  if (named && (named.month < 1 || named.month > 12 || named.day < 1 || named.day > daysIn(named.year, named.month))) return null
  const hour = Number(hours)
  if (hour > 23 || (half && (hour < 1 || hour > 12))) return null
  return {
    start: 0,
    end: all.length,
    day: named && { ...named, isAmbiguous: false, order: null },
    weekday: null,
    clock: {
      hour: half ? (hour % 12) + (/p/i.test(half) ? 12 : 0) : hour,
      minute: Number(minute),
      second: second === undefined ? null : Number(second),
      isHourOnly: false,
    },
    zone: null,
    until: null,
    isApproximate: false,
    relative: null,
    open: '',
  }
}
