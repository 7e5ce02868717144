import { ianaOf, offsetAt } from '../../../times/zone'
import { clip } from '../../clip'
import type { DraftDoubt, DraftEntry, DraftIncident, Span } from '../../draft'
import { aboutFacts, type Found } from '../../fact-doubts'
import { ENTRY_LIMIT } from '../../limits'
import { contradictionsOf } from './contradictions'
import type { Facts } from './facts'
import { insideOf } from './inside'
import { momentWords } from './moment'
import { partsWithin } from './outline/part'
import type { Region } from './regions'
import type { Source } from './source'
import type { TimeRead } from './time'

/** What a person should look at: what the document leaves open, what was inferred, what contradicts itself. */
export function doubtsOf(incident: DraftIncident, region: Region, time: TimeRead, facts: Facts, source: Source): DraftDoubt[] {
  const found = [
    ...aboutFacts(incident),
    ...aboutZone(incident, time, facts),
    ...aboutDays(incident, time),
    ...aboutLengths(incident, time),
    ...aboutOrder(incident, time),
    ...[...contradictionsOf(incident, time, facts)].slice(0, 50),
    ...aboutSource(incident, region),
    ...aboutAddresses(incident, source),
  ]
  return found.map(({ kind, message, spans = [], about = null }, index) => ({
    id: `doubt-${index + 1}`,
    kind,
    message,
    spans: spans.slice(0, 50),
    about,
  }))
}

const isTimed = (entry: DraftEntry): boolean => entry.clockTime !== null || (entry.at?.includes('T') ?? false)

function* aboutZone({ timeline, startedOn }: DraftIncident, time: TimeRead, facts: Facts): Generator<Found> {
  const timed = timeline.filter(isTimed)
  if (timed.length === 0) return
  const zone = time.zoneRead
  if (!zone) {
    yield {
      kind: 'no_zone',
      message: 'No time zone is stated. Times are kept as local times; choose the zone they are local to.',
    }
    return
  }
  if (time.zoneBy === 'front_matter')
    yield {
      kind: 'no_zone',
      message: `The times state no zone. ${zone.asWritten} was taken from the date at the head of the file.`,
    }
  const day = startedOn
    ? (([year = 0, month = 1, date = 1]) => ({ year, month, day: date }))(startedOn.split('-').map(Number))
    : null
  if (zone.iana && zone.offsetMinutes !== null && day && ianaOf(zone, day) !== zone.iana)
    yield {
      kind: 'zone_literal',
      message: `${zone.asWritten} was read literally, as UTC${signed(zone.offsetMinutes)}, although daylight time was in force in ${zone.iana.split('/').at(-1)?.replaceAll('_', ' ')} on ${startedOn}. Change the times if their author meant the clock on the wall.`,
    }
  const against = timeline.filter((_, index) => {
    const { stamp, zoneAbove } = time.raw[index] ?? {}
    const above = zoneAbove ?? facts.zone?.zone
    return stamp?.zone && above && differ(stamp.zone, above, day)
  })
  const first = against[0]
  const raw = first && time.raw[timeline.indexOf(first)]
  if (first && raw)
    yield {
      kind: 'zone_conflict',
      message: `The ${raw.zoneAbove ? 'heading' : 'head of the document'} says ${(raw.zoneAbove ?? facts.zone?.zone)?.asWritten}, but ${against.length === 1 ? 'one entry says' : `${against.length} entries say`} ${raw.stamp?.zone?.asWritten}. Each entry was read in its own zone.`,
      spans: against.flatMap(({ spans }) => spans),
      about: first.id,
    }
}

type ZoneLike = Parameters<typeof offsetAt>[0]

const differ = (a: ZoneLike, b: ZoneLike, day: { year: number; month: number; day: number } | null): boolean => {
  const at = { ...(day ?? { year: 2020, month: 1, day: 1 }), hour: 12, minute: 0 }
  return offsetAt(a, at) !== offsetAt(b, at)
}

const signed = (minutes: number): string =>
  `${minutes < 0 ? '−' : '+'}${Math.floor(Math.abs(minutes) / 60)}${minutes % 60 ? `:${String(Math.abs(minutes) % 60).padStart(2, '0')}` : ''}`

const ORDER_BY: Record<TimeRead['orderBy'], string> = {
  numbers: 'as the other dates of the document are written',
  near: 'because that lies near the other dates of the document',
  zone: 'as is usual where this zone is used',
  habit: 'as most of the world writes',
}

function* aboutDays({ timeline }: DraftIncident, time: TimeRead): Generator<Found> {
  const pick = (test: (index: number) => boolean) => timeline.filter((_, index) => test(index))
  const ambiguous = pick((index) => time.resolved[index]?.isAmbiguous === true)
  if (ambiguous[0])
    yield {
      kind: 'ambiguous_date',
      message: `“${(ambiguous[0].sourceText ?? '').replace(/[\s:–—-]+$/, '')}” may be day-month or month-day. It was read with the ${time.isDayFirst ? 'day' : 'month'} first, ${ORDER_BY[time.orderBy]}.`,
      spans: ambiguous.flatMap(({ spans }) => spans),
      about: ambiguous[0].id,
    }
  const years = pick((index) => time.resolved[index]?.yearBy === 'assumed' && time.resolved[index]?.day !== null)
  if (years[0])
    yield {
      kind: 'assumed_year',
      message: `${count(years)} a day without a year; ${years[0].at?.slice(0, 4)} was taken from another date of the document.`,
      spans: years.flatMap(({ spans }) => spans),
      about: years[0].id,
    }
  const days = pick((index) => time.resolved[index]?.by === 'incident')
  if (days[0])
    yield {
      kind: 'assumed_day',
      message: `${count(days)} only a time of day; the day of the incident, ${time.startedOn}, was taken for ${days.length === 1 ? 'it' : 'them'}.`,
      spans: days.flatMap(({ spans }) => spans),
      about: days[0].id,
    }
  const unknown = timeline.filter(({ clockTime }) => clockTime !== null)
  if (unknown[0])
    yield {
      kind: 'no_date',
      message: `${count(unknown)} a time of day, and no day is known for ${unknown.length === 1 ? 'it' : 'them'}.`,
      spans: unknown.flatMap(({ spans }) => spans),
      about: unknown[0].id,
    }
}

const count = (entries: DraftEntry[]): string => (entries.length === 1 ? 'One entry gives' : `${entries.length} entries give`)

/** Times such as "T+5m": what they were counted from, and those that could not be placed. */
function* aboutLengths({ timeline }: DraftIncident, { relative }: TimeRead): Generator<Found> {
  const form =
    relative.clockForm === null
      ? ''
      : ` Those as “T+0:10” were read as ${relative.clockForm === 'hours' ? 'hours and minutes' : 'minutes and seconds'}.`
  const bases = new Map<string, { entries: DraftEntry[]; isStated: boolean }>()
  for (const { index, from, by } of relative.placed) {
    const entry = timeline[index]
    const base = bases.get(momentWords(from)) ?? { entries: [], isStated: by === 'stated' }
    if (entry) bases.set(momentWords(from), { ...base, entries: [...base.entries, entry] })
  }
  for (const [words, { entries, isStated }] of [...bases].slice(0, 20))
    yield {
      kind: 'relative_time',
      message: `${tell(entries)} and ${entries.length === 1 ? 'was' : 'were'} placed counting from ${words}, ${isStated ? 'which the document says they count from' : 'the only entry before that keeps their order'}.${form}`,
      spans: entries.flatMap(({ spans }) => spans),
      about: entries[0]?.id ?? '',
    }
  const open = relative.open.flatMap((index) => timeline[index] ?? [])
  if (open[0])
    yield {
      kind: 'relative_time',
      message: `${tell(open)}, and ${relative.isContradicted ? 'the document says in ways that differ what that counts from' : 'what that counts from is not clear'}. The order was kept; no time was made up.`,
      spans: open.flatMap(({ spans }) => spans),
      about: open[0].id,
    }
}

const tell = (entries: DraftEntry[]): string =>
  `${entries.length === 1 ? 'One entry tells' : `${entries.length} entries tell`} how much later (“${(entries[0]?.sourceText ?? '').replace(/[\s:–—-]+$/, '')}”)`

const DAY_MS = 86_400_000

/** Whether another month or another year would put a date among its neighbours. */
function slipIn(at: string, middle: number): string {
  const [year = 0, month = 1, day = 1] = at.slice(0, 10).split('-').map(Number)
  const lies = (y: number, m: number) => Math.abs(Date.UTC(y, m - 1, day) - middle) <= 3 * DAY_MS
  const kept = 'It was kept as written'
  if (lies(year - 1, month) || lies(year + 1, month)) return `${kept}; with another year it would lie among them.`
  for (let other = 1; other <= 12; other++)
    if (other !== month && lies(year, other)) return `${kept}; with another month it would lie among them.`
  return `${kept}; it may be a slip.`
}

function* aboutOrder({ timeline }: DraftIncident, time: TimeRead): Generator<Found> {
  if (time.isCut)
    yield { kind: 'limit', message: `Only the first ${ENTRY_LIMIT} entries were taken; the others are kept as text.` }
  const timed = timeline.flatMap((entry) =>
    entry.at && entry.precision !== 'unknown' ? [{ entry, ms: Date.parse(entry.at) }] : [],
  )
  if (timed.length < 3) return
  const middle = timed.map(({ ms }) => ms).toSorted((a, b) => a - b)[timed.length >> 1] ?? 0
  const near = timed.filter(({ ms }) => Math.abs(ms - middle) <= 3 * DAY_MS).length
  const far = near >= timed.length * 0.65 ? timed.filter(({ ms }) => Math.abs(ms - middle) > 14 * DAY_MS) : []
  for (const { entry, ms } of far.slice(0, 20))
    yield {
      kind: 'far_from_the_rest',
      message: `“${entry.sourceText ?? entry.at}” lies ${Math.round(Math.abs(ms - middle) / DAY_MS)} days from the other entries. ${slipIn(entry.at ?? '', middle)}`,
      spans: entry.spans,
      about: entry.id,
    }
  const steps = timed.slice(1).map(({ ms, entry }, index) => ({ entry, back: ms < (timed[index]?.ms ?? ms) }))
  const back = steps.filter((step) => step.back)
  const first = back[0]
  if (first && back.length <= timed.length * 0.25)
    yield {
      kind: 'out_of_order',
      message: `${back.length === 1 ? 'One entry stands' : `${back.length} entries stand`} after a later one. The order of the document was not changed.`,
      spans: back.flatMap(({ entry }) => entry.spans),
      about: first.entry.id,
    }
}

function* aboutSource({ timeline, causes, actions, sections }: DraftIncident, region: Region): Generator<Found> {
  const guesses = [...partsWithin(region.part)].find(({ kind }) => kind === 'hypotheses')
  if (guesses)
    yield {
      kind: 'hypotheses',
      message: `“${guesses.title}” was read as guesses, not as causes; it is kept as text.`,
      spans: [guesses.titleSpan],
    }
  const isInside = insideOf(sections.flatMap(({ spans }) => spans))
  const isQuoted = ({ spans }: { spans: Span[] }) => spans.every(isInside)
  const quoted = [...timeline.filter(isQuoted), ...causes.filter(isQuoted), ...actions.filter(isQuoted)]
  if (quoted[0])
    yield {
      kind: 'from_prose',
      message: `${quoted.length === 1 ? 'One passage was' : `${quoted.length} passages were`} copied out of running text, which stays whole in its section. Check that ${quoted.length === 1 ? 'it says' : 'each says'} what was meant.`,
      spans: quoted.flatMap(({ spans }) => spans),
      about: quoted[0].id,
    }
  if (region.before)
    yield {
      kind: 'before_first',
      message: 'Text that stands before this incident in the file was kept with it, as a section.',
      spans: [{ start: region.before.start, end: region.before.end }],
    }
}

/** Pictures and links of files that lay beside the document: they were not imported with it. */
function* aboutAddresses({ span }: DraftIncident, { localAddresses }: Source): Generator<Found> {
  const here = localAddresses.filter(({ start }) => start >= span.start && start < span.end)
  for (const isPicture of [true, false]) {
    const found = here.filter((one) => one.isPicture === isPicture)
    const addresses = [...new Set(found.map(({ address }) => clip(address, 200)))]
    if (addresses.length === 0) continue
    const named = addresses.slice(0, 10).join(', ') + (addresses.length > 10 ? ` and ${addresses.length - 10} more` : '')
    const what = isPicture ? 'picture' : 'link'
    yield {
      kind: 'local_address',
      message: `${found.length === 1 ? `One ${what} leads to a file` : `${found.length} ${what}s lead to files`} beside this one, not imported with it: ${named}. Give ${found.length === 1 ? 'it a full address' : 'them full addresses'}.`,
      spans: found.map(({ start, end }) => ({ start, end })),
    }
  }
}
