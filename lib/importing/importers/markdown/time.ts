import { daysIn } from '../../../times/day'
import { dayNumber, dayText, type FullDay, fullDay } from '../../../times/full-day'
import { type Stamp, stampsIn } from '../../../times/stamp'
import { ianaOf, writesMonthFirst, type Zone } from '../../../times/zone'
import { clipped } from '../../clip'
import type { DraftEntry, DraftIncident, Span } from '../../draft'
import { ENTRY_LIMIT } from '../../limits'
import { milestonesOf } from '../../milestones'
import type { Context } from './context'
import type { Facts } from './facts'
import { type Moment, momentOf } from './moment'
import { partsWithin } from './outline/part'
import type { Region } from './regions'
import { placeRelative, type RelativeRead } from './relative'
import { zoneNote } from './timeline/notes'
import { proseEntries } from './timeline/prose'
import { type RawEntry, rawEntry } from './timeline/raw-entry'
import { readTimelines } from './timeline/read-timeline'
import { type Resolved, resolve, type TimeContext } from './when'
import { statedZeros, zerosIn } from './zero'

export interface TimeRead {
  entries: DraftEntry[]
  /** As written and as understood, one for each entry. */
  raw: RawEntry[]
  resolved: Resolved[]
  /** What was made of times such as "T+5m". */
  relative: RelativeRead
  /** There were more entries than an incident may have; the rest stays text. */
  isCut: boolean
  moved: Span[]
  structure: Span[]
  startedOn: string | null
  /** Where the day of the incident comes from. */
  startedBy: 'said' | 'entries' | 'none'
  zone: DraftIncident['timeZone']
  zoneRead: Zone | null
  zoneBy: 'entries' | 'said' | 'front_matter' | 'none'
  isDayFirst: boolean
  orderBy: 'numbers' | 'near' | 'zone' | 'habit'
}

/** The timeline of an incident, the day it began and the zone it is told in: the three lean on each other. */
export function readTime(region: Region, facts: Facts, context: Context): TimeRead {
  const read = readTimelines(region.part, context.source)
  const raw = (read.entries.length > 0 ? read.entries : proseEntries(region.part, context.source)).slice(0, ENTRY_LIMIT)
  const told = leadText(region, firstMoved(raw), context)
  const lead = [...stampsIn(told)]
  const zeros = statedZeros(region.part, raw, context.source.text)
  const zone = zoneOf(raw, facts, told, [...zeros, ...lead], context)
  const near = nearDate(region, facts, lead, context)
  const order = orderOf(raw, zone.zone, near, lead)
  const time: TimeContext = { isDayFirst: order.isDayFirst, near: near ?? null, day: null, zone: zone.zone }
  const started = startedOn(raw, facts, lead, zeros, region, time, context)
  const dated = { ...time, day: started.day }
  const resolved = resolveAll(raw, dated)
  const known = (entry: RawEntry): Moment | null => momentOf(resolve(entry, dated, null))
  const relative = placeRelative(
    raw,
    resolved,
    zeros.flatMap((stamp) => known(rawEntry({ stamp, sourceText: null, text: '', spans: [] }, NOTHING_ABOVE)) ?? []),
    (entry) => {
      const [zero] = zerosIn(`${entry.sourceText ?? ''} ${entry.text.slice(0, 300).split('\n', 1)[0]}`)
      return zero ? known({ ...entry, stamp: zero.stamp }) : null
    },
  )
  const entries = raw.map((entry, index): DraftEntry => draftEntry(entry, resolved[index], index))
  milestonesOf(entries)
  const iana = zone.zone ? ianaOf(zone.zone, started.day) : null
  return {
    entries,
    raw,
    resolved,
    relative,
    isCut: read.entries.length > ENTRY_LIMIT,
    moved: raw.filter((entry) => !entry.isQuoted).flatMap((entry) => entry.spans),
    structure: read.structure,
    startedOn: started.day && dayText(started.day),
    startedBy: started.by,
    zone: { asWritten: zone.zone?.asWritten ?? null, iana, assumed: zone.zone === null || zone.by === 'front_matter', spans: [] },
    zoneRead: zone.zone,
    zoneBy: zone.by,
    isDayFirst: order.isDayFirst,
    orderBy: order.by,
  }
}

const NOTHING_ABOVE = { day: null, zone: null, year: null }

function draftEntry(entry: RawEntry, resolved: Resolved | undefined, index: number): DraftEntry {
  return {
    id: `entry-${index + 1}`,
    spans: entry.spans,
    at: resolved?.at ?? null,
    endedAt: resolved?.endedAt ?? null,
    precision: resolved?.precision ?? 'unknown',
    isApproximate: entry.stamp?.isApproximate ?? false,
    clockTime: resolved?.clockTime ?? null,
    sourceText: clipped(entry.sourceText, 500),
    text: entry.text,
    milestone: null,
    attributedTo: clipped(entry.attributedTo, 500),
  }
}

/** Days are carried down the document, as a reader does; past midnight the next day begins. */
function resolveAll(raw: RawEntry[], time: TimeContext): Resolved[] {
  const midnights = midnightsBefore(raw)
  let before: FullDay | null = null
  let group = -1
  return raw.map((entry, index) => {
    if (entry.group !== group) before = null
    group = entry.group
    const resolved = resolve(entry, time, before, midnights[index])
    if (entry.stamp?.day && resolved.day) before = resolved.day
    return resolved
  })
}

const HALF_A_DAY = 720

/**
 * How many midnights lie between the day that was last named and each entry of a list, told by times that jump by more than half a
 * day. Where the newest stands first, below a day that is named lie the days before it; below none, the last entry is the first.
 */
function midnightsBefore(raw: RawEntry[]): number[] {
  const passed = raw.map(() => 0)
  const isNewestFirst = goesBack(raw)
  const isAnchored = raw.some(({ stamp, dayAbove }) => stamp?.day || dayAbove)
  const places = raw.map((_, index) => index)
  let last: RawEntry | null = null
  let count = 0
  for (const index of isNewestFirst && !isAnchored ? places.toReversed() : places) {
    const entry = raw[index]
    if (!entry?.stamp?.clock) continue
    const jump = last && followsOn(entry, last) ? minutesOf(entry) - minutesOf(last) : null
    if (jump === null) count = 0
    else if (isNewestFirst && isAnchored) count -= jump > HALF_A_DAY ? 1 : 0
    else count += jump < -HALF_A_DAY ? 1 : 0
    passed[index] = count
    last = entry
  }
  return passed
}

/** Whether most of the times are earlier than the ones before them; jumps of more than half a day tell nothing. */
function goesBack(raw: RawEntry[]): boolean {
  const steps = raw.slice(1).map((entry, index) => minutesOf(entry) - minutesOf(raw[index]))
  const back = steps.filter((step) => step < 0 && step >= -HALF_A_DAY).length
  return back >= 2 && back > steps.filter((step) => step > 0 && step <= HALF_A_DAY).length
}

/** Of the same list, and below the same day. */
const followsOn = (entry: RawEntry, last: RawEntry): boolean =>
  !entry.stamp?.day &&
  entry.group === last.group &&
  (entry.dayAbove === last.dayAbove || (last.stamp?.day ?? null) === entry.dayAbove)

const minutesOf = (entry: RawEntry | null | undefined): number => {
  const clock = entry?.stamp?.clock
  return clock ? clock.hour * 60 + clock.minute : Number.NaN
}

const CLOSING_LINE =
  /^[\s>*_-]*(?:last (?:updated|modified|edited)|updated|modified|created|published|posted|written|reviewed|review date|author|actualizado|atualizado|mis à jour|stand|aktualisiert)\b/i

/** The words that say what happened first: title, what stands before the headings, summary. Lines about the document left out. */
const firstMoved = (raw: RawEntry[]): number => raw.find((entry) => !entry.isQuoted)?.spans[0]?.start ?? Number.MAX_SAFE_INTEGER

function leadText({ part, title }: Region, timelineAt: number, { source, frontMatter }: Context): string {
  const told = [...partsWithin(part)]
    .filter((one) => one !== part && (one.kind === 'summary' || one.kind === 'narrative' || one.kind === 'impact'))
    .slice(0, 8)
  const lead = [part.start, part.parts[0]?.start ?? part.end] as const
  const stretches = [
    source.text.slice(lead[0], Math.min(lead[1], lead[0] + 6_000, timelineAt)),
    ...told.map((one) => source.text.slice(one.titleSpan.end, Math.min(one.end, one.titleSpan.end + 3_000))),
  ]
  const body = frontMatter
    ? stretches.map((text, index) => (index === 0 && part.start === 0 ? text.slice(frontMatter.end) : text))
    : stretches
  const lines = body.flatMap((text) => text.split('\n')).filter((line) => !CLOSING_LINE.test(line) && !line.startsWith('    '))
  const description = frontMatter?.values.get('description')
  return [title ?? '', ...lines, typeof description === 'string' ? description : ''].join('\n')
}

function zoneOf(
  raw: RawEntry[],
  facts: Facts,
  told: string,
  lead: Stamp[],
  { frontMatter }: Context,
): { zone: Zone | null; by: TimeRead['zoneBy'] } {
  const own = mostFrequent(raw.flatMap(({ stamp }) => (stamp?.zone ? [stamp.zone] : [])))
  if (own) return { zone: own, by: 'entries' }
  const above = mostFrequent(raw.flatMap(({ zoneAbove }) => (zoneAbove ? [zoneAbove] : [])))
  if (above) return { zone: above, by: 'entries' }
  if (facts.zone) return { zone: facts.zone.zone, by: 'said' }
  const noted = told
    .split('\n')
    .map((line) => zoneNote(line))
    .find((zone) => zone !== null)
  if (noted) return { zone: noted, by: 'said' }
  const inLead = lead.flatMap(({ zone }) => (zone ? [zone] : []))
  if (inLead[0]) return { zone: mostFrequent(inLead), by: 'said' }
  const date = frontMatter?.values.get('date')
  const posted = typeof date === 'string' ? [...stampsIn(date)][0]?.zone : undefined
  if (posted?.offsetMinutes) return { zone: posted, by: 'front_matter' }
  return { zone: null, by: 'none' }
}

function mostFrequent(zones: Zone[]): Zone | null {
  const counts = new Map<string, { zone: Zone; count: number }>()
  for (const zone of zones) {
    const seen = counts.get(zone.asWritten)
    if (seen) seen.count++
    else counts.set(zone.asWritten, { zone, count: 1 })
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count)[0]?.zone ?? null
}

/** A date that the incident cannot be far from: of the post, in the text, in the file's name. */
function nearDate(
  { part, year }: Region,
  { month }: Facts,
  lead: Stamp[],
  { frontMatter, name, source }: Context,
): FullDay | null {
  const date = frontMatter?.values.get('date')
  return (
    firstFull(typeof date === 'string' ? date : '') ??
    firstFullOf(lead) ??
    (month && { ...month, day: daysIn(month.year, month.month) }) ??
    (year === null ? null : { year, month: 12, day: 31 }) ??
    fileDate(name) ??
    firstFull(source.text.slice(part.start, Math.min(part.end, part.start + 20_000)))
  )
}

const firstFull = (text: string): FullDay | null => firstFullOf(stampsIn(text))

function firstFullOf(stamps: Iterable<Stamp>): FullDay | null {
  for (const { day } of stamps) if (day?.year && !day.isAmbiguous) return fullDay(day, { isDayFirst: true, near: null })
  return null
}

function fileDate(name: string): FullDay | null {
  const found = /(?<!\d)((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)/.exec(name)
  const [year, month, day] = (found ?? []).slice(1).map(Number)
  return year && month && day && month <= 12 && day <= 31 ? { year, month, day } : null
}

/** How 04-12-2022 is read: as the document's other dates say, else as what lies near says, else as its zone's people write. */
function orderOf(
  raw: RawEntry[],
  zone: Zone | null,
  near: FullDay | null,
  lead: Stamp[],
): { isDayFirst: boolean; by: TimeRead['orderBy'] } {
  const days = [...raw.flatMap(({ stamp, dayAbove }) => [stamp?.day, dayAbove]), ...lead.map(({ day }) => day)]
  const told = days.find((day) => day?.order)?.order
  if (told) return { isDayFirst: told === 'day_first', by: 'numbers' }
  const doubtful = days.find((day) => day?.isAmbiguous && day.year)
  if (doubtful && near) {
    const away = (isDayFirst: boolean) => {
      const read = fullDay(doubtful, { isDayFirst, near })
      return read ? Math.abs(dayNumber(read) - dayNumber(near)) : 1e6
    }
    if (Math.min(away(true), away(false)) <= 21 && Math.abs(away(true) - away(false)) > 21)
      return { isDayFirst: away(true) < away(false), by: 'near' }
  }
  if (zone && writesMonthFirst(zone)) return { isDayFirst: false, by: 'zone' }
  return { isDayFirst: true, by: zone ? 'zone' : 'habit' }
}

function startedOn(
  raw: RawEntry[],
  facts: Facts,
  lead: Stamp[],
  zeros: Stamp[],
  { title, part }: Region,
  time: TimeContext,
  { frontMatter }: Context,
): { day: FullDay | null; by: TimeRead['startedBy'] } {
  for (const stamp of [facts.date?.stamp, facts.window?.stamp]) {
    const day = stamp?.day && fullDay(stamp.day, time)
    if (day) return { day, by: 'said' }
  }
  const written = frontMatter?.values.get('title')
  for (const stamps of [stampsIn(title ?? ''), stampsIn(typeof written === 'string' ? written : ''), lead, zeros]) {
    const day = firstDay(stamps, time)
    if (day) return { day, by: 'said' }
  }
  const dated = raw.flatMap((entry) => {
    const day = entry.stamp?.day ?? entry.dayAbove
    const full = day && fullDay(day, time, entry.yearAbove)
    return full ? [full] : []
  })
  const [first] = dated
  const last = dated.at(-1)
  if (first && last) return { day: dayNumber(last) < dayNumber(first) ? last : first, by: 'entries' }
  for (const { text } of raw.slice(0, 20)) {
    const day = firstDay(stampsIn(text.slice(0, 500)), time)
    if (day) return { day, by: 'entries' }
  }
  for (const child of partsWithin(part)) {
    const day = child.level <= 3 && firstDay(stampsIn(child.title), time)
    if (day) return { day, by: 'said' }
  }
  return { day: null, by: 'none' }
}

function firstDay(stamps: Iterable<Stamp>, time: TimeContext): FullDay | null {
  for (const { day } of stamps) {
    const full = day && fullDay(day, time)
    if (full) return full
  }
  return null
}
