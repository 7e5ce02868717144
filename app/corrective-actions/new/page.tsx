import type { Metadata } from 'next'
import Link from 'next/link'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { Severity } from '@/components/ui/severity'
import { Filters } from '@/lib/incidents/filters'
import { listIncidents } from '@/lib/incidents/list.store'
import { incidentName } from '@/lib/incidents/rules'
import { requireEditor } from '@/lib/platform/web/actor'
import styles from './new.module.css'

export const metadata: Metadata = { title: 'New action' }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** An action belongs to the incident that taught it: which one? */
export default async function ChooseIncident({ searchParams }: Props) {
  const actor = await requireEditor()
  const filters = Filters.parse({ text: (await searchParams).text })
  const { incidents, total } = await listIncidents(actor, filters)
  return (
    <Page width="narrow">
      <PageHead title="New action" crumb={<Link href="/board">Board</Link>}>
        An action belongs to the incident that taught you what to change. Which one?
      </PageHead>
      <search>
        <form action="/corrective-actions/new" className={styles.find}>
          <input
            type="search"
            name="text"
            defaultValue={filters.text}
            aria-label="Find an incident"
            placeholder="Find an incident by its words or number"
          />
          <button type="submit">Find</button>
        </form>
      </search>
      {incidents.length === 0 ? (
        <Empty
          title={filters.text ? 'No incident has these words' : 'There is no incident yet'}
          action={<LinkButton href="/incidents/new">Write down an incident</LinkButton>}
        />
      ) : (
        <ul className={styles.list}>
          {incidents.map(({ id, number, title, severity }) => (
            <li key={id}>
              <Link href={`/incidents/${number}/corrective-actions/new`}>
                <span className="mono">{incidentName(number)}</span>
                <b>{title}</b>
                <Severity value={severity} />
              </Link>
            </li>
          ))}
        </ul>
      )}
      {total > incidents.length && (
        <p className={styles.more}>{total - incidents.length} older ones: find them by their words.</p>
      )}
    </Page>
  )
}
