export interface Clock {
  hour: number
  minute: number
  second: number | null
  /** "10am": nothing is said of the minutes. */
  isHourOnly: boolean
}

type Found = { clock: Clock; end: number } | null

const AM_PM = '(?:\\s?(am|pm|a\\.\\s?m\\.?|p\\.\\s?m\\.?)(?![a-z]))'
const COLON = new RegExp(
  `(\\d{1,2}):(\\d[\\dxX])(?::(\\d\\d)(?:[.,]\\d{1,9})?)?(?![\\d]|:\\d)${AM_PM}?(?:\\s?(?:Uhr|hrs|hs|horas|heures|h)(?![\\p{L}\\d]))?`,
  'iuy',
)
const SPACED = new RegExp(`(\\d{1,2})\\s?:\\s?(\\d\\d)${AM_PM}`, 'iy')
const HOUR_AM_PM = new RegExp(`(\\d{1,2})${AM_PM}`, 'iy')
const DOT = new RegExp(`(\\d{1,2})\\.(\\d\\d)(?:${AM_PM}|\\s?(?:Uhr|hrs)\\b)`, 'iy')
/** "ore 14.32", "alle 14.32": only such a word makes a time of two numbers with a dot. */
const AFTER_ORE = /(?<=(?<!\p{L})(?:ore|alle|dalle|kl\.)\s)(\d{1,2})(?:\.(\d\d))?(?![\d.]|\s?%)/iuy
const LETTER_H = /(\d{1,2})\s?h\s?(\d\d)(?![\d\p{L}])|(\d{1,2})h(?=\s*[:\-–—,]\s)/uy
/** "às 14h", "vers 14 h": after such a word it is no length. */
const AFTER_AT =
  /(?<=(?<!\p{L})(?:às|as|à|vers|las|dès|depuis|desde|até|environ)\s)(\d{1,2})\s?h(?:eures?|oras?)?(?![\p{L}\d])/iuy
const WORDS =
  /(\d{1,2})\s?(?:heures?|Uhr)\s(\d\d)(?![\d\p{L}])|(?<=(?<!\p{L})[вс]\s)(\d{1,2})\s?ч(?:ас(?:а|ов)?)?\.?(?:\s?(\d\d)\s?м(?:ин(?:ут[аы]?)?)?\.?)?(?!\p{L})/iuy
const UHR = /(\d{1,2})\s?Uhr\b/iy
const MILITARY = /([01]\d|2[0-3])([0-5]\d)([0-5]\d)?(?:\s?(?:hrs|hours)\b|(?=\s?(?:Z|UTC|GMT)\b|(?<=T\d{4,6})[+-]\d{4}))/y

const EAST_HALF =
  '午前|午後|上午|下午|凌晨|清晨|早上|早晨|中午|傍晚|晚上|夜里|深夜|未明|早朝|夕方|夜|朝|오전|오후|새벽|아침|낮|저녁|밤'
const EAST = new RegExp(
  `(${EAST_HALF})?\\s?(\\d{1,2})(?:\\s?([時时시])(?![間间간])|\\s?[点點](?=\\s?(?:\\d|半|整|左右|许|許|钟|鐘|[:，,\\s]|$)|(?<=(?:${EAST_HALF})\\s?\\d{1,2}[点點])))(?:\\s?(\\d{1,2})(?:\\s?[分분](?:\\s?(\\d{1,2})\\s?[秒초])?|(?![\\d:]))|\\s?([半반]))?[整钟鐘]?`,
  'uy',
)
const EAST_COLON = new RegExp(`(${EAST_HALF})\\s?(\\d{1,2}):(\\d\\d)(?::(\\d\\d))?(?![\\d:])`, 'uy')
const EAST_LATE = /^(?:午後|下午|傍晚|晚上|夜里|夕方|夜|오후|저녁|밤)$/
const EAST_NIGHT = /^(?:오전|凌晨|새벽)$/
const NOON = /正午|정오/y

const LATE =
  /\s(?:de la (?:tarde|noche)|da (?:tarde|noite)|дня|вечера|(?:del|di) pomeriggio|(?:di|della) sera|nachmittags|abends|de l['’]après-midi|du soir)(?!\p{L})/iuy
const EARLY =
  /\s(?:de la (?:mañana|madrugada)|da (?:manhã|madrugada)|утра|ночи|(?:del|di) mattin[oa]|di notte|morgens|vormittags|nachts|du matin)(?!\p{L})/iuy
const HOUR_OF_DAY =
  /(\d{1,2})(?:\s?(?:часа|часов|heures|horas|ore|Uhr))?(?=\s(?:de la |da |дня|вечера|утра|ночи|del |di |du ))/iuy
const TYPED = /(noon|midnight)\b|(\d{1,2})h(?![\p{L}\d])/iuy

/**
 * The time of day that stands at a place of a text, and where it ends. `isTyped`: somebody typed it to be a time, so that "14h"
 * and "noon" count.
 */
export function readClock(text: string, at: number, isTyped = false): Found {
  const char = text.charCodeAt(at)
  const isDigit = char >= 48 && char <= 57
  if (!isDigit && char < 0x3000) return isTyped ? readTyped(text, at) : null
  if (isDigit && isInsideNumber(text, at)) return null
  const found = isDigit ? (readDigits(text, at) ?? (isTyped ? readTyped(text, at) : null)) : null
  const read = found ?? readEast(text, at)
  return read && /[%°]/.test(text[read.end] ?? '') ? null : read
}

/** 127.0.0.1:54, v1.10:30. */
const isInsideNumber = (text: string, at: number): boolean =>
  at > 0 && /[\d.:/\w]/.test(text[at - 1] ?? '') && !/[T_ ]/.test(text[at - 1] ?? '')

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function readDigits(text: string, at: number): Found {
  const colon = match(COLON, text, at) ?? match(SPACED, text, at)
  if (colon) {
    const isShort = colon.length === 4
    const minute = (colon[2] ?? '').replace(/x/i, '0')
    return made(text, colon, at, colon[1], minute, isShort ? undefined : colon[3], isShort ? colon[3] : colon[4])
  }
  const hour = match(HOUR_AM_PM, text, at)
  if (hour) return made(text, hour, at, hour[1], undefined, undefined, hour[2])
  const dot = match(DOT, text, at)
  if (dot) return made(text, dot, at, dot[1], dot[2], undefined, dot[3])
  const letter = match(LETTER_H, text, at) ?? match(WORDS, text, at)
  if (letter) return made(text, letter, at, letter[1] ?? letter[3], letter[2] ?? letter[4])
  const told = match(UHR, text, at) ?? match(AFTER_ORE, text, at) ?? match(AFTER_AT, text, at) ?? match(HOUR_OF_DAY, text, at)
  if (told) return made(text, told, at, told[1], told[2])
  const military = match(MILITARY, text, at)
  return military ? made(text, military, at, military[1], military[2], military[3]) : null
}

function readEast(text: string, at: number): Found {
  const noon = match(NOON, text, at)
  if (noon) return clock(noon, at, 12, '00')
  const colon = match(EAST_COLON, text, at)
  if (colon) return clock(colon, at, eastHour(colon[1], colon[2]), colon[3], colon[4])
  const east = match(EAST, text, at)
  return east && clock(east, at, eastHour(east[1], east[2]), east[6] ? '30' : east[4], east[5])
}

function eastHour(half = '', hour = ''): number {
  const h = Number(hour)
  if (EAST_NIGHT.test(half)) return h % 12
  return h < 12 && EAST_LATE.test(half) ? h + 12 : h
}

function readTyped(text: string, at: number): Found {
  const typed = match(TYPED, text, at)
  if (!typed) return null
  const name = typed[1]?.toLowerCase()
  return name ? clock(typed, at, name === 'noon' ? 12 : 0, '00') : clock(typed, at, Number(typed[2]))
}

function made(text: string, m: RegExpExecArray, at: number, hour = '', minute?: string, second?: string, half?: string): Found {
  const h = Number(hour)
  if (half) {
    if (h > 12) return h < 24 && minute ? clock(m, at, h, minute, second) : null
    return clock(m, at, (h % 12) + (/^p/i.test(half) ? 12 : 0), minute, second)
  }
  const found = clock(m, at, h, minute, second)
  return found && h >= 1 && h <= 12 ? inPartOfDay(text, found) : found
}

/** "3:20 de la tarde", "9 утра" */
function inPartOfDay(text: string, found: NonNullable<Found>): Found {
  const { hour } = found.clock
  const late = match(LATE, text, found.end)
  const early = late ? null : match(EARLY, text, found.end)
  const words = late ?? early
  if (!words) return found
  return { clock: { ...found.clock, hour: (hour % 12) + (late ? 12 : 0) }, end: found.end + words[0].length }
}

function clock(m: RegExpExecArray, at: number, hour: number, minute?: string, second?: string): Found {
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
