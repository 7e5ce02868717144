import { type Clock, readClock } from './clock'
import { readDay, type WrittenDay } from './day'
import { halfWidth } from './half-width'
import { type Relative, readRelative } from './relative'
import { EAST_WEEKDAY, WEEKDAYS, weekdayOfSign } from './weekdays'
import { readNamed, readZone, type Zone } from './zone'

/** A moment, or the two ends of a span of time, as a document writes it. */
export interface Stamp {
  start: number
  end: number
  day: WrittenDay | null
  /** The day of the week it names: 0 for Sunday. */
  weekday: number | null
  clock: Clock | null
  zone: Zone | null
  until: { day: WrittenDay | null; clock: Clock | null; zone: Zone | null } | null
  /** "~2:45", "around 10:00". */
  isApproximate: boolean
  /** "T+5m", "+12 min". */
  relative: Relative | null
  /** Marks of emphasis, brackets and the like that were opened inside and not closed. */
  open: string
}

const SPACE = /[\s,，;、]+|--:--|\?\?:\?\?/y
const MARK = /\*+|_{1,2}(?![\p{L}])|`|~~|[[({"“「【（〔［\])}"”」】）〕］]|[<>|#@]/uy
const APPROXIMATE =
  /~|≈|±|(?:around|about|approx\.?|approximately|circa|ca\.|roughly|vers|environ|aux alentours de|autour de|gegen|etwa|ungefähr|rund|zirka|alrededor de(?: las?)?|sobre(?: las?)?|hacia(?: las?)?|aproximadamente(?: às?)?|cerca d[ae]s?|por volta d[ae]s?|verso(?: le)?|intorno alle|all['’]incirca(?: alle)?|около|примерно(?: в)?|приблизительно(?: в)?)(?![\p{L}\d])|[约約]|大[约約概]|およそ|おおよそ|だいたい|약(?=\s?[\d오])|대략/iuy
const LEAD =
  /(?:on|at|the|in|from|since|between|by|until|am|um|den|ab|seit|von|zwischen|le|la|les|du|de|entre|à|dès|depuis|à partir d[eu]|el|a las?|las|los|desde(?: las?)?|em|no|na|às|as|a partir das?|il|alle ore|alle|dalle|dal|le ore|ore|tra|el día|day|date|time|at approximately|в|с|во|со)(?![\p{L}\d])|[+•·-](?=\d{1,4}[-/.]\d{1,2}[-/.]\d)/iuy
const BETWEEN =
  /\s*(?:[-–—~〜～]|->|→|から|至|到|부터|(?:to|until|till|through|and|à|et|au|jusqu['’](?:à|au)|bis|und|a|al|alle|y|e|hasta(?: las?)?|ao|às|até(?: às)?|fino alle|до|по)(?!\p{L}))\s*/iuy
const WORD = /(\p{L}{2,13}(?:-feira)?)\.?/uy
const JOIN =
  /[T_@]|[-–—/·•](?=\s)|\s?(?:at|um|à|às|as|a las?|alle(?: ore)?|ore|в|к|kl\.)\s|г(?:ода|\.)?(?![\p{L}])|년|,?\s?(?:gegen|vers)\s(?=\d)/iuy
const APPROXIMATE_AFTER =
  /^\s?[(（]?(?:頃|ごろ|左右|前後|许|許|경|쯤|무렵|(?:circa|ca\.|approx\.?|environ|aprox\.?|прибл\.)(?![\p{L}]))/iu

const CLOSERS: Record<string, string> = {
  '[': ']',
  '(': ')',
  '{': '}',
  '"': '"',
  '“': '”',
  '「': '」',
  '【': '】',
  '（': '）',
  '〔': '〕',
  '［': '］',
}

interface Options {
  /** A month or a year alone count ("November 2016"). */
  vague?: boolean
  /** Somebody typed it to be a time: "14h" and "noon" count. */
  typed?: boolean
}

/**
 * The stamp that begins at a place of a text: day, weekday, time, zone and range in any order people write them, with marks of
 * emphasis, brackets and small words between. Looks at a bounded stretch.
 */
export function readStamp(text: string, at: number, { vague = false, typed = false }: Options = {}): Stamp | null {
  const stamp: Stamp = {
    start: at,
    end: at,
    day: null,
    weekday: null,
    clock: null,
    zone: null,
    until: null,
    isApproximate: false,
    relative: null,
    open: '',
  }
  let place = at
  let isRough = false
  let open: string[] = []
  let opened = open
  const limit = Math.min(text.length, at + 160)
  while (place < limit) {
    const end = token(text, place, stamp, vague, typed)
    if (end === null) {
      const next = skip(text, place, open, stamp.end > at)
      if (next.at === place) break
      isRough ||= next.isRough ?? false
      stamp.weekday ??= next.weekday ?? null
      place = next.at
      open = next.open
      continue
    }
    stamp.isApproximate ||= isRough || /x$/i.test(text.slice(place, end))
    place = end
    stamp.end = end
    opened = open
    const range = readRange(text, end, stamp, vague, typed)
    if (range !== null) {
      stamp.end = range
      place = range
    }
  }
  stamp.open = opened.join('')
  stamp.isApproximate ||= APPROXIMATE_AFTER.test(text.slice(stamp.end, stamp.end + 10))
  return stamp.day || stamp.clock || stamp.relative ? stamp : null
}

interface Skipped {
  at: number
  open: string[]
  /** "about": it counts where a time follows. */
  isRough?: true
  weekday?: number
}

/** Steps over one piece that says nothing of the time. Small words only before the first piece that does. */
function skip(text: string, at: number, open: string[], begun: boolean): Skipped {
  const space = sticky(SPACE, text, at)
  if (space) return { at: at + space.length, open }
  const rough = sticky(APPROXIMATE, text, at)
  if (rough) return { at: at + rough.length, open, isRough: true }
  EAST_WEEKDAY.lastIndex = at
  const east = EAST_WEEKDAY.exec(text)
  const sign = east && (east[1] ?? east[2] ?? east[3] ?? east[4])
  if (east && sign) return { at: at + east[0].length, open, weekday: weekdayOfSign(sign) }
  const mark = sticky(MARK, text, at)
  if (mark) return { at: at + mark.length, open: toggled(open, mark) }
  const join = begun ? sticky(JOIN, text, at) : sticky(LEAD, text, at)
  if (join) return { at: at + join.length, open }
  const word = sticky(WORD, text, at)
  const weekday = word && WEEKDAYS.get(word.replace(/\.$/, '').toLowerCase())
  if (word && typeof weekday === 'number') return { at: at + word.length, open, weekday }
  return { at, open }
}

function toggled(open: string[], mark: string): string[] {
  const last = open.at(-1)
  if (last !== undefined && (last === mark ? /^[*_~`"]/.test(mark) : CLOSERS[last] === mark)) return open.slice(0, -1)
  return /^[\])}”」】）<>|#@]/.test(mark) ? open : [...open, mark]
}

function token(text: string, at: number, stamp: Stamp, vague: boolean, typed: boolean): number | null {
  if (!stamp.day) {
    const day = readDay(text, at, vague && !stamp.clock)
    if (day && !isVagueWord(text, day, at)) {
      stamp.day = day.day
      return day.end
    }
  }
  if (!stamp.clock) {
    const clock = readClock(text, at, typed)
    if (clock) {
      stamp.clock = clock.clock
      return clock.end
    }
  }
  if (!stamp.zone) {
    const zone = stamp.clock ? readZone(text, at) : readNamed(text, at)
    if (zone) {
      stamp.zone = zone.zone
      return zone.end
    }
  }
  const relative = !stamp.day && !stamp.clock && !stamp.relative ? readRelative(text, at) : null
  if (!relative) return null
  stamp.relative = relative.relative
  return relative.end
}

/** A year alone is a stamp only where a dash or colon follows: "2015 - adopted", not "2015 users". */
const isVagueWord = (text: string, found: { day: WrittenDay; end: number }, at: number): boolean =>
  found.day.month === null && found.end - at === 4 && !/^\s?(?:[-–—:|]|$)/.test(text.slice(found.end, found.end + 3))

function readRange(text: string, at: number, stamp: Stamp, vague: boolean, typed: boolean): number | null {
  if (stamp.until || stamp.relative) return null
  const between = sticky(BETWEEN, text, at)
  if (!between) return null
  let place = at + between.length
  for (let round = 0; round < 4; round++) {
    const lead = sticky(LEAD, text, place) ?? sticky(SPACE, text, place) ?? sticky(APPROXIMATE, text, place)
    if (!lead) break
    place += lead.length
  }
  const day = readDay(text, place, vague && !stamp.clock)
  const dayEnd = day?.end ?? place
  const gap = day ? (sticky(/[\s,T]+/y, text, dayEnd)?.length ?? 0) : 0
  const clock = readClock(text, dayEnd + gap, typed)
  if (!clock && (!day || (stamp.clock && !stamp.day))) return null
  if (clock && !day && !stamp.clock) return null
  if (day && !clock && isVagueWord(text, day, place) && stamp.day?.month !== null) return null
  const end = clock?.end ?? dayEnd
  const said = clock ? readZone(text, end + (sticky(/\s/y, text, end)?.length ?? 0)) : null
  stamp.until = { day: day?.day ?? null, clock: clock?.clock ?? null, zone: said?.zone ?? null }
  if (!stamp.zone && said) stamp.zone = said.zone
  return said ? said.end : end
}

function sticky(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] || null
}

const AFTER = /^(?:[\s:：,，.、;|=>→⇒-]|[–—−]|\\-|頃|ごろ|左右|前後|许|許|경|쯤|무렵|（推定）|г\.)+/

/**
 * A line that begins with a stamp: the stamp, the words it was written in, and the rest of the line, where emphasis that the
 * stamp opened is closed or opened anew.
 */
export function leadingStamp(
  line: string,
  options: Options = {},
): { stamp: Stamp; source: string; rest: string; at: number } | null {
  const stamp = readStamp(halfWidth(line.slice(0, 200)), 0, options)
  if (!stamp) return null
  let at = stamp.end
  let open = stamp.open
  for (let round = 0; round < 6; round++) {
    const close = closing(line, at, open)
    if (close) {
      at += close.length
      open = open.slice(0, Math.max(0, open.length - (close.includes('](') ? 1 : close.length)))
      continue
    }
    const after = AFTER.exec(line.slice(at, at + 80))?.[0]
    if (!after) break
    at += after.length
  }
  if (at === stamp.end && at < line.length && /[\p{L}\d]/u.test(line[at] ?? '') && line.charCodeAt(at) < 0x2e80) return null
  const emphasis = /[*_~`]+$/.exec(open)?.[0] ?? ''
  return { stamp, source: line.slice(0, at).trim(), rest: emphasis + line.slice(at), at }
}

/** The marks at a place that close what the stamp opened, a link's address included. */
function closing(line: string, at: number, open: string): string | null {
  const last = open.at(-1)
  if (last === undefined) return null
  if (last === '[' && line.startsWith('](', at)) {
    const end = line.indexOf(')', at)
    return end < 0 ? null : line.slice(at, end + 1)
  }
  const close = CLOSERS[last] ?? last
  return line[at] === close ? close : null
}

/** A line that ends with a stamp ("First detected 2025-07-23 15:35"). */
export function trailingStamp(line: string): { stamp: Stamp; source: string; rest: string } | null {
  const tail = halfWidth(line.trimEnd())
  const from = Math.max(0, tail.length - 60)
  for (const { index } of tail.slice(from).matchAll(/(?<![\p{L}\d.:/-])[\p{L}\d~(*]/gu)) {
    const at = from + index
    if (at === 0) continue
    const stamp = readStamp(tail, at)
    if (stamp?.clock && /^[\s*_)\].]*$/.test(tail.slice(stamp.end)))
      return { stamp, source: tail.slice(at).trim(), rest: line.slice(0, at).replace(/[\s:：,(@–—-]+$/, '') }
  }
  return null
}

const MAY_BEGIN =
  /(?<![\p{L}\d.:/_-])(?:\d|\p{Lu}\p{Ll}{2}|(?<=\d\s)\p{Ll}{3})|(?<=[\p{Lo}_])\d|午前|午後|上午|下午|凌晨|早上|晚上|오전|오후|北京时间/gu

/** Every stamp in a text that names a day or a time, in order; bounded in what it looks at. */
export function* stampsIn(text: string): Generator<Stamp> {
  const plain = halfWidth(text)
  let from = 0
  for (const { index } of plain.matchAll(MAY_BEGIN)) {
    if (index < from) continue
    const stamp = readStamp(plain, index)
    if (!stamp || stamp.relative) continue
    from = stamp.end
    if (stamp.day) stamp.weekday ??= weekdayBefore(plain, index)
    yield stamp
  }
}

/** "lundi 5 mars": the small word before a day. */
function weekdayBefore(text: string, at: number): number | null {
  const word = /(\p{L}{2,13}(?:-feira)?)[.,]?\s(?:den\s|de\s|d\.\s)?$/u.exec(text.slice(Math.max(0, at - 24), at))?.[1]
  return WEEKDAYS.get(word?.toLowerCase() ?? '') ?? null
}
