import { MILESTONE_WORDS } from '../incidents/rules'
import type { Milestone } from '../platform/db/generated/enums'
import { type Clock, clockText } from '../times/clock'
import type { WrittenDay } from '../times/day'
import { dayNumber, dayText, type FullDay, fromDayNumber, nearestDay, weekdayOf } from '../times/full-day'
import { readRelative } from '../times/relative'
import { leadingStamp } from '../times/stamp'
import type { Zone } from '../times/zone'
import { type LogLine, readLogLine } from './log-line'
import { UNKNOWN, type When } from './schema'
import { addDays, resolveLocal, startOfDay, toLocal } from './wall-clock'

/** What a typed line is read against. */
export interface QuickAddContext {
  /** The zone the incident is told in. */
  zone: string
  now: Date
  /** The moment of the last entry that has one: a time without a day belongs to its day, or to the next one past midnight. */
  last: Date | null
  /** The day of the incident, where nothing else says a day. */
  day: string | null
  /** What "T+5m" counts from. */
  impactStartedAt?: Date | null
}

export interface Understood extends When {
  text: string
  milestone: Milestone | null
  attributedTo: string | null
  /** The words the time was read out of; null where there were none. */
  sourceText: string | null
  /** "twice" and "never": see resolveLocal. */
  happened: 'once' | 'twice' | 'never'
}

/**
 * Reads a typed line as an entry: "10:13 config fixed", "yesterday 22:40 - 23:05 …", "+5m …", "~10:15 …", "14:02Z …",
 * "10:11 detected: …". Nothing of it is lost: what is not understood as time, milestone or speaker is the text. A line without
 * a time is an entry whose moment is not known. Lines of logs are read too (see log-line.ts). Null for an empty line.
 */
export function understandLine(line: string, context: QuickAddContext): Understood | null {
  const typed = line.trim()
  if (typed === '') return null
  const logged = readLogLine(typed)
  if (logged) return ofMachine(logged)
  const start = typed.replace(/^(?:[-*•]\s+)/, '')
  const front = readMilestoneWord(start)
  const time = readTime(front ? front.rest : start, context)
  // "detected 10:11 …" names a milestone; "detected by chance" without a time or a colon is just a text.
  const named = front && (time || front.isMarked) ? front : null
  const afterTime = named ? (time?.rest ?? named.rest) : ((front ? readTime(start, context) : time)?.rest ?? start)
  const speaker = /^<(?<name>[^<>\s][^<>]{0,80})>\s+(?=\S)/.exec(afterTime)
  const said = speaker ? afterTime.slice(speaker[0].length) : afterTime
  const behind = named ? null : readMilestoneWord(said)
  const marked = behind && (behind.isMarked || behind.rest === '') ? behind : null
  const milestone = named?.milestone ?? marked?.milestone ?? null
  const text = (marked ? marked.rest : said).trim()
  const when = time && (named || !front) ? time : null
  return {
    ...(when?.when ?? UNKNOWN),
    text: text || (milestone ? MILESTONE_WORDS[milestone] : typed),
    milestone,
    attributedTo: speaker?.groups?.name?.trim() ?? null,
    sourceText: when?.words ?? null,
    happened: when?.happened ?? 'once',
  }
}

const ofMachine = ({ occurredAt, source, text }: LogLine): Understood => ({
  ...UNKNOWN,
  occurredAt,
  precision: 'second',
  text,
  milestone: null,
  attributedTo: null,
  sourceText: source,
  happened: 'once',
})

const MILESTONE_NAMES: [RegExp, Milestone][] = [
  [/^impact(?:\s+(?:started|starts|start|began))?/i, 'impact_started'],
  [/^start(?:ed|s)?(?=\s*[:!]|\s+\S*\d|$)/i, 'impact_started'],
  [/^detect(?:ed|ion)/i, 'detected'],
  [/^ack(?:nowledged|ed)?/i, 'acknowledged'],
  [/^mitigat(?:ed|ion)/i, 'mitigated'],
  [/^resol(?:ved|ution)/i, 'resolved'],
]

/** A milestone's name at the beginning; marked where a "!" stands before it or a colon behind it, so that it cannot be a plain word. */
function readMilestoneWord(text: string): { milestone: Milestone; isMarked: boolean; rest: string } | null {
  const isShouted = text.startsWith('!')
  const behind = isShouted ? text.slice(1) : text
  for (const [shape, milestone] of MILESTONE_NAMES) {
    const found = shape.exec(behind)
    if (!found) continue
    const after = behind.slice(found[0].length)
    if (!/^(?:\s|:|$)/.test(after)) return null
    const colon = /^\s*:\s*/.exec(after)
    return { milestone, isMarked: isShouted || colon !== null, rest: colon ? after.slice(colon[0].length) : after.trimStart() }
  }
  return null
}

interface ReadTime {
  when: When
  words: string
  rest: string
  happened: Understood['happened']
}

function readTime(text: string, context: QuickAddContext): ReadTime | null {
  const bracket = /^[[(]/.exec(text)
  const open = bracket ? text.slice(1) : text
  const found = readLength(open, context) ?? readAbsolute(open, context)
  if (!found) return null
  const words = open.slice(0, open.length - found.rest.length).trim()
  const closed = bracket ? found.rest.replace(/^\s*[\])]/, '') : found.rest
  return { ...found, words, rest: closed.replace(/^\s*(?:[:,|]|[-–—](?=\s))\s*/, '').trimStart() }
}

type Found = Omit<ReadTime, 'words'>

/** "+5m", "+1h30m", "-90s" from the last entry; "T+5m" from the start of the impact. */
function readLength(text: string, context: QuickAddContext): Found | null {
  const found = readRelative(text, 0)
  const anchor = found?.relative.isFromStart ? context.impactStartedAt : context.last
  if (!found || !anchor) return null
  const occurredAt = new Date(anchor.getTime() + found.relative.seconds * 1000)
  const precision = occurredAt.getTime() % 60_000 === 0 ? 'minute' : 'second'
  return { when: { ...UNKNOWN, occurredAt, precision }, rest: text.slice(found.end), happened: 'once' }
}

const RELATIVE_DAY = /^(?:[~≈]\s*|(?:about|around)\s+)?(today|yesterday|tomorrow)\b,?\s*/i
const DAYS_AWAY: Record<string, number> = { today: 0, yesterday: -1, tomorrow: 1 }

/** [about] [day] [at] time [zone] [- [day] time [zone]], or a day alone. */
function readAbsolute(text: string, context: QuickAddContext): Found | null {
  const today = toLocal(context.now, context.zone).date
  const near = context.last ? toLocal(context.last, context.zone).date : (context.day ?? today)
  const word = RELATIVE_DAY.exec(text)
  const away = DAYS_AWAY[word?.[1]?.toLowerCase() ?? '']
  const behind = text.slice(word?.[0].length ?? 0)
  const stamp = leadingStamp(behind, { vague: true, typed: true })?.stamp
  const said = away === undefined ? dayOf(stamp?.day ?? null, near) : addDays(today, away)
  const rest = stamp ? restAfter(behind, stamp.end, stamp.open) : behind
  if (!stamp?.clock) {
    if (!said || stamp?.relative) return null
    const occurredAt = startOfDay(said, context.zone)
    const isApproximate = stamp?.isApproximate ?? false
    return { when: { ...UNKNOWN, occurredAt, precision: 'day', isApproximate }, rest, happened: 'once' }
  }
  const { clock, zone } = stamp
  const own = (date: string) => momentOf(date, clock, zone, context.zone)
  const ofWeek = said === null && stamp.weekday !== null ? lastOf(stamp.weekday, near) : null
  const date = said ?? ofWeek ?? dayFor(own, near, today, context)
  const { at, happened } = own(date)
  const endedAt = stamp.until?.clock ? endOf(stamp.until, zone, date, at, context.zone) : null
  const precision = clock.second !== null ? 'second' : clock.isHourOnly ? 'hour' : 'minute'
  return { when: { ...UNKNOWN, occurredAt: at, endedAt, precision, isApproximate: stamp.isApproximate }, rest, happened }
}

/** The rest of a line after a stamp, without the marks that close what the stamp opened. */
const restAfter = (text: string, end: number, open: string): string =>
  open === '' ? text.slice(end) : text.slice(end).replace(/^\s*[\])}*_`~]+/, '')

const fullOf = (date: string): FullDay => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return { year, month, day }
}

/** The day that is written, without its year or in doubtful order the one nearest to a day. */
function dayOf(written: WrittenDay | null, near: string): string | null {
  const day = written && nearestDay(written, fullOf(near))
  return day && dayText(day)
}

/** The last such weekday up to and including a day. */
function lastOf(weekday: number, near: string): string {
  const day = fullOf(near)
  return dayText(fromDayNumber(dayNumber(day) - ((weekdayOf(day) - weekday + 7) % 7)))
}

/** The day of a time without one: the last entry's, or the next where that puts it past midnight; never a future that is yet to come. */
function dayFor(own: (date: string) => { at: Date }, near: string, today: string, { last, now }: QuickAddContext): string {
  const half = 12 * 3_600_000
  if (last && own(near).at.getTime() < last.getTime() - half) return addDays(near, 1)
  if (!last && near === today && own(near).at > now) return addDays(near, -1)
  return near
}

interface Until {
  day: WrittenDay | null
  clock: Clock | null
  zone: Zone | null
}

/** The end of a range: on a day of its own, else on the day it began or the next; null where it would be before the beginning. */
function endOf(until: Until, zone: Zone | null, date: string, start: Date, own: string): Date | null {
  const { clock } = until
  if (!clock) return null
  const said = dayOf(until.day, date)
  const at = momentOf(said ?? date, clock, until.zone ?? zone, own).at
  if (at >= start) return at
  return said ? null : momentOf(addDays(date, 1), clock, until.zone ?? zone, own).at
}

/** The instant of a time of day: in the zone that is said, else in the incident's own. 24:00 is the next day's midnight. */
function momentOf(date: string, clock: Clock, said: Zone | null, own: string) {
  const local = { date: clock.hour === 24 ? addDays(date, 1) : date, clock: clockText(clock) }
  if (!said) return resolveLocal(local, own)
  if (said.offsetMinutes === null) return resolveLocal(local, said.iana ?? own)
  const { at } = resolveLocal(local, 'UTC')
  return { at: new Date(at.getTime() - said.offsetMinutes * 60_000), happened: 'once' as const }
}
