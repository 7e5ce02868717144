import type { Pictured } from '@/lib/timeline/picture/told'
import type { Entry } from '@/lib/timeline/rules'

/** Entries whose marks lead to where they stand in the list. */
export const pictured = (entries: readonly Entry[]): Pictured[] =>
  entries.map((entry) => ({ ...entry, href: `#entry-${entry.id}` }))
