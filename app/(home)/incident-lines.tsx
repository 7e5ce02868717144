import Link from 'next/link'
import { Severity } from '@/components/ui/severity'
import type { IncidentLine } from '@/lib/incidents/recent.store'
import { firstMoment, incidentName } from '@/lib/incidents/rules'
import { dateWords, dayKey } from '@/lib/timeline/time'
import styles from './lines.module.css'

/** The newest incidents, in the margin. Days are the reader's, or the incident's own where the reader chose no zone. */
export function IncidentLines({ incidents, zone }: { incidents: readonly IncidentLine[]; zone: string | null }) {
  return (
    <section className={styles.margin}>
      <h2>Recent incidents</h2>
      <ul>
        {incidents.map((incident) => (
          <li key={incident.number}>
            <p className={styles.under}>
              <span className="mono">{incidentName(incident.number)}</span>
              <Severity value={incident.severity} />
              <Day incident={incident} zone={zone ?? incident.timeZone} />
            </p>
            <Link href={`/incidents/${incident.number}`}>{incident.title}</Link>
          </li>
        ))}
      </ul>
      <Link href="/incidents" className={styles.all}>
        All incidents
      </Link>
    </section>
  )
}

/** When it happened, as far as anybody said; a day without a time is the same in every zone. */
function Day({ incident, zone }: { incident: IncidentLine; zone: string }) {
  const moment = firstMoment(incident)
  if (moment) return <time dateTime={dayKey(moment, zone)}>{dateWords(moment, zone, { short: true })}</time>
  const day = incident.startedOn
  return day && <time dateTime={dayKey(day, 'UTC')}>{dateWords(day, 'UTC', { short: true })}</time>
}
