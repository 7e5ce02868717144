import { type Clock, readClock } from './clock'
import { readDay, type WrittenDay } from './day'
import { WEEKDAY_NAMES } from './months'
import { readZone, type Zone } from './zone'

/** A moment, or the two ends of a span of time, as a document writes it. */
export interface Stamp {
  start: number
  end: number
  day: WrittenDay | null
  clock: Clock | null
  zone: Zone | null
  until: { day: WrittenDay | null; clock: Clock | null } | null
  /** "~2:45", "around 10:00". */
  isApproximate: boolean
  /** "T+5m". */
  isRelative: boolean
  /** Marks of emphasis, brackets and the like that were opened inside and not closed. */
  open: string
}

const SPACE = /[\s,，;、]+|--:--|\?\?:\?\?/y
const MARK = /\*+|_{1,2}(?![\p{L}])|`|~~|[[({"“「【（\])}"”」】）]|[<>|#@]/uy
const APPROXIMATE =
  /~|≈|±|(?:around|about|approx\.?|approximately|circa|ca\.|roughly|vers|environ|gegen|etwa|alrededor de|sobre|cerca de|por volta d[ae]s?|verso|约|約|頃|ごろ|左右|около)(?![\p{L}\d])/iuy
const LEAD =
  /(?:on|at|the|in|from|since|between|by|until|am|um|den|seit|von|zwischen|le|la|du|de|entre|à|dès|depuis|el|a las|las|los|desde|em|no|na|às|a partir das?|il|alle|dalle|dal|tra|el día|day|date|time|at approximately|в|с)(?![\p{L}\d])/iuy
const BETWEEN = /\s*(?:[-–—~〜～]|to|until|till|through|and|à|et|au|bis|und|a|y|e|al|até|fino alle|から|至|到|до)\s*/iuy
const WORD = /(\p{L}{2,13}(?:-feira)?)\.?/uy
const EAST_WEEKDAY = /[（(][月火水木金土日][)）]/y
const JOIN = /[T_@]|[-–—/·•](?=\s)|\s?(?:at|um|à|às|a las|alle|в|kl\.)\s/iy
const RELATIVE =
  /T\s?[+−-]\s?\d{1,4}\s?(?:h\s?\d{1,2}|s|sec|m|min|minutes?|h|hours?|d|days?)?\b(?:\s?\d{1,2}\s?(?:m|min|s)\b)?|T0\b/y

const CLOSERS: Record<string, string> = { '[': ']', '(': ')', '{': '}', '"': '"', '“': '”', '「': '」', '【': '】', '（': '）' }

interface Options {
  /** A month or a year alone count ("November 2016"). */
  vague?: boolean
}

/**
 * The stamp that begins at a place of a text: day, weekday, time, zone and range in any order people write them, with marks of
 * emphasis, brackets and small words between. Looks at a bounded stretch.
 */
export function readStamp(text: string, at: number, { vague = false }: Options = {}): Stamp | null {
  const stamp: Stamp = {
    start: at,
    end: at,
    day: null,
    clock: null,
    zone: null,
    until: null,
    isApproximate: false,
    isRelative: false,
    open: '',
  }
  let place = at
  let isRough = false
  let open: string[] = []
  let opened = open
  const limit = Math.min(text.length, at + 160)
  while (place < limit) {
    const next = skip(text, place, open, stamp.end > at)
    isRough ||= next.isRough ?? false
    const end = token(text, next.at, stamp, vague)
    if (end === null) {
      if (next.at === place) break
      place = next.at
      open = next.open
      continue
    }
    place = end
    open = next.open
    stamp.end = end
    stamp.isApproximate ||= isRough || /x$/i.test(text.slice(next.at, end))
    opened = open
    const range = readRange(text, end, stamp, vague)
    if (range !== null) {
      stamp.end = range
      place = range
    }
  }
  stamp.open = opened.join('')
  stamp.isApproximate ||= /^\s?(?:頃|ごろ|左右|前後)/.test(text.slice(stamp.end, stamp.end + 4))
  return stamp.end > at && (stamp.day || stamp.clock || stamp.isRelative) ? stamp : null
}

interface Skipped {
  at: number
  open: string[]
  /** "about": it counts where a time follows. */
  isRough?: true
}

/** Steps over one piece that says nothing of the time. Small words only before the first piece that does. */
function skip(text: string, at: number, open: string[], begun: boolean): Skipped {
  const space = sticky(SPACE, text, at)
  if (space) return { at: at + space.length, open }
  const rough = sticky(APPROXIMATE, text, at)
  if (rough) return { at: at + rough.length, open, isRough: true }
  const mark = sticky(MARK, text, at)
  if (mark) return { at: at + mark.length, open: toggled(open, mark) }
  const east = sticky(EAST_WEEKDAY, text, at)
  if (east) return { at: at + east.length, open }
  const join = begun ? sticky(JOIN, text, at) : sticky(LEAD, text, at)
  if (join) return { at: at + join.length, open }
  const word = sticky(WORD, text, at)
  if (word && WEEKDAY_NAMES.has(word.replace(/\.$/, '').toLowerCase())) return { at: at + word.length, open }
  return { at, open }
}

function toggled(open: string[], mark: string): string[] {
  const last = open.at(-1)
  if (last !== undefined && (last === mark ? /^[*_~`"]/.test(mark) : CLOSERS[last] === mark)) return open.slice(0, -1)
  return /^[\])}”」】）<>|#@]/.test(mark) ? open : [...open, mark]
}

function token(text: string, at: number, stamp: Stamp, vague: boolean): number | null {
  if (!stamp.day) {
    const day = readDay(text, at, vague && !stamp.clock)
    if (day && !isVagueWord(text, day, at)) {
      stamp.day = day.day
      return day.end
    }
  }
  if (!stamp.clock) {
    const clock = readClock(text, at)
    if (clock) {
      stamp.clock = clock.clock
      return clock.end
    }
  }
  if (!stamp.zone && stamp.clock) {
    const zone = readZone(text, at)
    if (zone) {
      stamp.zone = zone.zone
      return zone.end
    }
  }
  const relative = !stamp.day && !stamp.clock && !stamp.isRelative ? sticky(RELATIVE, text, at) : null
  if (relative) {
    stamp.isRelative = true
    return at + relative.length
  }
  return null
}

/** A year alone is a stamp only where a dash or colon follows: "2015 - adopted", not "2015 users". */
const isVagueWord = (text: string, found: { day: WrittenDay; end: number }, at: number): boolean =>
  found.day.month === null && found.end - at === 4 && !/^\s?(?:[-–—:|]|$)/.test(text.slice(found.end, found.end + 3))

function readRange(text: string, at: number, stamp: Stamp, vague: boolean): number | null {
  if (stamp.until) return null
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
  const clock = readClock(text, dayEnd + gap)
  if (!clock && (!day || (stamp.clock && !stamp.day))) return null
  if (clock && !day && !stamp.clock) return null
  if (day && !clock && isVagueWord(text, day, place) && stamp.day?.month !== null) return null
  stamp.until = { day: day?.day ?? null, clock: clock?.clock ?? null }
  return afterZone(text, clock?.end ?? dayEnd, stamp)
}

/** "7:08 UTC until 10:40 UTC": the zone is said twice. */
function afterZone(text: string, at: number, stamp: Stamp): number {
  if (!stamp.zone) return at
  const again = readZone(text, at + (sticky(/\s/y, text, at)?.length ?? 0))
  return again && again.zone.asWritten === stamp.zone.asWritten ? again.end : at
}

function sticky(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] || null
}

const AFTER = /^(?:[\s:：,，.;|=>→⇒-]|[–—−]|\\-|頃|ごろ|左右|（推定）)+/

/**
 * A line that begins with a stamp: the stamp, the words it was written in, and the rest of the line, where emphasis that the
 * stamp opened is closed or opened anew.
 */
export function leadingStamp(
  line: string,
  options: Options = {},
): { stamp: Stamp; source: string; rest: string; at: number } | null {
  const stamp = readStamp(line, 0, options)
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
  const tail = line.trimEnd()
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

/** Every stamp in a text that names a day or a time, in order; bounded in what it looks at. */
export function* stampsIn(text: string): Generator<Stamp> {
  let from = 0
  for (const { index } of text.matchAll(/(?<![\p{L}\d.:/_-])(?:\d|\p{Lu}\p{Ll}{2}|(?<=\d\s)\p{Ll}{3})/gu)) {
    if (index < from) continue
    const stamp = readStamp(text, index)
    if (!stamp) continue
    from = stamp.end
    yield stamp
  }
}
