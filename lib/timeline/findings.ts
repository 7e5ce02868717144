import { MILESTONE_WORDS } from '../incidents/rules'
import type { Milestone } from '../platform/db/generated/enums'
import { dayBefore, keepOne, type Mend, onDayBefore, otherSide, setMissing, swapEnds, swapMilestones, takeMoment } from './mends'
import type { Entry } from './rules'
import { clockWords, momentWords, offsetMinutes, offsetWords } from './time'
import { otherReading, resolveLocal, toLocal } from './wall-clock'

export interface Finding {
  kind: 'order' | 'future' | 'backwards' | 'twice' | 'ambiguous' | 'skipped' | 'missing' | 'zone_assumed' | 'unplaced'
  /** A whole sentence. */
  words: string
  /** The entries it speaks of, to jump to. */
  entryIds: string[]
  /** Steps of which each would mend it, or a part of it. */
  mends?: Mend[]
}

interface Told {
  entries: Entry[]
  timeZone: string
  timeZoneAssumed: boolean
}

/** Milestones of which the second cannot come before the first. */
const ORDER: [Milestone, Milestone][] = [
  ['impact_started', 'detected'],
  ['detected', 'acknowledged'],
  ['impact_started', 'mitigated'],
  ['impact_started', 'resolved'],
  ['detected', 'resolved'],
  ['mitigated', 'resolved'],
]

/** Everything in a timeline that does not fit together, as sentences. `entries` are in the order of the timeline. */
export function findingsOf(told: Told, now: Date): Finding[] {
  return [
    ...zoneAssumed(told),
    ...order(told),
    ...twice(told),
    ...future(told, now),
    ...backwards(told),
    ...dst(told),
    ...missing(told),
    ...unplaced(told),
  ]
}

function zoneAssumed({ timeZone, timeZoneAssumed, entries }: Told): Finding[] {
  if (!timeZoneAssumed || !entries.some(({ occurredAt }) => occurredAt)) return []
  return [
    {
      kind: 'zone_assumed',
      words: `Nothing says in which zone these times were written; they are read as ${timeZone}.`,
      entryIds: [],
    },
  ]
}

const at = (entry: Entry): number | null => entry.occurredAt?.getTime() ?? null

function order({ entries, timeZone }: Told): Finding[] {
  return ORDER.flatMap(([before, after]): Finding[] => {
    const first = anchor(entries, before)
    const second = anchor(entries, after)
    if (!first?.occurredAt || !second?.occurredAt || first.occurredAt <= second.occurredAt) return []
    if (second.precision === 'day' || first.precision === 'day') return []
    return [
      {
        kind: 'order',
        words: `${MILESTONE_WORDS[after]} (${clockWords(second.occurredAt, timeZone, second.precision)}) stands before ${MILESTONE_WORDS[before].toLowerCase()} (${clockWords(first.occurredAt, timeZone, first.precision)}).`,
        entryIds: [second.id, first.id],
        mends: [swapMilestones(first, second)],
      },
    ]
  })
}

/** The entry a milestone's instant is taken from (see instantsOf in lib/incidents/rules.ts). */
function anchor(entries: Entry[], milestone: Milestone): Entry | undefined {
  const those = entries.filter((entry) => entry.milestone === milestone && entry.occurredAt)
  const sorted = those.sort((a, b) => (at(a) ?? 0) - (at(b) ?? 0))
  return milestone === 'mitigated' || milestone === 'resolved' ? sorted.at(-1) : sorted[0]
}

function twice({ entries }: Told): Finding[] {
  return (Object.keys(MILESTONE_WORDS) as Milestone[]).flatMap((milestone): Finding[] => {
    const those = entries.filter((entry) => entry.milestone === milestone)
    if (those.length < 2) return []
    const counts = milestone === 'mitigated' || milestone === 'resolved' ? 'last' : 'first'
    const kept = anchor(entries, milestone)
    return [
      {
        kind: 'twice',
        words: `“${MILESTONE_WORDS[milestone]}” stands at ${those.length} entries; the ${counts} one counts.`,
        entryIds: those.map(({ id }) => id),
        ...(kept && { mends: [keepOne(kept, those, counts)] }),
      },
    ]
  })
}

function future({ entries, timeZone }: Told, now: Date): Finding[] {
  return entries.flatMap((entry): Finding[] =>
    entry.occurredAt && entry.occurredAt.getTime() > now.getTime() + 60_000
      ? [
          {
            kind: 'future',
            words: `${momentWords(entry.occurredAt, timeZone, entry.precision)} has not come yet.`,
            entryIds: [entry.id],
            mends: dayBefore(entry, entry.occurredAt, timeZone, now),
          },
        ]
      : [],
  )
}

function backwards({ entries, timeZone }: Told): Finding[] {
  return entries.flatMap((entry): Finding[] =>
    entry.occurredAt && entry.endedAt && entry.endedAt < entry.occurredAt
      ? [
          {
            kind: 'backwards',
            words: `It ends at ${clockWords(entry.endedAt, timeZone, entry.precision)}, before it begins at ${clockWords(entry.occurredAt, timeZone, entry.precision)}.`,
            entryIds: [entry.id],
            mends: [swapEnds(entry, entry.occurredAt, entry.endedAt)],
          },
        ]
      : [],
  )
}

/** Local times that came twice, or that a source gives though no clock showed them. */
function dst({ entries, timeZone }: Told): Finding[] {
  return entries.flatMap((entry): Finding[] => {
    const { occurredAt, precision } = entry
    if (!occurredAt || precision === 'day' || precision === 'unknown') return []
    const other = otherReading(occurredAt, timeZone)
    if (other) return [ambiguous(entry, occurredAt, other, timeZone)]
    const written = /\b([01]?\d|2[0-3]):[0-5]\d\b/.exec(entry.sourceText ?? '')?.[0]?.padStart(5, '0')
    if (!written || toLocal(occurredAt, timeZone).clock.startsWith(written)) return []
    const read = resolveLocal({ date: toLocal(occurredAt, timeZone).date, clock: written }, timeZone)
    if (read.happened !== 'never' || read.at.getTime() !== occurredAt.getTime()) return []
    return [
      {
        kind: 'skipped',
        words: `No clock in ${timeZone} showed ${written} that day; it is read as ${clockWords(occurredAt, timeZone, precision)}.`,
        entryIds: [entry.id],
        mends: otherSide(entry, occurredAt, timeZone),
      },
    ]
  })
}

function ambiguous(entry: Entry, occurredAt: Date, other: Date, timeZone: string): Finding {
  const clock = clockWords(occurredAt, timeZone, entry.precision)
  const offset = (instant: Date) => offsetWords(offsetMinutes(instant, timeZone))
  const [which, another] = occurredAt < other ? ['first', 'second'] : ['second', 'first']
  return {
    kind: 'ambiguous',
    words: `${clock} came twice that day in ${timeZone}; this is the ${which} one (${offset(occurredAt)}).`,
    entryIds: [entry.id],
    mends: [takeMoment(entry, other, `Make it the ${another} (${offset(other)})`)],
  }
}

const EXPECTED: Milestone[] = ['impact_started', 'detected', 'mitigated', 'resolved']

function missing({ entries, timeZone }: Told): Finding[] {
  if (entries.length === 0) return []
  const absent = EXPECTED.filter((milestone) => !entries.some((entry) => entry.milestone === milestone))
  if (absent.length === 0) return []
  const words = absent.map((milestone) =>
    milestone === 'impact_started' ? 'when the impact started' : `when it was ${milestone}`,
  )
  return [{ kind: 'missing', words: `No entry says ${list(words)}.`, entryIds: [], mends: setMissing(absent, entries, timeZone) }]
}

/** A milestone without a known moment cannot be measured. */
function unplaced({ entries, timeZone }: Told): Finding[] {
  return entries.flatMap((entry): Finding[] =>
    entry.milestone && !entry.occurredAt
      ? [
          {
            kind: 'unplaced',
            words: `“${MILESTONE_WORDS[entry.milestone]}” has no known moment, so nothing can be measured by it.`,
            entryIds: [entry.id],
            mends: onDayBefore(entry, entries, timeZone),
          },
        ]
      : [],
  )
}

const list = (items: string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`
