import Link from 'next/link'
import { Severity } from '@/components/ui/severity'
import { coarseLength } from '@/lib/corrective-actions/words'
import type { ImportRow } from '@/lib/importing/store'
import type { Waiting } from '@/lib/incidents/recent.store'
import { incidentName } from '@/lib/incidents/rules'
import styles from './lines.module.css'

const WORDS = { write: 'a draft of yours', review: 'waits for your review' }

interface Props {
  postmortems: readonly Waiting[]
  imports: readonly Pick<ImportRow, 'id' | 'name' | 'createdAt'>[]
  now: Date
}

/** Postmortems in which the reader's part is next, and documents that were read and not accepted yet. */
export function WaitingLines({ postmortems, imports, now }: Props) {
  if (postmortems.length + imports.length === 0) return null
  return (
    <section className={styles.part}>
      <h2>
        Waiting for you <small>{postmortems.length + imports.length}</small>
      </h2>
      <ul>
        {postmortems.map(({ number, title, severity, waitsFor }) => (
          <li key={number} className={styles.line}>
            <span className={styles.number}>{incidentName(number)}</span>
            <div className={styles.what}>
              <Link href={`/incidents/${number}`}>{title}</Link>
            </div>
            <span className={styles.end}>
              <span>{WORDS[waitsFor]}</span>
              <Severity value={severity} />
            </span>
          </li>
        ))}
        {imports.map(({ id, name, createdAt }) => (
          <li key={id} className={styles.line}>
            <span className={styles.number}>import</span>
            <div className={styles.what}>
              <Link href={`/incidents/import/${id}`}>{name}</Link>
            </div>
            <span className={styles.end}>read {coarseLength(now.getTime() - createdAt.getTime())} ago, not accepted yet</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
