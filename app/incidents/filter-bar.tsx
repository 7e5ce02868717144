import Link from 'next/link'
import { Menu } from '@/components/ui/menu'
import { type Filters, isNarrowed, SORTS, toQuery } from '@/lib/incidents/filters'
import { POSTMORTEM_WORDS, STATE_WORDS } from '@/lib/incidents/rules'
import styles from './filter-bar.module.css'
import { FilterList, SearchForm } from './filter-forms'

interface Choice {
  value: string
  label: string
}

type Listed = 'severity' | 'service' | 'tag' | 'factor' | 'state' | 'postmortem'

interface Props {
  filters: Filters
  choices: { tags: string[]; services: string[]; factors: string[] }
  members: { id: string; name: string }[]
}

const LABELS: Record<Listed, string> = {
  severity: 'Severity',
  service: 'Service',
  tag: 'Tag',
  factor: 'Factor',
  state: 'State',
  postmortem: 'Postmortem',
}
const SORT_WORDS: Record<(typeof SORTS)[number], string> = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  severity: 'Worst first',
  number: 'Last written first',
}
const words = (labels: Record<string, string>): Choice[] => Object.entries(labels).map(([value, label]) => ({ value, label }))
const named = (names: string[]): Choice[] => names.map((name) => ({ value: name, label: name }))

/** What narrows the list and how it is sorted. All of it is links and plain forms; all of it stands in the address. */
export function FilterBar({ filters, choices, members }: Props) {
  const lists: Record<Listed, Choice[]> = {
    severity: [...named(['SEV1', 'SEV2', 'SEV3', 'SEV4', 'SEV5']), { value: 'none', label: 'not stated' }],
    service: named(choices.services),
    tag: named(choices.tags),
    factor: named(choices.factors),
    state: words(STATE_WORDS),
    postmortem: words(POSTMORTEM_WORDS),
  }
  const person = members.find(({ id }) => id === filters.person)
  return (
    <search className={styles.bar} aria-label="Filters">
      <SearchForm text={filters.text} rest={{ ...filters, text: '', page: 1 }} />
      {(Object.keys(LABELS) as Listed[]).map((name) => (
        <List key={name} name={name} filters={filters} choices={lists[name]} />
      ))}
      <Menu
        label="Filter by person"
        className={person ? `${styles.pill} ${styles.on}` : styles.pill}
        trigger={person ? `Person: ${person.name}` : 'Person'}
        items={[
          ...(person ? [{ label: 'Everybody', href: here(filters, { person: undefined }) }] : []),
          ...members.map(({ id, name }) => ({ label: name, href: here(filters, { person: id }) })),
        ]}
      />
      <Link
        href={here(filters, { private: filters.private ? undefined : '1' })}
        className={styles.pill}
        aria-current={filters.private ? 'true' : undefined}
        scroll={false}
      >
        Private
      </Link>
      <Menu
        label="Sort"
        className={styles.pill}
        trigger={SORT_WORDS[filters.sort]}
        items={[
          ...SORTS.map((sort) => ({ label: SORT_WORDS[sort], href: here(filters, { sort }) })),
          filters.deleted
            ? { label: 'Back to the standing ones', href: here(filters, { deleted: undefined }) }
            : { label: 'Deleted ones', href: here(filters, { deleted: '1' }) },
        ]}
      />
      {isNarrowed(filters) && (
        <Link href="/incidents" className={styles.clear} scroll={false}>
          Show all
        </Link>
      )}
    </search>
  )
}

const here = (filters: Filters, change: Partial<Filters>): string => `/incidents${toQuery(filters, change)}`

function List({ name, filters, choices }: { name: Listed; filters: Filters; choices: Choice[] }) {
  const chosen: string[] = filters[name]
  if (choices.length === 0) return null
  const labels = choices.filter(({ value }) => chosen.includes(value)).map(({ label }) => label)
  const said = labels.length > 0 ? `: ${labels.join(', ')}` : ''
  return (
    <Menu
      label={`Filter by ${LABELS[name].toLowerCase()}${said}`}
      className={said ? `${styles.pill} ${styles.on}` : styles.pill}
      trigger={
        <span className={styles.cut}>
          {LABELS[name]}
          {said}
        </span>
      }
    >
      <FilterList
        key={chosen.join()}
        name={name}
        legend={LABELS[name]}
        choices={choices}
        chosen={chosen}
        rest={{ ...filters, [name]: [], page: 1 }}
      />
    </Menu>
  )
}
