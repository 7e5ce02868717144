import type { EntryKind } from '../platform/db/generated/enums'
import { ENTRY_KINDS } from './kinds'
import type { Entry } from './rules'

/** Which entries of a timeline are shown. */
export interface EntryFilter {
  /** "milestone" for those that are one. */
  kind: EntryKind | 'milestone' | null
  /** As it is written at the entry. */
  who: string | null
  isStarred: boolean
}

/** As it stands in an address: ?kind=alert&who=Ada&starred=1. What is none there asks for nothing. */
export function readFilter({ kind, who, starred }: Record<string, string | string[] | undefined>): EntryFilter {
  return {
    kind: ([...ENTRY_KINDS, 'milestone'] as const).find((one) => one === kind) ?? null,
    who: typeof who === 'string' && who !== '' ? who : null,
    isStarred: starred === '1',
  }
}

/** The same as an address has it, with whatever else it says. */
export function writeFilter({ kind, who, isStarred }: EntryFilter, more: Record<string, string> = {}): string {
  return new URLSearchParams({
    ...(kind && { kind }),
    ...(who && { who }),
    ...(isStarred && { starred: '1' }),
    ...more,
  }).toString()
}

export const isNarrowed = ({ kind, who, isStarred }: EntryFilter): boolean => kind !== null || who !== null || isStarred

export const passes =
  ({ kind, who, isStarred }: EntryFilter) =>
  (entry: Pick<Entry, 'kind' | 'milestone' | 'attributedTo' | 'isStarred'>): boolean =>
    (kind === null || (kind === 'milestone' ? entry.milestone !== null : entry.kind === kind)) &&
    (who === null || entry.attributedTo === who) &&
    (!isStarred || entry.isStarred)

/** What there is to choose from. */
export function choicesOf(entries: readonly Entry[]) {
  return {
    kinds: ENTRY_KINDS.filter((kind) => entries.some((entry) => entry.kind === kind)),
    people: [...new Set(entries.flatMap(({ attributedTo }) => attributedTo ?? []))].sort(),
    hasMilestones: entries.some(({ milestone }) => milestone !== null),
    hasStars: entries.some(({ isStarred }) => isStarred),
  }
}
