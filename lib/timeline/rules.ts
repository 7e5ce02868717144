import type { Audience, EntryKind, Milestone, Precision } from '../platform/db/generated/enums'

/** One fact of a timeline. */
export interface Entry {
  id: string
  /** When it happened; null where that is not known. */
  occurredAt: Date | null
  endedAt: Date | null
  precision: Precision
  isApproximate: boolean
  /** A time of day without its day, while occurredAt is null. */
  clockTime: string | null
  /** The words the time came from, where it was imported. */
  sourceText: string | null
  text: string
  milestone: Milestone | null
  attributedTo: string | null
  /** Null where nobody said. */
  kind: EntryKind | null
  /** It belongs into a document that tells the essential alone. */
  isStarred: boolean
  audience: Audience
  position: number
  version: number
}

/**
 * The order of a timeline, whole: entries whose moment is known by that moment, and each of the others right after the entry it
 * follows. Entries of the same moment keep the order they have. `entries` come in the order in which they stand now.
 */
export function inOrder<T extends Pick<Entry, 'occurredAt'>>(entries: T[]): T[] {
  const first: T[] = []
  const groups: { at: number; members: T[] }[] = []
  for (const entry of entries) {
    const last = groups.at(-1)
    if (entry.occurredAt) groups.push({ at: entry.occurredAt.getTime(), members: [entry] })
    else if (last) last.members.push(entry)
    else first.push(entry)
  }
  groups.sort((a, b) => a.at - b.at)
  return [...first, ...groups.flatMap(({ members }) => members)]
}

/** `entry` put right behind the one of id `afterId`; at the beginning for null, at the end where that one is not there. */
export function placed<T extends { id: string }>(entries: T[], entry: T, afterId: string | null | undefined): T[] {
  const others = entries.filter(({ id }) => id !== entry.id)
  if (afterId === null) return [entry, ...others]
  const index = others.findIndex(({ id }) => id === afterId)
  if (index === -1) return [...others, entry]
  return [...others.slice(0, index + 1), entry, ...others.slice(index + 1)]
}

/** The moment of the entry that was written last: who types goes on from there, wherever in the order it stands. */
export function lastWritten(entries: readonly Entry[]): Date | null {
  // Ids are in the order in which they were made.
  const told = entries
    .filter(({ occurredAt, precision }) => occurredAt && precision !== 'day')
    .sort((a, b) => (a.id < b.id ? 1 : -1))
  return told[0]?.occurredAt ?? null
}

/** True where an entry's place is a choice: its moment is not known, or a neighbour has the very same one. */
export function canSwap(a: Pick<Entry, 'occurredAt'>, b: Pick<Entry, 'occurredAt'>): boolean {
  return !a.occurredAt || !b.occurredAt || a.occurredAt.getTime() === b.occurredAt.getTime()
}

/** The last instant an entry speaks of, as far as its precision goes; null where its time cannot be compared with others. */
function reach(entry: Entry): { from: number; to: number } | null {
  if (!entry.occurredAt || entry.precision === 'day' || entry.precision === 'unknown') return null
  const from = entry.occurredAt.getTime()
  const own = entry.precision === 'hour' ? from + 3_600_000 : from
  return { from, to: Math.max(own, entry.endedAt?.getTime() ?? 0) }
}

export interface Gap {
  /** The entry before which nothing is written. */
  beforeId: string
  milliseconds: number
}

const MINUTE = 60_000

/**
 * The silences worth naming, from the beginning of the incident (its first milestone, where it has one) to its end: at least half an hour (or ten minutes where that is half of all that
 * is told), and three times what usually lies between two entries.
 */
export function gapsOf(entries: Entry[]): Gap[] {
  const resolved = Math.max(
    ...entries.flatMap((entry) => (entry.milestone === 'resolved' && entry.occurredAt ? [entry.occurredAt.getTime()] : [])),
  )
  const first = Math.min(
    ...entries.flatMap((entry) => (isBeginning(entry) && entry.occurredAt ? [entry.occurredAt.getTime()] : [])),
  )
  const silences: Gap[] = []
  let told: number | null = null
  let began: number | null = null
  for (const entry of entries) {
    const span = reach(entry)
    if (!span || (Number.isFinite(first) && span.from < first)) continue
    if (Number.isFinite(resolved) && span.from > resolved) break
    began ??= span.from
    if (told !== null && span.from > told) silences.push({ beforeId: entry.id, milliseconds: span.from - told })
    told = Math.max(told ?? span.to, span.to)
  }
  const whole = (told ?? 0) - (began ?? 0)
  const usual = median(silences.map(({ milliseconds }) => milliseconds))
  const isLong = ({ milliseconds }: Gap) =>
    milliseconds >= 30 * MINUTE || (milliseconds >= 10 * MINUTE && milliseconds >= whole / 2)
  return silences.filter((gap) => isLong(gap) && (silences.length < 3 || gap.milliseconds >= 3 * usual))
}

const isBeginning = ({ milestone }: Entry) => milestone !== null && milestone !== 'mitigated' && milestone !== 'resolved'

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}
