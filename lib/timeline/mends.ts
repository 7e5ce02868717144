import { MILESTONE_WORDS } from '../incidents/rules'
import type { Milestone } from '../platform/db/generated/enums'
import { firstWords } from '../platform/first-words'
import type { Entry } from './rules'
import type { EntryEdit } from './schema'
import { clockWords, dateWords, offsetMinutes } from './time'
import { resolveLocal, toLocal } from './wall-clock'

/** One step that mends a finding. */
export interface Mend {
  /** What the button says. */
  words: string
  edits: ({ entryId: string } & Pick<EntryEdit, 'milestone' | 'when'>)[]
}

const moved = (entry: Entry, occurredAt: Date, endedAt: Date | null = entry.endedAt): Mend['edits'][number] => ({
  entryId: entry.id,
  when: {
    occurredAt,
    endedAt: endedAt && endedAt > occurredAt ? endedAt : null,
    precision: entry.precision === 'unknown' ? 'minute' : entry.precision,
    isApproximate: entry.isApproximate,
    clockTime: null,
  },
})

export const swapMilestones = (first: Entry, second: Entry): Mend => ({
  words: 'Swap the two milestones',
  edits: [
    { entryId: first.id, milestone: second.milestone },
    { entryId: second.id, milestone: first.milestone },
  ],
})

export const keepOne = (kept: Entry, all: readonly Entry[], which: 'first' | 'last'): Mend => ({
  words: `Keep the ${which} one alone`,
  edits: all.filter(({ id }) => id !== kept.id).map(({ id }) => ({ entryId: id, milestone: null })),
})

export const swapEnds = (entry: Entry, from: Date, until: Date): Mend => ({
  words: 'Swap beginning and end',
  edits: [moved(entry, until, from)],
})

export const takeMoment = (entry: Entry, at: Date, words: string): Mend => {
  const by = at.getTime() - (entry.occurredAt?.getTime() ?? at.getTime())
  return { words, edits: [moved(entry, at, entry.endedAt && new Date(entry.endedAt.getTime() + by))] }
}

/** For an entry in the future that was not there a day ago. */
export function dayBefore(entry: Entry, at: Date, zone: string, now: Date): Mend[] {
  const before = new Date(at.getTime() - 86_400_000)
  return before <= now ? [takeMoment(entry, before, `It was the day before, ${dateWords(before, zone, { short: true })}`)] : []
}

/** The other side of the hour that the clocks went over. */
export function otherSide(entry: Entry, at: Date, zone: string): Mend[] {
  const gap = offsetMinutes(at, zone) - offsetMinutes(new Date(at.getTime() - 3 * 3_600_000), zone)
  if (gap <= 0) return []
  const before = new Date(at.getTime() - gap * 60_000)
  return [takeMoment(entry, before, `Make it ${clockWords(before, zone, entry.precision)}`)]
}

/** A time of day without its day, on the day of what stands before it. */
export function onDayBefore(entry: Entry, entries: readonly Entry[], zone: string): Mend[] {
  const place = entries.findIndex(({ id }) => id === entry.id)
  const last = entries.slice(0, place).findLast(({ occurredAt }) => occurredAt)?.occurredAt
  if (!last || !entry.clockTime) return []
  const { at } = resolveLocal({ date: toLocal(last, zone).date, clock: entry.clockTime }, zone)
  return [takeMoment(entry, at, `It was on ${dateWords(at, zone)}`)]
}

const isExact = ({ occurredAt, precision }: Entry) => occurredAt !== null && (precision === 'minute' || precision === 'second')

/** The entries that are likeliest to be a milestone nobody set: the first, an alert, the last. */
export function setMissing(absent: readonly Milestone[], entries: readonly Entry[], zone: string): Mend[] {
  const exact = entries.filter(isExact)
  const likely: Partial<Record<Milestone, Entry | undefined>> = {
    impact_started: exact[0],
    detected: exact.find(({ kind, milestone }) => kind === 'alert' && milestone === null),
    resolved: exact.length > 1 ? exact.at(-1) : undefined,
  }
  return absent.flatMap((milestone): Mend[] => {
    const entry = likely[milestone]
    if (!entry?.occurredAt || entry.milestone !== null) return []
    const at = clockWords(entry.occurredAt, zone, entry.precision)
    const words = `${MILESTONE_WORDS[milestone]}: ${at} “${firstWords(entry.text, 40)}”`
    return [{ words, edits: [{ entryId: entry.id, milestone }] }]
  })
}
