import type { Metadata } from 'next'
import Link from 'next/link'
import { ActionStateTag } from '@/components/action-state'
import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Field } from '@/components/ui/field'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { Severity } from '@/components/ui/severity'
import { TextInput } from '@/components/ui/text-input'
import { requireMember } from '@/lib/platform/web/actor'
import type { Found } from '@/lib/search/rules'
import { search } from '@/lib/search/store'
import styles from './search.module.css'

export const metadata: Metadata = { title: 'Search' }

const LIMIT = 50

/** What the palette finds, as a page: for a phone, for a link, and before JavaScript arrives. */
export default async function SearchPage({ searchParams }: { searchParams: Promise<{ q?: string | string[] }> }) {
  const actor = await requireMember()
  const { q } = await searchParams
  const typed = (Array.isArray(q) ? q[0] : q)?.trim() ?? ''
  const found = await search(actor, typed, LIMIT)
  return (
    <Page>
      <PageHead title="Search" />
      <search>
        <form action="/search" className={styles.form}>
          <Field name="q" label="Number or words" hideLabel>
            <TextInput type="search" defaultValue={typed} placeholder="INC-12, ACT-34, or words" autoFocus={typed === ''} />
          </Field>
          <Button type="submit" variant="main">
            Search
          </Button>
        </form>
      </search>
      {typed !== '' && <Results found={found} typed={typed} />}
    </Page>
  )
}

function Results({ found: { incidents, actions, comments }, typed }: { found: Found; typed: string }) {
  if (incidents.length + actions.length + comments.length === 0)
    return (
      <Empty title={`Nothing is called “${typed}”`}>
        The search looks at numbers, titles, services, tags and owners, and at comments. Every word you typed has to occur.
      </Empty>
    )
  return (
    <>
      {incidents.length > 0 && (
        <section>
          <h2 className={styles.title}>Incidents</h2>
          <ul className={styles.list}>
            {incidents.map(({ number, title, severity, day, services }) => (
              <li key={number}>
                <Link href={`/incidents/${number}`} className={styles.row}>
                  <span className="mono">INC-{number}</span>
                  <span className={styles.words}>
                    {title}
                    {services.length > 0 && <small>{services.join(', ')}</small>}
                  </span>
                  <Severity value={severity} />
                  {day && <time dateTime={day}>{day}</time>}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {actions.length > 0 && (
        <section>
          <h2 className={styles.title}>Corrective actions</h2>
          <ul className={styles.list}>
            {actions.map(({ number, title, state, incidentNumber }) => (
              <li key={number}>
                <Link href={`/incidents/${incidentNumber}/corrective-actions/${number}`} className={styles.row}>
                  <span className="mono">ACT-{number}</span>
                  <span className={styles.words}>
                    {title}
                    <small>of INC-{incidentNumber}</small>
                  </span>
                  <ActionStateTag state={state} />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {comments.length > 0 && (
        <section>
          <h2 className={styles.title}>Comments</h2>
          <ul className={styles.list}>
            {comments.map(({ id, threadId, text, author, incidentNumber }) => (
              <li key={id}>
                <Link href={`/incidents/${incidentNumber}/comments#thread-${threadId}`} className={styles.row}>
                  <span className="mono">INC-{incidentNumber}</span>
                  <span className={styles.words}>
                    {text}
                    <small>{author}</small>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
