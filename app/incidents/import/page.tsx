import { Files, FileText } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { listBatches } from '@/lib/importing/batch.store'
import { listWaiting } from '@/lib/importing/store'
import { requireEditor } from '@/lib/platform/web/actor'
import { shortMoment } from '@/lib/timeline/time'
import { progressWords } from './batches/[id]/words'
import styles from './import.module.css'
import { ReadForm } from './read-form'
import { RepositoryForm } from './repository-form'

export const metadata: Metadata = { title: 'Import' }

export default async function ImportPage() {
  const actor = await requireEditor()
  const [waiting, batches] = await Promise.all([listWaiting(actor, { alone: true }), listBatches(actor)])
  return (
    <Page width="narrow">
      <PageHead crumb={<Link href="/incidents">Incidents</Link>} title="Import">
        Postmortems as they were written: Markdown or plain text, in any shape, one or hundreds. Or what was said while it lasted:
        a chat, an IRC log, a Slack export, an incident of PagerDuty, Opsgenie or incident.io. You see what was understood beside
        the source, and nothing becomes an incident before you accept it.
      </PageHead>
      <ReadForm />
      <section className={styles.waiting} aria-labelledby="repository">
        <h2 id="repository">From a Git repository</h2>
        <RepositoryForm />
      </section>
      {batches.length > 0 && (
        <section className={styles.waiting} aria-labelledby="batches">
          <h2 id="batches">Many at once</h2>
          <ul>
            {batches.map(({ id, title, createdAt, listedAt, pausedAt, counts, problem }) => (
              <li key={id}>
                <Link href={`/incidents/import/batches/${id}`}>
                  <Files aria-hidden="true" />
                  <span>
                    {title}
                    <small>
                      {problem ?? progressWords(counts, { isListed: listedAt !== null, isPaused: pausedAt !== null })}
                    </small>
                  </span>
                  <time dateTime={createdAt.toISOString()}>{shortMoment(createdAt, 'UTC')}</time>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {waiting.length > 0 && (
        <section className={styles.waiting} aria-labelledby="waiting">
          <h2 id="waiting">Waiting for you</h2>
          <ul>
            {waiting.map(({ id, name, createdAt, supersedesId }) => (
              <li key={id}>
                <Link href={`/incidents/import/${id}${supersedesId ? '/difference' : ''}`}>
                  <FileText aria-hidden="true" />
                  <span>{name}</span>
                  <time dateTime={createdAt.toISOString()}>{shortMoment(createdAt, 'UTC')}</time>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}
