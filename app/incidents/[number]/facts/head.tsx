import { Lock } from 'lucide-react'
import Link from 'next/link'
import { Severity } from '@/components/ui/severity'
import { Tag } from '@/components/ui/tag'
import { FullMoment } from '@/components/zone/moment'
import { wordProof } from '@/lib/incidents/proof-words'
import { firstMoment, type IncidentState, incidentName, POSTMORTEM_WORDS, STATE_WORDS } from '@/lib/incidents/rules'
import type { Incident } from '@/lib/incidents/store'
import { FactsForm, InPlace } from '../for-writers'
import styles from './facts.module.css'

interface Props {
  incident: Incident
  state: IncidentState
  /** How many of its actions stand in each state. */
  actions: Partial<Record<string, number>>
  known: { services: string[]; tags: string[] }
  mayWrite: boolean
  edit: string | undefined
}

const STATE_TONES = { ongoing: 'regressed', mitigated: 'awaiting', resolved: 'verified', unknown: 'unknown' } as const
const POSTMORTEM_TONES = { draft: 'unknown', in_review: 'accent', published: 'verified' } as const

/** Crumb, title and the line of facts; all of it edited in one form in its place. */
export function Head({ incident, state, actions, known, mayWrite, edit }: Props) {
  const view = <HeadView incident={incident} state={state} actions={actions} />
  if (!mayWrite) return <header className={styles.head}>{view}</header>
  const began = firstMoment(incident)
  const facts = {
    id: incident.id,
    version: incident.version,
    title: incident.title,
    severity: incident.severity,
    startedOn: began ? undefined : (incident.startedOn?.toISOString().slice(0, 10) ?? ''),
    services: incident.services.map(({ name }) => name),
    tags: incident.tags,
    known,
  }
  return (
    <header className={styles.head}>
      <InPlace
        id="facts"
        label="title, severity, services and tags"
        startOpen={edit === 'facts'}
        view={view}
        form={<FactsForm {...facts} />}
      />
    </header>
  )
}

function HeadView({ incident, state, actions }: Pick<Props, 'incident' | 'state' | 'actions'>) {
  const began = firstMoment(incident)
  const proof = wordProof(actions)
  const reviewers = incident.people.filter(({ role }) => role === 'reviewer').map(({ name }) => name)
  return (
    <>
      <p className={styles.crumb}>
        <Link href="/incidents">Incidents</Link>
        <span className="mono">{incidentName(incident.number)}</span>
        {began ? (
          <FullMoment at={began} precision="day" />
        ) : (
          incident.startedOn && <time dateTime={incident.startedOn.toISOString().slice(0, 10)}>{dayOf(incident.startedOn)}</time>
        )}
        {incident.services.length > 0 && <span>{incident.services.map(({ name }) => name).join(', ')}</span>}
      </p>
      <h1 className={styles.title}>{incident.title}</h1>
      <div className={styles.facts}>
        <Severity value={incident.severity} />
        <Tag tone={STATE_TONES[state]}>{STATE_WORDS[state]}</Tag>
        <Tag tone={POSTMORTEM_TONES[incident.postmortemState]}>
          {incident.postmortemState === 'in_review' && reviewers.length > 0
            ? `In review by ${reviewers.join(', ')}`
            : POSTMORTEM_WORDS[incident.postmortemState]}
        </Tag>
        {incident.isPrivate && (
          <Tag tone="awaiting">
            <Lock aria-hidden="true" />
            Private
          </Tag>
        )}
        {proof && <span>{proof}</span>}
        {incident.tags.map((tag) => (
          <Link key={tag} href={`/incidents?tag=${encodeURIComponent(tag)}`} className={styles.tag}>
            #{tag}
          </Link>
        ))}
      </div>
    </>
  )
}

const dayOf = (day: Date) => day.toLocaleDateString('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' })
