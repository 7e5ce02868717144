import { LinkButton } from '@/components/ui/button'
import { type Filters, toQuery } from '@/lib/incidents/filters'
import { PAGE_SIZE } from '@/lib/incidents/list.store'
import styles from './paging.module.css'

/** The way to the next and the last page; nothing where one page holds all. */
export function Paging({ filters, total }: { filters: Filters; total: number }) {
  const pages = Math.ceil(total / PAGE_SIZE)
  if (pages < 2 && filters.page === 1) return null
  const first = (filters.page - 1) * PAGE_SIZE + 1
  return (
    <nav className={styles.paging} aria-label="Pages">
      {filters.page > 1 && <LinkButton href={`/incidents${toQuery(filters, { page: filters.page - 1 })}`}>Back</LinkButton>}
      <span>
        {first > total ? 'nothing here' : `${first}–${Math.min(first + PAGE_SIZE - 1, total)}`} of {total.toLocaleString('en')}
      </span>
      {filters.page < pages && <LinkButton href={`/incidents${toQuery(filters, { page: filters.page + 1 })}`}>More</LinkButton>}
    </nav>
  )
}
