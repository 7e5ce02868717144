import { TriangleAlert } from 'lucide-react'
import type { DraftIncident } from '@/lib/importing/draft'
import { type Passage, passagesOf } from '@/lib/importing/edit'
import { fingerprint } from '@/lib/importing/fingerprint'
import type { ImportDocument } from '@/lib/importing/store'
import { FactsForm } from './facts-form'
import { factsOf } from './facts-of'
import { ItemRow } from './item-row'
import styles from './review.module.css'

const GROUPS: { is: Passage['is']; title: string }[] = [
  { is: 'entry', title: 'Timeline' },
  { is: 'cause', title: 'Causes' },
  { is: 'action', title: 'Corrective actions' },
  { is: 'lesson', title: 'Lessons' },
  { is: 'section', title: 'Sections' },
]

/** What accepting makes of the source: doubts first, then the facts, then every passage, each with its own small form. */
export function DraftSide({
  document,
  ordinal,
  incident,
}: {
  document: ImportDocument
  ordinal: number
  incident: DraftIncident
}) {
  const place = { importId: document.id, ordinal }
  const passages = passagesOf(incident)
  const leftOut = passages.filter(({ is }) => is === 'structure')
  return (
    <>
      <Doubts incident={incident} />
      <h2 className={styles.sideHead}>Incident</h2>
      <FactsForm {...place} facts={factsOf(incident)} was={fingerprint(factsOf(incident))} stated={statedOf(incident)} />
      {GROUPS.map(({ is, title }) => (
        <Group
          key={is}
          title={title}
          passages={passages.filter((passage) => passage.is === is)}
          incident={incident}
          place={place}
        />
      ))}
      {leftOut.length > 0 && (
        <details className={styles.leftOut}>
          <summary>
            Left out: headings, labels and column heads that became structure <small>{leftOut.length}</small>
          </summary>
          <Rows passages={leftOut} incident={incident} place={place} />
        </details>
      )}
    </>
  )
}

/** What the document itself says of severity and zone, to stand under the choice. */
const statedOf = ({ severity, timeZone }: DraftIncident) => ({
  severity: severity.asWritten,
  timeZone: timeZone.asWritten,
  isZoneAssumed: timeZone.assumed || timeZone.asWritten === null,
})

interface GroupProps {
  passages: Passage[]
  incident: DraftIncident
  place: { importId: string; ordinal: number }
}

function Group({ title, ...rest }: GroupProps & { title: string }) {
  return (
    <section>
      <h2 className={styles.sideHead}>
        {title} <small>{rest.passages.length === 0 ? 'none in the document' : rest.passages.length}</small>
      </h2>
      <Rows {...rest} />
    </section>
  )
}

function Rows({ passages, incident, place }: GroupProps) {
  const doubted = new Set(incident.doubts.map(({ about }) => about))
  return (
    <ol className={styles.rows}>
      {passages.map((passage) => (
        <ItemRow
          key={passage.id}
          passage={passage}
          was={fingerprint(passage)}
          zone={incident.timeZone.iana}
          isDoubted={doubted.has(passage.id)}
          {...place}
        />
      ))}
    </ol>
  )
}

function Doubts({ incident }: { incident: DraftIncident }) {
  if (incident.doubts.length === 0) return null
  return (
    <section className={styles.doubts} aria-labelledby="doubts">
      <h2 id="doubts">
        <TriangleAlert aria-hidden="true" /> {incident.doubts.length === 1 ? 'One doubt' : `${incident.doubts.length} doubts`}
      </h2>
      <ul>
        {incident.doubts.map(({ id, message, about }) => (
          <li key={id} data-item={about ?? undefined}>
            {about ? <a href={`#${about}`}>{message}</a> : message}
          </li>
        ))}
      </ul>
    </section>
  )
}
