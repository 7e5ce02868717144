import { Download } from 'lucide-react'
import Link from 'next/link'
import { LinkButton } from '@/components/ui/button'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import type { ImportDocument } from '@/lib/importing/store'
import { incidentName } from '@/lib/incidents/rules'
import { DiscardForm, ReadAnywayForm, RestoreForm, UndoAcceptForm } from './decide-forms'
import styles from './review.module.css'

const crumb = <Link href="/incidents/import">Import</Link>

const Original = ({ id }: { id: string }) => (
  <LinkButton href={`/incidents/import/${id}/original`} prefetch={false}>
    <Download /> Original
  </LinkButton>
)

/** All of it became incidents: where they are. */
export function Accepted({ document }: { document: ImportDocument }) {
  return (
    <Page width="narrow">
      <PageHead crumb={crumb} title={document.name} actions={<Original id={document.id} />}>
        This document is imported. Its original stays with what was made of it.
      </PageHead>
      <ul className={styles.made}>
        {document.incidents.map(({ id, number, title, isDeleted }) => (
          <li key={number}>
            <Link href={`/incidents/${number}`}>
              <span className="mono">{incidentName(number)}</span> {title}
              {isDeleted && <small> deleted</small>}
            </Link>
            <UndoAcceptForm importId={document.id} incidentId={id} label="Take it back" />
          </li>
        ))}
      </ul>
    </Page>
  )
}

export function Discarded({ document }: { document: ImportDocument }) {
  return (
    <Page width="narrow">
      <PageHead crumb={crumb} title={document.name} actions={<Original id={document.id} />}>
        This draft was discarded. Nothing of it is lost: bring it back, or read the same file again.
      </PageHead>
      <RestoreForm importId={document.id} />
    </Page>
  )
}

/** The document tells of no incident, and says why that was thought. */
export function NoIncident({ document }: { document: ImportDocument }) {
  return (
    <Page width="narrow">
      <PageHead crumb={crumb} title={document.name} actions={<Original id={document.id} />}>
        No incident was found in this document. {document.draft.why}
      </PageHead>
      <div className={styles.buttons}>
        <ReadAnywayForm importId={document.id} />
        <DiscardForm importId={document.id} />
      </div>
      <pre className={styles.whole}>{document.text.slice(0, 100_000)}</pre>
    </Page>
  )
}
