import { MILESTONE_WORDS } from '../incidents/rules'
import type { Milestone } from '../platform/db/generated/enums'
import { readClock } from './reading/clock'
import { readDay } from './reading/day'
import { type ReadZone, readZone } from './reading/zone'
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
 * a time is an entry whose moment is not known. Null for an empty line.
 */
export function understandLine(line: string, context: QuickAddContext): Understood | null {
  const typed = line.trim()
  if (typed === '') return null
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
  const found = readRelative(open, context) ?? readAbsolute(open, context)
  if (!found) return null
  const words = open.slice(0, open.length - found.rest.length).trim()
  const closed = bracket ? found.rest.replace(/^\s*[\])]/, '') : found.rest
  return { ...found, words, rest: closed.replace(/^\s*(?:[:,|]|[-–—](?=\s))\s*/, '').trimStart() }
}

type Found = Omit<ReadTime, 'words'>

const LENGTH =
  /^(?<t>T\s?)?(?<sign>[+−-])\s?(?:(?<h>\d{1,3})\s?h(?:ours?|rs?)?)?\s?(?:(?<m>\d{1,4})\s?m(?:in(?:utes?|s)?)?)?\s?(?:(?<s>\d{1,5})\s?s(?:ec(?:onds?|s)?)?)?(?![\p{Letter}\p{Number}:])/iu

/** "+5m", "+1h30m", "-90s" from the last entry; "T+5m" from the start of the impact. */
function readRelative(text: string, context: QuickAddContext): Found | null {
  const found = LENGTH.exec(text)
  const parts = found?.groups
  if (!found || !parts || !(parts.h || parts.m || parts.s)) return null
  const anchor = parts.t ? context.impactStartedAt : context.last
  if (!anchor) return null
  const seconds = Number(parts.h ?? 0) * 3600 + Number(parts.m ?? 0) * 60 + Number(parts.s ?? 0)
  const occurredAt = new Date(anchor.getTime() + (parts.sign === '+' ? seconds : -seconds) * 1000)
  const precision = occurredAt.getTime() % 60_000 === 0 ? 'minute' : 'second'
  return { when: { ...UNKNOWN, occurredAt, precision }, rest: text.slice(found[0].length), happened: 'once' }
}

/** [about] [day] [at] time [zone] [- [day] time [zone]], or a day alone. */
function readAbsolute(text: string, context: QuickAddContext): Found | null {
  const today = toLocal(context.now, context.zone).date
  const near = context.last ? toLocal(context.last, context.zone).date : (context.day ?? today)
  const about = readAbout(text)
  const day = readDay(about.rest, { today, near })
  const second = readAbout((day?.rest ?? about.rest).trimStart().replace(/^at\s+(?=\S)/i, ''))
  const isApproximate = about.isAbout || second.isAbout
  const clock = readClock(second.rest)
  if (!clock) {
    if (!day) return null
    const occurredAt = startOfDay(day.date, context.zone)
    return { when: { ...UNKNOWN, occurredAt, precision: 'day', isApproximate }, rest: day.rest, happened: 'once' }
  }
  const zone = readZone(clock.rest)
  const end = readEnd(zone?.rest ?? clock.rest, { today, near: day?.date ?? near })
  const shared = zone ?? end?.zone ?? null
  const own = (date: string) => resolveIn({ date: addDays(date, clock.daysLater), clock: clock.clock }, shared, context.zone)
  const date = day?.date ?? dayFor(own, near, today, context)
  const { at, happened } = own(date)
  const endedAt = end && endFor(end, shared, date, at, context.zone)
  const when: When = { ...UNKNOWN, occurredAt: at, endedAt, precision: clock.precision, isApproximate }
  return { when, rest: end?.rest ?? zone?.rest ?? clock.rest, happened }
}

function readAbout(text: string): { isAbout: boolean; rest: string } {
  const about = /^(?:[~≈]\s*|(?:about|around|approx(?:imately|\.)?|circa|ca\.?|c\.)\s+)(?=[\p{Letter}\p{Number}])/iu.exec(text)
  return { isAbout: about !== null, rest: about ? text.slice(about[0].length) : text }
}

/** The day of a time without one: the last entry's, or the next where that puts it past midnight; never a future that is yet to come. */
function dayFor(own: (date: string) => { at: Date }, near: string, today: string, { last, now }: QuickAddContext): string {
  const half = 12 * 3_600_000
  if (last && own(near).at.getTime() < last.getTime() - half) return addDays(near, 1)
  if (!last && near === today && own(near).at > now) return addDays(near, -1)
  return near
}

interface ReadEnd {
  date: string | null
  clock: string
  daysLater: number
  zone: ReadZone | null
  rest: string
}

/** "- 23:05", "–23:05", "to 23:05", with a day or a zone of its own. */
function readEnd(text: string, days: { today: string; near: string }): ReadEnd | null {
  const dash = /^\s*(?:[-–—]|to\b|until\b|till\b)\s*/i.exec(text)
  if (!dash) return null
  const behind = text.slice(dash[0].length)
  const day = readDay(behind, days)
  const clock = readClock((day?.rest ?? behind).trimStart())
  if (!clock) return null
  const zone = readZone(clock.rest)
  return { date: day?.date ?? null, clock: clock.clock, daysLater: clock.daysLater, zone, rest: zone?.rest ?? clock.rest }
}

function endFor(end: ReadEnd, shared: ReadZone | null, date: string, start: Date, zone: string): Date | null {
  const own = (day: string) => resolveIn({ date: addDays(day, end.daysLater), clock: end.clock }, end.zone ?? shared, zone).at
  const at = own(end.date ?? date)
  if (at >= start) return at
  return end.date ? null : own(addDays(date, 1))
}

function resolveIn(local: { date: string; clock: string }, said: ReadZone | null, zone: string) {
  if (!said) return resolveLocal(local, zone)
  if ('zone' in said) return resolveLocal(local, said.zone)
  const { at } = resolveLocal(local, 'UTC')
  return { at: new Date(at.getTime() - said.offset * 60_000), happened: 'once' as const }
}
