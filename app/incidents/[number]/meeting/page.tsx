import type { Metadata } from 'next'
import Link from 'next/link'
import { LinkButton } from '@/components/ui/button'
import { ZoneProvider } from '@/components/zone/zone-context'
import { can } from '@/lib/access/rules'
import { incidentName } from '@/lib/incidents/rules'
import { newId } from '@/lib/platform/ids'
import { listPossibleReviewers } from '@/lib/reviews/answer.store'
import { suggestDue } from '../corrective-actions/suggest-due'
import { IncidentCrumb } from '../crumb'
import { loadIncident } from '../load'
import { DecisionForm } from './decision-form'
import { loadSteps } from './load'
import styles from './meeting.module.css'
import { PartView } from './part-view'
import { Steps } from './steps'

interface Props {
  params: Promise<{ number: string }>
  searchParams: Promise<{ part?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { incident } = await loadIncident(params)
  return { title: `Meeting on ${incidentName(incident.number)}` }
}

/** A postmortem for the wall of a room: large, one part at a time, each with an address of its own; what is decided becomes an action. */
export default async function MeetingPage({ params, searchParams }: Props) {
  const [{ actor, incident }, query] = await Promise.all([loadIncident(params), searchParams])
  const mayWrite = can(actor, 'write')
  const [parts, owners, due] = await Promise.all([
    loadSteps(actor, incident.id),
    mayWrite ? listPossibleReviewers(actor) : [],
    suggestDue(actor, incident),
  ])
  const found = parts.findIndex(({ key }) => key === query.part)
  const at = Math.max(0, found)
  const part = parts[at]
  const address = (step: number) => {
    const to = parts[at + step]
    return to ? `/incidents/${incident.number}/meeting?part=${encodeURIComponent(to.key)}` : null
  }
  return (
    <ZoneProvider incidentZone={incident.timeZone} ownZone={actor.timeZone}>
      <div className={styles.meeting}>
        <header className={styles.head}>
          <p>
            <IncidentCrumb incident={incident} />
          </p>
          <nav aria-label="Parts of the meeting">
            <Steps back={address(-1)} on={address(1)} at={at + 1} of={parts.length} />
            <details className={styles.contents}>
              <summary>All parts</summary>
              <ol>
                {parts.map(({ key, title }, index) => (
                  <li key={key}>
                    <Link
                      href={`/incidents/${incident.number}/meeting?part=${encodeURIComponent(key)}`}
                      aria-current={index === at ? 'page' : undefined}
                    >
                      {title}
                    </Link>
                  </li>
                ))}
              </ol>
            </details>
          </nav>
        </header>
        <article className={styles.part} aria-labelledby="part">
          <h1 id="part">{part?.title ?? 'Nothing is written yet'}</h1>
          {part && <PartView part={part} />}
        </article>
        {mayWrite && (
          <footer className={styles.foot}>
            <DecisionForm id={newId()} incidentId={incident.id} owners={owners} dueOn={due?.dueOn ?? ''} />
            <LinkButton href={`/incidents/${incident.number}/review`} size="small" variant="quiet">
              Review
            </LinkButton>
          </footer>
        )}
      </div>
    </ZoneProvider>
  )
}
