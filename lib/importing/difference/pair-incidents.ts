import type { DraftIncident } from '../draft'

/**
 * Which incident of one version of a document is which of another: of the same title, else of the same day, else at the same place
 * where both hold as many. Answers the place in `after` for each place in `before`, or null.
 */
export function pairIncidents(before: readonly DraftIncident[], after: readonly DraftIncident[]): (number | null)[] {
  const pairs: (number | null)[] = before.map(() => null)
  const taken = new Set<number>()
  const byPlace = (_: DraftIncident, at: number) => (before.length === after.length ? String(at) : null)
  for (const keyOf of [titleOf, dayOf, byPlace]) {
    for (const [from, incident] of before.entries()) {
      const key = pairs[from] === null ? keyOf(incident, from) : null
      const to = key === null ? -1 : after.findIndex((one, at) => !taken.has(at) && keyOf(one, at) === key)
      if (to < 0) continue
      pairs[from] = to
      taken.add(to)
    }
  }
  return pairs
}

const titleOf = ({ title }: DraftIncident): string | null => title?.trim().toLowerCase() || null
const dayOf = ({ startedOn }: DraftIncident): string | null => startedOn
