import type { Entry } from '../rules'
import { dayKey } from '../time'

/** What the picture needs of an entry. */
export interface Pictured extends Pick<Entry, 'occurredAt' | 'endedAt' | 'precision' | 'isApproximate' | 'text' | 'milestone'> {
  /** Where the entry stands in words; null where there is nowhere to lead to. */
  href: string | null
}

/** An entry that has a place in the picture. */
export interface Placed extends Pictured {
  occurredAt: Date
}

/**
 * The entries with a place of their own on an axis of time, in its order. A day of which no time is known has one where nothing
 * else is told of that day: beside entries with times nobody knows where it belongs.
 */
export function placedOf(entries: readonly Pictured[], zone: string): Placed[] {
  const known = entries.filter((entry): entry is Placed => entry.occurredAt !== null && entry.precision !== 'unknown')
  const days = new Set(known.filter(({ precision }) => precision !== 'day').map(({ occurredAt }) => dayKey(occurredAt, zone)))
  return known
    .filter(({ precision, occurredAt }) => precision !== 'day' || !days.has(dayKey(occurredAt, zone)))
    .sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime())
}

/** When it ended, in milliseconds, where it lasted; else when it happened. */
export const endOf = ({ occurredAt, endedAt }: Placed): number => Math.max(occurredAt.getTime(), endedAt?.getTime() ?? 0)

/** The impact, and what was left to do after it was mitigated; null where it is not told. */
export function impactOf(entries: readonly Placed[]): { from: number; mitigated: number | null; to: number | null } | null {
  const times = (milestone: Placed['milestone']) =>
    entries.filter((entry) => entry.milestone === milestone).map(({ occurredAt }) => occurredAt.getTime())
  const from = times('impact_started')[0]
  if (from === undefined) return null
  const after = (at: number | undefined) => (at !== undefined && at > from ? at : null)
  const resolved = after(times('resolved').at(-1))
  const mitigated = after(times('mitigated').at(-1))
  return { from, mitigated: mitigated !== null && resolved !== null && mitigated > resolved ? null : mitigated, to: resolved }
}
