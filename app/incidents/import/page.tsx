import { FileText } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { listWaiting } from '@/lib/importing/store'
import { requireEditor } from '@/lib/platform/web/actor'
import { shortMoment } from '@/lib/timeline/time'
import styles from './import.module.css'
import { ReadForm } from './read-form'

export const metadata: Metadata = { title: 'Import' }

export default async function ImportPage() {
  const actor = await requireEditor()
  const waiting = await listWaiting(actor)
  return (
    <Page width="narrow">
      <PageHead crumb={<Link href="/incidents">Incidents</Link>} title="Import a document">
        A postmortem as it was written: Markdown or plain text, in any shape. Or what was said while it lasted: a chat, an IRC
        log, a Slack export, an incident of PagerDuty, Opsgenie or incident.io. You see what was understood beside the source, and
        nothing becomes an incident before you accept it.
      </PageHead>
      <ReadForm />
      {waiting.length > 0 && (
        <section className={styles.waiting} aria-labelledby="waiting">
          <h2 id="waiting">Waiting for you</h2>
          <ul>
            {waiting.map(({ id, name, createdAt }) => (
              <li key={id}>
                <Link href={`/incidents/import/${id}`}>
                  <FileText aria-hidden="true" />
                  <span>{name}</span>
                  <time dateTime={createdAt.toISOString()}>{shortMoment(createdAt, 'UTC')} UTC</time>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}
