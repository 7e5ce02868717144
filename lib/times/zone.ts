import { Temporal } from 'temporal-polyfill'
import { halfWidth } from './half-width'
import { MONTH_FIRST, NAMED, OFFSETS, PARTIAL, REGIONS } from './zones'

/** A zone as a document names it: a fixed offset, or a place that may have daylight time. */
export interface Zone {
  asWritten: string
  offsetMinutes: number | null
  iana: string | null
}

/** UTC+5, GMT +1, +0800, -03:00. A minus after a space is a dash ("10:00 UTC - 3 pods died"). */
const NUMERIC = /(?:(UTC|GMT)(?:\s?([+])\s?|([-−–]))|([+-−]))(\d{1,2})(?::?([0-5]\d))?(?![\d:.,]\d|\d)/y
const LETTERS = /[A-Z]{1,4}[A-Z](?![A-Za-z0-9_])|Z(?![A-Za-z0-9_])|МСК(?!\p{L})/uy
const PLACE =
  /(?:US|Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)\/[A-Za-z_]{2,30}(?:\/[A-Za-z_]{2,30})?/y
const US_TIME =
  /(?:US\s|U\.S\.\s)?(pacific|mountain|central|eastern)(?:\s(?:standard|daylight))?(?:\s(?:US\s)?time|\s\(US\))|US\s(pacific|mountain|central|eastern)|(pacific|mountain|central|eastern)\sUS\stime/iy

/** "Berlin time": the name of a place that a zone is called after. */
const CITY_TIME = /([A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})?) time\b/y
const NAMES = new RegExp(`(?:${[...NAMED.keys()].toSorted((a, b) => b.length - a.length).join('|')})(?![a-zà-ÿа-яё])`, 'iuy')
/** The letters that such a name may begin with, so that most texts cost one look. */
const MAY_BE_NAMED = new Set([...NAMED.keys()].flatMap((name) => [name[0], name[0]?.toUpperCase()]))

/** The zone that stands at a place of a text, and where it ends. */
export function readZone(text: string, at: number): { zone: Zone; end: number } | null {
  return readNumeric(text, at) ?? readLetters(text, at) ?? readPlace(text, at) ?? readNamed(text, at)
}

/** "北京时间", "heure de Paris": a zone by its name in a language, which may stand before its time too. */
export function readNamed(text: string, at: number): { zone: Zone; end: number } | null {
  if (!MAY_BE_NAMED.has(text[at])) return null
  NAMES.lastIndex = at
  const name = NAMES.exec(text)?.[0]
  const iana = name && NAMED.get(name.toLowerCase())
  return iana ? { zone: { asWritten: name, offsetMinutes: null, iana }, end: at + name.length } : null
}

function readNumeric(text: string, at: number): { zone: Zone; end: number } | null {
  NUMERIC.lastIndex = at
  const found = NUMERIC.exec(text)
  if (!found) return null
  const [all, , plus, minus, bare, hours = '', minutes = ''] = found
  if (bare && hours.length + minutes.length !== 4) return null
  const sign = plus || bare === '+' ? 1 : minus || bare ? -1 : 1
  const offset = sign * (Number(hours) * 60 + Number(minutes || 0))
  if (Number(hours) > 14 || (bare && !/^(00|15|30|45)$/.test(minutes))) return null
  return { zone: { asWritten: all, offsetMinutes: offset, iana: null }, end: at + all.length }
}

function readLetters(text: string, at: number): { zone: Zone; end: number } | null {
  LETTERS.lastIndex = at
  const name = LETTERS.exec(text)?.[0]
  if (!name) return null
  const fixed = OFFSETS[name]
  if (fixed)
    return { zone: { asWritten: name === 'Z' ? 'UTC' : name, offsetMinutes: fixed[0], iana: fixed[1] }, end: at + name.length }
  const region = REGIONS[name]
  return region ? { zone: { asWritten: name, offsetMinutes: null, iana: region }, end: at + name.length } : null
}

function readPlace(text: string, at: number): { zone: Zone; end: number } | null {
  PLACE.lastIndex = at
  const place = PLACE.exec(text)?.[0]
  if (place && isPlace(place)) return { zone: { asWritten: place, offsetMinutes: null, iana: place }, end: at + place.length }
  US_TIME.lastIndex = at
  const found = US_TIME.exec(text)
  const iana = REGIONS[(found?.[1] ?? found?.[2] ?? found?.[3] ?? '').toUpperCase()]
  if (found && iana) return { zone: { asWritten: found[0], offsetMinutes: null, iana }, end: at + found[0].length }
  CITY_TIME.lastIndex = at
  const city = CITY_TIME.exec(text)
  const zone = city && zoneOfCity(city[1] ?? '')
  return zone ? { zone: { asWritten: city[0], offsetMinutes: null, iana: zone }, end: at + city[0].length } : null
}

let cities: Map<string, string> | null = null

function zoneOfCity(name: string): string | undefined {
  cities ??= new Map(
    Intl.supportedValuesOf('timeZone').map((zone) => [(zone.split('/').at(-1) ?? '').replaceAll('_', ' '), zone]),
  )
  return cities.get(name)
}

const known = new Map<string, boolean>()

function isPlace(name: string): boolean {
  let is = known.get(name)
  if (is === undefined) {
    try {
      is = Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
    } catch {
      is = false
    }
    if (known.size < 1000) known.set(name, is)
  }
  return is
}

const MAY_BEGIN =
  /\b(?=[A-Z]|(?:pacific|mountain|central|eastern)\b)|(?<![\w.])(?=[+-]\d\d)|(?<!\p{L})(?=heure |hora |horário |ora |deutsche|[Мм]ск|[Пп]о моск|[Мм]оск|[Вв]ремя моск|МСК)|(?=北京|中国|日本|東京|한국|서울)/gu

/** Where in a text a zone is named after a word of time ("All times in CET", "Time (UTC)", "Timeline (CEST)"); the first. */
export function findZone(text: string): { zone: Zone; start: number; end: number } | null {
  const plain = halfWidth(text)
  for (const { index } of plain.matchAll(MAY_BEGIN)) {
    const found = readZone(plain, index)
    if (found) return { ...found, start: index }
  }
  return null
}

/** Minutes east of UTC at a local time, the earlier of two where clocks go back. */
export function offsetAt(zone: Zone, local: { year: number; month: number; day: number; hour: number; minute: number }): number {
  if (zone.offsetMinutes !== null) return zone.offsetMinutes
  const zoned = Temporal.PlainDateTime.from(local).toZonedDateTime(zone.iana ?? 'UTC', { disambiguation: 'compatible' })
  return zoned.offsetNanoseconds / 60e9
}

/**
 * The zone to tell an incident in. An abbreviation stands for its place only while the place has that offset: "PST" in August
 * is UTC−8, not the daylight time of Los Angeles.
 */
export function ianaOf(zone: Zone, day: { year: number; month: number; day: number } | null): string {
  const { offsetMinutes, iana } = zone
  if (offsetMinutes === null) return iana ?? 'Etc/UTC'
  if (iana && (!day || offsetAt({ asWritten: '', offsetMinutes: null, iana }, { ...day, hour: 12, minute: 0 }) === offsetMinutes))
    return iana
  if (offsetMinutes === 0) return 'Etc/UTC'
  if (offsetMinutes % 60 !== 0) return PARTIAL.get(offsetMinutes) ?? 'Etc/UTC'
  return `Etc/GMT${offsetMinutes > 0 ? '-' : '+'}${Math.abs(offsetMinutes) / 60}`
}

/** Whether a place with this zone writes 10/20/2022 for the twentieth of October. */
export const writesMonthFirst = (zone: Zone | null): boolean =>
  zone !== null &&
  (MONTH_FIRST.has(zone.asWritten) ||
    /^(US\/|America\/(Los_Angeles|New_York|Chicago|Denver)$)|pacific|eastern|mountain|central/i.test(zone.asWritten))
