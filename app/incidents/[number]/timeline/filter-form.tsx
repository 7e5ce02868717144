import { Button } from '@/components/ui/button'
import { choicesOf, type EntryFilter, isNarrowed } from '@/lib/timeline/filter'
import { ENTRY_KIND_WORDS } from '@/lib/timeline/kinds'
import type { Entry } from '@/lib/timeline/rules'
import styles from './filter-form.module.css'

/** Shows some of the entries: by kind, person and star. Plain links and a form, in the address. */
export function FilterForm({ entries, filter, path }: { entries: Entry[]; filter: EntryFilter; path: string }) {
  const { kinds, people, hasMilestones, hasStars } = choicesOf(entries)
  const isWorthIt = entries.length > 8 && (kinds.length > 0 || people.length > 1 || hasStars)
  if (!isWorthIt && !isNarrowed(filter)) return null
  return (
    <form method="get" action={`${path}#timeline`} className={styles.filter}>
      {(kinds.length > 0 || hasMilestones) && (
        <select name="kind" aria-label="Kind of entry" defaultValue={filter.kind ?? ''}>
          <option value="">Every kind</option>
          {hasMilestones && <option value="milestone">Milestones</option>}
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {ENTRY_KIND_WORDS[kind]}
            </option>
          ))}
        </select>
      )}
      {people.length > 0 && (
        <select name="who" aria-label="Who did or saw it" defaultValue={filter.who ?? ''}>
          <option value="">Everybody</option>
          {people.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      )}
      {(hasStars || filter.isStarred) && (
        <label>
          <input type="checkbox" name="starred" value="1" defaultChecked={filter.isStarred} /> Starred
        </label>
      )}
      <Button type="submit" size="small">
        Show
      </Button>
      {isNarrowed(filter) && <a href={`${path}#timeline`}>All entries</a>}
    </form>
  )
}
