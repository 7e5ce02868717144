import Link from 'next/link'
import { ActionStateTag } from '@/components/action-state'
import { StaleSign } from '@/components/stale-sign'
import { Avatar } from '@/components/ui/avatar'
import { Severity } from '@/components/ui/severity'
import { Strip } from '@/components/ui/strip'
import { formatActionNumber } from '@/lib/corrective-actions/rules'
import { coarseLength, dueWords } from '@/lib/corrective-actions/words'
import { incidentName } from '@/lib/incidents/rules'
import styles from './lines.module.css'
import type { ProvenAction } from './load'

interface Props {
  title: string
  actions: readonly ProvenAction[]
  now: Date
  today: string
  showOwner?: boolean
  /** What is said where there is none. */
  empty?: string
}

/** Corrective actions as lines: what is late or no longer holds says so in words. */
export function ActionLines({ title, actions, now, today, showOwner, empty }: Props) {
  return (
    <section className={styles.part}>
      <h2>
        {title} {actions.length > 0 && <small>{actions.length}</small>}
      </h2>
      {actions.length === 0 && <p className={styles.none}>{empty}</p>}
      <ul>
        {actions.map((action) => (
          <li key={action.number} className={styles.line}>
            <span className={styles.number}>{formatActionNumber(action.number)}</span>
            <div className={styles.what}>
              <Link href={`/incidents/${action.incident.number}/corrective-actions/${action.number}`}>{action.title}</Link>
              <p className={styles.under}>
                <span className="mono">{incidentName(action.incident.number)}</span>
                <Severity value={action.incident.severity} />
                {showOwner && <Owner name={action.owner?.name ?? action.ownerAsWritten} />}
                <Proof action={action} />
              </p>
            </div>
            <span className={styles.end}>
              <When action={action} now={now} today={today} />
              <ActionStateTag state={action.state} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Owner({ name }: { name: string | null }) {
  if (!name) return <span>nobody owns it</span>
  return (
    <span className={styles.owner}>
      <Avatar name={name} /> {name}
    </span>
  )
}

function When({ action, now, today }: { action: ProvenAction; now: Date; today: string }) {
  if (action.state === 'regressed') return <span>for {coarseLength(now.getTime() - action.stateChangedAt.getTime())}</span>
  const due = dueWords(action, today)
  return due && <span className={due.isLate ? styles.late : undefined}>{due.words}</span>
}

function Proof({ action: { proof, verdicts } }: { action: ProvenAction }) {
  return (
    <span className={styles.proof}>
      {verdicts && <Strip verdicts={verdicts} />}
      <span className={styles[proof.tone]}>
        {proof.isStale && <StaleSign />} {proof.words}
      </span>
    </span>
  )
}
