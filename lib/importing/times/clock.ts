export interface Clock {
  hour: number
  minute: number
  second: number | null
  /** "10am": nothing is said of the minutes. */
  isHourOnly: boolean
}

const AM_PM = '(?:\\s?(am|pm|a\\.m\\.?|p\\.m\\.?)(?![a-z]))'
const COLON = new RegExp(`(\\d{1,2})[:：](\\d[\\dxX])(?::(\\d\\d)(?:[.,]\\d{1,9})?)?(?![\\d]|:\\d)${AM_PM}?(?:\\s?Uhr\\b)?`, 'iy')
const SPACED = new RegExp(`(\\d{1,2})\\s?:\\s?(\\d\\d)${AM_PM}`, 'iy')
const HOUR_AM_PM = new RegExp(`(\\d{1,2})${AM_PM}`, 'iy')
const DOT = new RegExp(`(\\d{1,2})\\.(\\d\\d)(?:${AM_PM}|\\s?(?:Uhr|hrs)\\b)`, 'iy')
const LETTER_H = /(\d{1,2})\s?h\s?(\d\d)(?![\d\p{L}])|(\d{1,2})h(?=\s*[:\-–—,]\s)/uy
const UHR = /(\d{1,2})\s?Uhr\b/iy
const EAST = /(午前|午後|上午|下午|凌晨|晚上|早上|오전|오후)?\s?(\d{1,2})\s?[時时点點시](?:\s?(\d{1,2})\s?[分분]|(半))?/uy
const MILITARY = /([01]\d|2[0-3])([0-5]\d)(?=\s?(?:Z|UTC|GMT|hrs|hours)\b)/y

const LATE = /^(午後|下午|晚上|오후)$/

/** The time of day that stands at a place of a text, and where it ends. */
export function readClock(text: string, at: number): { clock: Clock; end: number } | null {
  const char = text.charCodeAt(at)
  const isDigit = char >= 48 && char <= 57
  if (!isDigit && char < 0x3000) return null
  if (isDigit && isInsideNumber(text, at)) return null
  return (isDigit ? readDigits(text, at) : null) ?? readEast(text, at)
}

/** 127.0.0.1:54, v1.10:30. */
const isInsideNumber = (text: string, at: number): boolean =>
  at > 0 && /[\d.:/\w]/.test(text[at - 1] ?? '') && !/[T_ ]/.test(text[at - 1] ?? '')

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function readDigits(text: string, at: number): { clock: Clock; end: number } | null {
  const colon = match(COLON, text, at) ?? match(SPACED, text, at)
  if (colon) {
    const isShort = colon.length === 4
    return made(
      colon,
      at,
      colon[1],
      (colon[2] ?? '').replace(/x/i, '0'),
      isShort ? undefined : colon[3],
      isShort ? colon[3] : colon[4],
    )
  }
  const hour = match(HOUR_AM_PM, text, at)
  if (hour) return made(hour, at, hour[1], undefined, undefined, hour[2])
  const dot = match(DOT, text, at)
  if (dot) return made(dot, at, dot[1], dot[2], undefined, dot[3])
  const letter = match(LETTER_H, text, at)
  if (letter) return made(letter, at, letter[1] ?? letter[3], letter[2])
  const uhr = match(UHR, text, at)
  if (uhr) return made(uhr, at, uhr[1])
  const military = match(MILITARY, text, at)
  return military ? made(military, at, military[1], military[2]) : null
}

function readEast(text: string, at: number): { clock: Clock; end: number } | null {
  const east = match(EAST, text, at)
  if (!east) return null
  const isLate = LATE.test(east[1] ?? '') && Number(east[2]) < 12
  return made(east, at, String(Number(east[2]) + (isLate ? 12 : 0)), east[4] ? '30' : east[3])
}

function made(
  m: RegExpExecArray,
  at: number,
  hour = '',
  minute?: string,
  second?: string,
  half?: string,
): { clock: Clock; end: number } | null {
  let h = Number(hour)
  if (half) {
    if (h > 12) return h < 24 && minute ? clock(m, at, h, minute, second) : null
    h = (h % 12) + (/^p/i.test(half) ? 12 : 0)
  }
  return clock(m, at, h, minute, second)
}

function clock(
  m: RegExpExecArray,
  at: number,
  hour: number,
  minute?: string,
  second?: string,
): { clock: Clock; end: number } | null {
  const minutes = Number(minute ?? 0)
  if (hour > 24 || minutes > 59 || (hour === 24 && minutes > 0) || Number(second ?? 0) > 59) return null
  return {
    clock: { hour, minute: minutes, second: second === undefined ? null : Number(second), isHourOnly: minute === undefined },
    end: at + m[0].length,
  }
}

const two = (n: number) => String(n).padStart(2, '0')

/** "06:23", with seconds where they were given. */
export const clockText = ({ hour, minute, second }: Clock): string =>
  `${two(hour % 24)}:${two(minute)}${second === null ? '' : `:${two(second)}`}`
