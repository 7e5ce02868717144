import Link from 'next/link'
import { Fragment } from 'react'
import { Menu } from '@/components/ui/menu'
import { type BoardFilters, GROUPS, isNarrowed, toBoardQuery, widened } from '@/lib/corrective-actions/filters'
import styles from './filter-bar.module.css'
import { FilterForm } from './filter-form'

interface Choice {
  value: string
  label: string
}

type Listed = 'service' | 'owner' | 'severity' | 'type'

interface Props {
  filters: BoardFilters
  views: React.ReactNode
  choices: Record<Listed, Choice[]>
  incident: { number: number; title: string } | null
}

const LABELS: Record<Listed, string> = { service: 'Service', owner: 'Owner', severity: 'Severity', type: 'Type' }

/** What narrows the board: lists to tick, switches, and the way back to everything. All of it is links and plain forms. */
export function FilterBar({ filters, views, choices, incident }: Props) {
  const mine = filters.owner.length === 1 && filters.owner[0] === 'me'
  const flip = (name: 'overdue' | 'unproven' | 'waived'): string => here(filters, { [name]: filters[name] ? undefined : '1' })
  return (
    <search className={styles.bar} aria-label="Filters">
      {views}
      <Switch href={here(filters, { owner: mine ? [] : ['me'] })} isOn={mine}>
        Mine
      </Switch>
      {(Object.keys(LABELS) as Listed[]).map((name) => (
        <List key={name} name={name} filters={filters} choices={choices[name]} />
      ))}
      <Switch href={flip('overdue')} isOn={filters.overdue === '1'}>
        Overdue
      </Switch>
      <Switch href={flip('unproven')} isOn={filters.unproven === '1'}>
        Without a check
      </Switch>
      <Switch href={flip('waived')} isOn={filters.waived === '1'}>
        Waived
      </Switch>
      {filters.incident !== undefined && (
        <Switch href={here(filters, { incident: undefined })} isOn>
          INC-{filters.incident}
          {incident && <span className={styles.cut}> {incident.title}</span>} ×
        </Switch>
      )}
      {!filters.view && <GroupBy filters={filters} />}
      {isNarrowed(filters) && (
        <Link
          href={`/board${toBoardQuery({ ...widened(filters), waived: filters.waived })}`}
          className={styles.clear}
          scroll={false}
        >
          Show all
        </Link>
      )}
    </search>
  )
}

function GroupBy({ filters }: { filters: BoardFilters }) {
  const { group } = filters
  return (
    <Menu
      label={group ? `Grouped by ${group}` : 'Group the cards'}
      className={group ? `${styles.pill} ${styles.on}` : styles.pill}
      trigger={group ? `By ${group}` : 'Group'}
      items={[
        ...GROUPS.map((by) => ({ label: `By ${by}`, href: here(filters, { group: by }) })),
        { label: 'Not grouped', href: here(filters, { group: undefined }) },
      ]}
    />
  )
}

const here = (filters: BoardFilters, change: Partial<BoardFilters>): string => `/board${toBoardQuery(filters, change)}`

function Switch({ href, isOn, children }: { href: string; isOn: boolean; children: React.ReactNode }) {
  return (
    <Link href={href} className={styles.pill} aria-current={isOn ? 'true' : undefined} scroll={false} replace>
      {children}
    </Link>
  )
}

function List({ name, filters, choices }: { name: Listed; filters: BoardFilters; choices: Choice[] }) {
  const chosen = filters[name] as string[]
  const labels = choices.filter(({ value }) => chosen.includes(value)).map(({ label }) => label)
  // A single "me" is the switch beside; it would only say the same twice.
  const isOn = labels.length > 0 && !(name === 'owner' && chosen.length === 1 && chosen[0] === 'me')
  if (choices.length === 0) return null
  return (
    <Menu
      label={`Filter by ${LABELS[name].toLowerCase()}${isOn ? `: ${labels.join(', ')}` : ''}`}
      className={isOn ? `${styles.pill} ${styles.on}` : styles.pill}
      trigger={
        <span className={styles.cut}>
          {LABELS[name]}
          {isOn && `: ${labels.join(', ')}`}
        </span>
      }
    >
      <FilterForm key={chosen.join()} name={name} legend={LABELS[name]} choices={choices} chosen={chosen}>
        {Object.entries({ ...filters, [name]: [] }).map(([key, value]) => (
          <Fragment key={key}>
            {(Array.isArray(value) ? value : [value]).map((item) =>
              item === undefined ? null : <input key={String(item)} type="hidden" name={key} value={String(item)} />,
            )}
          </Fragment>
        ))}
      </FilterForm>
    </Menu>
  )
}
