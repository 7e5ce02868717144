import { MONTHS, OFTEN_OTHER, ONLY_AFTER_DAY } from './months'

/** A day as a document names it: parts it does not give are null. */
export interface WrittenDay {
  year: number | null
  month: number | null
  day: number | null
  /** 04-12-2022: which number is the month is not told by the numbers. month holds the first then, day the second. */
  isAmbiguous: boolean
  /** What a number above 12 tells of the order in which this document writes day and month. */
  order: 'day_first' | 'month_first' | null
}

export interface DayFound {
  day: WrittenDay
  end: number
}

const ISO = /(\d{4})([-/.‐])(\d{1,2})\2(\d{1,2})(?!\d)/y
const COMPACT = /((?:19|20)\d\d)(\d\d)(\d\d)(?=T\d{4})/y
const EAST = /(?:(\d{4})\s?[年년]\s?)?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号號]/y
const EAST_MONTH = /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월](?!\s?\d)/y
/** 2024. 3. 14. as Korean writes it. */
const SPACED_ISO = /(\d{4})\.\s(\d{1,2})\.\s(\d{1,2})\.?(?!\d)/y
const NUMBERS = /(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d]|[-/.]\d)/y
const SPACED_NUMBERS = /(\d{1,2})\.\s(\d{1,2})\.\s(\d{4})(?!\d)/y
const SLASHED = /(\d{1,2})\/(\d{1,2})(?=\s?[-–—:,|)\]*]|\s+\d{1,2}[:h]\d|\s*$)/y
const DOTTED = /(\d{1,2})\.(\d{1,2})\.(?!\d)/y
const WORD = /(\p{L}{3,10})\.?/uy
const AFTER_MONTH =
  /\s{1,2}(\d{1,2})(?:st|nd|rd|th)?(?![\d:.,]?\d)(?:\s?[-–—]\s?(?:\p{L}{3,10}\s)?\d{1,2}(?:st|nd|rd|th)?(?!\d|:))?(?:\s?,?\s{1,2}((?:19|20)\d\d)(?![\d:]))?/uy
const MONTH_YEAR = /,?\s(?:de\s|of\s)?((?:19|20)\d\d)(?![\d:])/y
const DAY_FIRST =
  /(\d{1,2})(?:st|nd|rd|th|er|\.?º|°|ª|-?го|\.)?(?:\s?[-–]\s?\d{1,2}(?:st|nd|rd|th)?)?[\s/-]{1,2}(?:de\s|of\s|d['’])?(\p{L}{3,10})(\.?)(?:[\s,/-]{1,2}(?:de\s|del\s|of\s)?((?:19|20)\d\d)(?![\d:])|(?<=\d[/-]\p{L}{3})[/-](\d\d)(?![\d:]))?/uy
const YEAR = /((?:19|20)\d\d)(?!\d|[:.]\d)/y

/** The day that stands at a place of a text, and where it ends. A month or a year alone, and 15/08 without a year, only where `vague` allows them. */
export function readDay(text: string, at: number, vague = false): DayFound | null {
  const char = text.charCodeAt(at)
  if (char >= 48 && char <= 57)
    return readNumbers(text, at, vague) ?? readDayFirst(text, at) ?? (vague ? readYear(text, at) : null)
  return readMonthFirst(text, at, vague)
}

const found = (
  match: RegExpExecArray,
  at: number,
  year: number | null,
  month: number | null,
  day: number | null,
): DayFound | null => {
  if (month !== null && (month < 1 || month > 12)) return null
  if (day !== null && (day < 1 || day > daysIn(year, month))) return null
  return { day: { year, month, day, isAmbiguous: false, order: null }, end: at + match[0].length }
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function readNumbers(text: string, at: number, vague: boolean): DayFound | null {
  const iso = match(ISO, text, at)
  if (iso) return found(iso, at, Number(iso[1]), Number(iso[3]), Number(iso[4]))
  const whole = match(COMPACT, text, at) ?? match(SPACED_ISO, text, at)
  if (whole) return found(whole, at, Number(whole[1]), Number(whole[2]), Number(whole[3]))
  const east = match(EAST, text, at)
  if (east) return found(east, at, east[1] ? Number(east[1]) : null, Number(east[2]), Number(east[3]))
  const numbers = match(NUMBERS, text, at)
  if (numbers)
    return readPair(numbers, at, Number(numbers[1]), Number(numbers[3]), fullYear(numbers[4] ?? ''), numbers[2] === '.')
  const spaced = match(SPACED_NUMBERS, text, at)
  if (spaced) return found(spaced, at, Number(spaced[3]), Number(spaced[2]), Number(spaced[1]))
  if (!vague) return null
  const month = match(EAST_MONTH, text, at)
  if (month) return found(month, at, Number(month[1]), Number(month[2]), null)
  const slashed = match(SLASHED, text, at)
  if (slashed) return readPair(slashed, at, Number(slashed[1]), Number(slashed[2]), null, false)
  const dotted = match(DOTTED, text, at)
  return dotted ? readPair(dotted, at, Number(dotted[1]), Number(dotted[2]), null, true) : null
}

const fullYear = (digits: string): number => (digits.length === 2 ? 2000 + Number(digits) : Number(digits))

/** Two numbers before a year. Dots are written with the day first; otherwise a number above 12 tells. */
function readPair(
  m: RegExpExecArray,
  at: number,
  first: number,
  second: number,
  year: number | null,
  dayFirst: boolean,
): DayFound | null {
  if (dayFirst) return found(m, at, year, second, first)
  if (first > 12) return ordered(found(m, at, year, second, first), 'day_first')
  if (second > 12) return ordered(found(m, at, year, first, second), 'month_first')
  if (first === second) return found(m, at, year, first, second)
  const read = found(m, at, year, first, second)
  return read ? { ...read, day: { ...read.day, isAmbiguous: true } } : null
}

const ordered = (read: DayFound | null, order: WrittenDay['order']): DayFound | null =>
  read && { ...read, day: { ...read.day, order } }

function readMonthFirst(text: string, at: number, vague: boolean): DayFound | null {
  const word = match(WORD, text, at)
  const name = (word?.[1] ?? '').toLowerCase()
  const month = ONLY_AFTER_DAY.has(name) ? undefined : MONTHS.get(name)
  if (!word || !month) return null
  const end = at + word[0].length
  const day = match(AFTER_MONTH, text, end)
  if (day && isMonthNext(text, end + day[0].length)) return null
  if (day) return found(day, end, day[2] ? Number(day[2]) : null, month, Number(day[1]))
  const year = vague ? match(MONTH_YEAR, text, end) : null
  return year ? found(year, end, Number(year[1]), month, null) : null
}

/** "mar. 5 nov.": what looked like a month is a weekday. */
function isMonthNext(text: string, at: number): boolean {
  const next = /^\s(\p{L}{3,10})/u.exec(text.slice(at, at + 12))?.[1]
  return next !== undefined && MONTHS.has(next.toLowerCase())
}

function readDayFirst(text: string, at: number): DayFound | null {
  const parts = match(DAY_FIRST, text, at)
  const [, day, name = '', dot, year, short] = parts ?? []
  const month = MONTHS.get(name.toLowerCase())
  if (!parts || !month || (OFTEN_OTHER.has(name) && !dot && !year && !short)) return null
  return found(parts, at, year ? Number(year) : short ? fullYear(short) : null, month, Number(day))
}

function readYear(text: string, at: number): DayFound | null {
  const year = match(YEAR, text, at)
  return year ? found(year, at, Number(year[1]), null, null) : null
}

export function daysIn(year: number | null, month: number | null): number {
  if (month === null) return 31
  return new Date(Date.UTC(year ?? 2024, month, 0)).getUTCDate()
}

/** An ambiguous day read with the day first. */
export const dayFirst = (day: WrittenDay): WrittenDay => ({ ...day, month: day.day, day: day.month })

export const isoDay = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
