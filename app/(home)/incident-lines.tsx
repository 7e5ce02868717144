import Link from 'next/link'
import { Severity } from '@/components/ui/severity'
import type { IncidentLine } from '@/lib/incidents/recent.store'
import { incidentName } from '@/lib/incidents/rules'
import { dateWords, dayKey } from '@/lib/timeline/time'
import styles from './lines.module.css'

/** The newest incidents, in the margin. Days are the reader's, or the incident's own where the reader chose no zone. */
export function IncidentLines({ incidents, zone }: { incidents: readonly IncidentLine[]; zone: string | null }) {
  return (
    <section className={styles.margin}>
      <h2>Recent incidents</h2>
      <ul>
        {incidents.map(({ number, title, severity, beganAt, timeZone }) => (
          <li key={number}>
            <p className={styles.under}>
              <span className="mono">{incidentName(number)}</span>
              <Severity value={severity} />
              <time dateTime={dayKey(beganAt, zone ?? timeZone)}>{dateWords(beganAt, zone ?? timeZone, { short: true })}</time>
            </p>
            <Link href={`/incidents/${number}`}>{title}</Link>
          </li>
        ))}
      </ul>
      <Link href="/incidents" className={styles.all}>
        All incidents
      </Link>
    </section>
  )
}
