import type { Incident } from '@/lib/incidents/store'
import { type Entry, lastWritten } from '@/lib/timeline/rules'

/** What typed words are read against, as forms carry it; empty where it is not known. */
export interface Against {
  timeZone: string
  /** The moment of the entry that was written last, as ISO. */
  last: string
  /** The day of the incident. */
  day: string
  impactStartedAt: string
}

export const againstOf = (
  { timeZone, startedOn, impactStartedAt }: Pick<Incident, 'timeZone' | 'startedOn' | 'impactStartedAt'>,
  entries: readonly Entry[],
): Against => ({
  timeZone,
  last: lastWritten(entries)?.toISOString() ?? '',
  day: startedOn?.toISOString().slice(0, 10) ?? '',
  impactStartedAt: impactStartedAt?.toISOString() ?? '',
})
