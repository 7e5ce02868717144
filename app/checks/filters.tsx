import Form from 'next/form'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { TextInput } from '@/components/ui/text-input'
import { type CheckFilters, filtersUrl, SHOWN, type Shown } from '@/lib/checks/filters'
import { KINDS } from '@/lib/checks/kinds/registry'
import styles from './checks.module.css'

const LABELS: Record<Shown, string> = {
  all: 'All',
  failing: 'Failing',
  blind: 'Cannot look',
  coming: 'On the way',
  proven: 'Proven',
  unbound: 'Proves nothing',
  off: 'Off',
}

/** What the list is narrowed to: links and one field, all of it in the address. */
export function Filters({ filters, counts }: { filters: CheckFilters; counts: Record<Shown, number> }) {
  const kinds = [{ id: null, label: 'Every kind' }, ...KINDS]
  return (
    <div className={styles.filters}>
      <ul aria-label="Show" className={styles.choices}>
        {SHOWN.filter((show) => show === 'all' || show === filters.show || counts[show] > 0).map((show) => (
          <li key={show}>
            <Link href={filtersUrl(filters, { show })} aria-current={show === filters.show || undefined}>
              {LABELS[show]} <span className={styles.count}>{counts[show]}</span>
            </Link>
          </li>
        ))}
      </ul>
      <ul aria-label="Kind" className={styles.choices}>
        {kinds.map(({ id, label }) => (
          <li key={label}>
            <Link href={filtersUrl(filters, { kind: id })} aria-current={id === filters.kind || undefined}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
      <Form action="/checks" className={styles.search} role="search">
        {filters.show !== 'all' && <input type="hidden" name="show" value={filters.show} />}
        {filters.kind && <input type="hidden" name="kind" value={filters.kind} />}
        <TextInput
          key={filters.words}
          name="q"
          type="search"
          aria-label="Words in a check"
          placeholder="Words"
          defaultValue={filters.words}
        />
        <Button type="submit">Find</Button>
      </Form>
    </div>
  )
}
