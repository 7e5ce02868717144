/** A time of day at the beginning of a text. */
export interface ReadClock {
  /** "10:13" or "10:13:05" */
  clock: string
  precision: 'hour' | 'minute' | 'second'
  /** 1 for "24:00", which is the next day's midnight. */
  daysLater: 0 | 1
  rest: string
}

// A zone's Z may stand right behind.
const END = String.raw`(?!(?!Z(?![\p{Letter}\p{Number}]))[\p{Letter}\p{Number}_%°])(?!:\d)`
const HALF = String.raw`(?:\s?(?<half>[ap])\.?m\b\.?)`
const WITH_MINUTES = new RegExp(
  String.raw`^(?<hour>\d{1,2})(?::|h)(?<minute>[0-5]\d)(?::(?<second>[0-5]\d)(?:[.,]\d{1,9})?)?(?:${HALF}|\s?(?:Uhr|hrs)\b)?${END}`,
  'iu',
)
const HOUR_ALONE = new RegExp(String.raw`^(?<hour>\d{1,2})(?:${HALF}|h(?![\p{Letter}\p{Number}])|\s?Uhr\b)${END}`, 'iu')
const NAMED = /^(?<name>noon|midnight)\b/i

/** Reads "10:13", "10:13:05", "10:13 pm", "10h13", "10 am", "10h", "noon" at the beginning; null where there is no time of day. */
export function readClock(text: string): ReadClock | null {
  const named = NAMED.exec(text)
  if (named) {
    const clock = named[0].toLowerCase() === 'noon' ? '12:00' : '00:00'
    return { clock, precision: 'minute', daysLater: 0, rest: text.slice(named[0].length) }
  }
  const found = WITH_MINUTES.exec(text) ?? HOUR_ALONE.exec(text)
  const parts = found?.groups
  if (!found || !parts) return null
  const hour = hourOf(Number(parts.hour), parts.half)
  const [minute, second] = [parts.minute ?? '00', parts.second]
  const isEndOfDay = hour === 24 && minute === '00' && (second ?? '00') === '00'
  if (hour === null || (hour > 23 && !isEndOfDay)) return null
  const clock = [String(hour % 24).padStart(2, '0'), minute, ...(second ? [second] : [])].join(':')
  return {
    clock,
    precision: second ? 'second' : parts.minute ? 'minute' : 'hour',
    daysLater: isEndOfDay ? 1 : 0,
    rest: text.slice(found[0].length),
  }
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (!half) return hour
  if (hour < 1 || hour > 12) return null
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
}
