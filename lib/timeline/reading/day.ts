import { addDays } from '../wall-clock'
import { readClock } from './clock'

/** A day at the beginning of a text. */
export interface ReadDay {
  /** "2026-08-14" */
  date: string
  rest: string
}

export interface DayContext {
  /** Today in the zone in which the text is read. */
  today: string
  /** The day the text most likely speaks of: a day without its year is the one nearest to it. */
  near: string
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = String.raw`(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?`
const DAY = String.raw`(?<day>[0-3]?\d)(?:st|nd|rd|th)?`
const YEAR = String.raw`(?:,?\s+(?<year>(?:19|20)\d\d))?`
const END = String.raw`(?![\p{Letter}\p{Number}_:%])`
const WEEKDAY = /^(?<weekday>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\b[.,]?\s+/i
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

const SHAPES = [
  /^(?<year>\d{4})[-/](?<number>\d{2})[-/](?<day>\d{2})(?:T(?=\d{2}:\d{2})|(?![\p{Letter}\p{Number}_:%/-]))/u,
  /^(?<day>\d{1,2})\.\s?(?<number>\d{1,2})\.\s?(?<year>\d{4})(?![\p{Letter}\p{Number}_:%.])/u,
  /^(?<day>\d{1,2})\.(?<number>\d{1,2})\.(?=[\s,]|$)/u,
  new RegExp(String.raw`^${DAY}\.?(?:\s+of)?\s+${MONTH}${YEAR}${END}`, 'iu'),
  new RegExp(String.raw`^${MONTH}\s+${DAY}${YEAR}${END}`, 'iu'),
]

/** Reads "2026-08-14", "14.08.2026", "14 Aug", "Aug 14, 2026", "yesterday", "Friday 10:13" at the beginning; null where there is no day. */
export function readDay(text: string, context: DayContext): ReadDay | null {
  const word = /^(?<word>today|yesterday|tomorrow)\b,?/i.exec(text)
  if (word) {
    const days = { today: 0, yesterday: -1, tomorrow: 1 }[word[0].replace(',', '').toLowerCase()] ?? 0
    return { date: addDays(context.today, days), rest: text.slice(word[0].length) }
  }
  const weekday = WEEKDAY.exec(text)
  const behind = weekday ? text.slice(weekday[0].length) : text
  for (const shape of SHAPES) {
    const found = shape.exec(behind)
    const date = found?.groups && dateOf(found.groups, context.near)
    if (date) return { date, rest: behind.slice(found[0].length).replace(/^,/, '') }
  }
  // A weekday alone is a day only in front of a time: "Friday 10:13", but not "Friday deploys are risky".
  if (!weekday?.groups?.weekday || !readClock(behind.replace(/^at\s+/i, ''))) return null
  return { date: lastOf(weekday.groups.weekday.toLowerCase(), context.near), rest: behind }
}

function dateOf({ year, month, number, day }: Record<string, string | undefined>, near: string): string | null {
  const inYear = month ? MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1 : Number(number)
  if (year) return validDate(Number(year), inYear, Number(day))
  const around = Number(near.slice(0, 4))
  const candidates = [around - 1, around, around + 1].flatMap((one) => validDate(one, inYear, Number(day)) ?? [])
  const distance = (date: string) => Math.abs(Date.parse(date) - Date.parse(near))
  return candidates.sort((a, b) => distance(a) - distance(b))[0] ?? null
}

function validDate(year: number, month: number, day: number): string | null {
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const at = new Date(`${date}T00:00:00Z`)
  return year >= 1900 && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) ? date : null
}

/** The last such weekday up to and including a day. */
function lastOf(weekday: string, near: string): string {
  const wanted = WEEKDAYS.indexOf(weekday)
  const current = (new Date(`${near}T00:00:00Z`).getUTCDay() + 6) % 7
  return addDays(near, -((current - wanted + 7) % 7))
}
