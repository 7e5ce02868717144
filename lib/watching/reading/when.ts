import type { When } from '../../timeline/schema'
import { resolveLocal, startOfDay } from '../../timeline/wall-clock'

const DAY = String.raw`\d{4}-\d\d-\d\d`
const CLOCK = String.raw`\d{1,2}:(?:\d\d(?::\d\d)?|xx)`
const OFFSET = String.raw`[+-]\d\d:\d\d`
const SPOT = `(?:(${DAY}) )?(${CLOCK})(?: (${OFFSET}))?`
const TIMED = new RegExp(`^(about )?${SPOT}(?:(?: to |–| - |-)${SPOT})?$`)
const DAY_ONLY = new RegExp(`^(This day|About this day), time unknown(?: to (${DAY}))?$`)

/**
 * What the time of an entry means, as it stands in a file below the heading of its day: "about 10:13 +02:00", "10:13–10:20 +02:00".
 * Without a distance to UTC it is read on the clocks of the incident. Null where it is no time that we would write.
 */
export function readWhen(shown: string, zone: string): When | null {
  const at = shown.indexOf('|')
  const [day, words] = at < 0 ? ['', shown] : [shown.slice(0, at), shown.slice(at + 1)]
  const unknown: When = { occurredAt: null, endedAt: null, precision: 'unknown', isApproximate: false, clockTime: null }
  if (/^Time unknown( \(written as “.*”\))?$/s.test(words)) return unknown
  const clock = /^(\d\d:\d\d(?::\d\d)?), day unknown( \(written as “.*”\))?$/s.exec(words)?.[1]
  if (clock) return { ...unknown, clockTime: clock }
  try {
    return day === '' ? null : readDated(words.trim(), day, zone)
  } catch {
    return null // No such day, or no such time of day.
  }
}

function readDated(words: string, day: string, zone: string): When | null {
  const known = { clockTime: null, endedAt: null }
  const [, about, until] = DAY_ONLY.exec(words) ?? []
  if (about)
    return {
      ...known,
      occurredAt: startOfDay(day, zone),
      ...(until && { endedAt: startOfDay(until, zone) }),
      precision: 'day',
      isApproximate: about === 'About this day',
    }
  const found = TIMED.exec(words)
  if (!found) return null
  const [, isAbout, firstDay = day, from = '', offset, lastDay = firstDay, to, endOffset] = found
  const occurredAt = momentOf(firstDay, from, offset ?? (to && lastDay === firstDay ? endOffset : undefined), zone)
  const endedAt = to ? momentOf(lastDay, to, endOffset ?? offset, zone) : null
  if (endedAt && endedAt < occurredAt) return null
  const precision = from.endsWith('xx') ? 'hour' : from.split(':').length === 3 ? 'second' : 'minute'
  return { ...known, occurredAt, endedAt, precision, isApproximate: isAbout !== undefined }
}

function momentOf(date: string, written: string, offset: string | undefined, zone: string): Date {
  const clock = written.replace('xx', '00').padStart(written.length === 4 || written.length === 7 ? written.length + 1 : 0, '0')
  if (!offset) return resolveLocal({ date, clock }, zone).at
  const at = new Date(`${date}T${clock.length === 5 ? `${clock}:00` : clock}${offset}`)
  if (Number.isNaN(at.getTime())) throw new RangeError('no such time')
  return at
}
