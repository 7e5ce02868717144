import Link from 'next/link'
import { Severity } from '@/components/ui/severity'
import type { Waiting } from '@/lib/incidents/recent.store'
import { incidentName } from '@/lib/incidents/rules'
import styles from './lines.module.css'

const WORDS = { write: 'a draft of yours', review: 'waits for your review' }

/** Postmortems in which the reader's part is next. */
export function WaitingLines({ waiting }: { waiting: readonly Waiting[] }) {
  if (waiting.length === 0) return null
  return (
    <section className={styles.part}>
      <h2>
        Postmortems waiting for you <small>{waiting.length}</small>
      </h2>
      <ul>
        {waiting.map(({ number, title, severity, waitsFor }) => (
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
      </ul>
    </section>
  )
}
