import { Lock } from 'lucide-react'
import Link from 'next/link'
import { Fragment } from 'react'
import { MiniPhaseBar } from '@/components/phase-bar'
import { ProofMarks } from '@/components/proof-marks'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Severity } from '@/components/ui/severity'
import { Tag } from '@/components/ui/tag'
import type { Filters } from '@/lib/incidents/filters'
import type { ListedIncident } from '@/lib/incidents/list.store'
import { phasesOf } from '@/lib/incidents/phases'
import { firstMoment, incidentName, POSTMORTEM_WORDS, STATE_WORDS } from '@/lib/incidents/rules'
import { dateWords, lengthWords, monthWords } from '@/lib/timeline/time'
import styles from './list.module.css'
import { ListKeys } from './list-keys'

const TONES = { ongoing: 'regressed', mitigated: 'awaiting', resolved: 'verified', unknown: 'unknown' } as const

/** Incidents as dense lines; under the months they began in, where they stand in that order. */
export function IncidentList({ incidents, filters }: { incidents: ListedIncident[]; filters: Filters }) {
  if (incidents.length === 0)
    return (
      <Empty title="No incident is like that" action={<LinkButton href="/incidents">Show all</LinkButton>}>
        Every word has to occur somewhere in the incident, and every filter has to fit.
      </Empty>
    )
  const byMonth = filters.sort === 'newest' || filters.sort === 'oldest'
  let month = ''
  return (
    <>
      <ListKeys />
      <ul className={styles.list} data-walk="incidents">
        {incidents.map((incident) => {
          const own = monthWords(incident.beganAt, firstMoment(incident) ? incident.timeZone : 'UTC')
          const isNew = byMonth && own !== month
          month = own
          return (
            <Fragment key={incident.id}>
              {isNew && (
                <li className={styles.month}>
                  <h2>{own}</h2>
                </li>
              )}
              <Line incident={incident} />
            </Fragment>
          )
        })}
      </ul>
    </>
  )
}

function Line({ incident }: { incident: ListedIncident }) {
  const phases = phasesOf(incident)
  return (
    <li className={styles.line}>
      <span className={styles.number}>{incidentName(incident.number)}</span>
      <div className={styles.what}>
        <Link href={`/incidents/${incident.number}`} className={styles.title}>
          {incident.title}
        </Link>
        <p className={styles.under}>
          <When incident={incident} />
          {incident.isPrivate && (
            <span className={styles.private}>
              <Lock aria-hidden="true" /> private
            </span>
          )}
          {incident.services.length > 0 && <span>{incident.services.join(', ')}</span>}
          {incident.tags.map((tag) => (
            <span key={tag}>#{tag}</span>
          ))}
          {incident.postmortemState !== 'published' && <span>{POSTMORTEM_WORDS[incident.postmortemState].toLowerCase()}</span>}
        </p>
      </div>
      <span className={styles.severity}>
        <Severity value={incident.severity} />
      </span>
      <div className={styles.phases}>
        {phases && (
          <>
            <MiniPhaseBar phases={phases} />
            {(incident.resolvedAt ?? incident.mitigatedAt) && (
              <span title="From the first milestone to the last">{lengthWords(phases.milliseconds)}</span>
            )}
          </>
        )}
      </div>
      <span className={styles.proof}>
        <ProofMarks actions={incident.actions} />
      </span>
      <span className={styles.state}>
        <Tag tone={TONES[incident.state]}>{STATE_WORDS[incident.state]}</Tag>
      </span>
    </li>
  )
}

/** The day it began in its own zone; where only the day is known that day, and where nothing is, when it was written down. */
function When({ incident }: { incident: ListedIncident }) {
  const began = firstMoment(incident)
  if (began) return <time dateTime={began.toISOString()}>{dateWords(began, incident.timeZone, { short: true })}</time>
  if (incident.startedOn)
    return (
      <time dateTime={incident.startedOn.toISOString().slice(0, 10)}>
        {dateWords(incident.startedOn, 'UTC', { short: true })}
      </time>
    )
  return (
    <span>
      written down{' '}
      <time dateTime={incident.createdAt.toISOString()}>{dateWords(incident.createdAt, incident.timeZone, { short: true })}</time>
    </span>
  )
}
