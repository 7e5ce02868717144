import Link from 'next/link'
import { ActionStateTag } from '@/components/action-state'
import { AudienceMark } from '@/components/audience'
import { InPlace } from '@/components/editing/in-place'
import { Prose } from '@/components/prose'
import { StaleSign } from '@/components/stale-sign'
import { Severity } from '@/components/ui/severity'
import { actionProof } from '@/lib/checks/action-proof'
import type { CheckSummary } from '@/lib/checks/store'
import { hintsOfAction } from '@/lib/corrective-actions/advice/advise'
import type { CorrectiveAction } from '@/lib/corrective-actions/list.store'
import { formatActionNumber } from '@/lib/corrective-actions/rules'
import { dueWords } from '@/lib/corrective-actions/words'
import { incidentName } from '@/lib/incidents/rules'
import { renderMarkdown } from '@/lib/postmortems/render.store'
import type { Choices } from '../action-fields'
import { ActionForm } from '../action-forms'
import styles from './action.module.css'

interface Props {
  action: CorrectiveAction
  checks: CheckSummary[]
  reader: { now: Date; today: string; zone: string }
  mayWrite: boolean
  edit: boolean
  choices: Choices
}

/** What is changed, and where that stands; all that was written of it is edited in one form in its place. */
export async function Head({ action, checks, reader, mayWrite, edit, choices }: Props) {
  const { id, version, title, details, type, priority, owner, ownerAsWritten, dueOn, ticketUrl, causeIds, audience, incident } =
    action
  const proof = actionProof(action.state, checks, reader.now, reader.zone)
  const due = dueWords(action, reader.today)
  const view = (
    <>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.facts}>
        <ActionStateTag state={action.state} />
        {action.state !== 'waived' && (
          <span className={styles[proof.tone]}>
            {proof.isStale && <StaleSign />} {proof.words}
          </span>
        )}
        {due && <span className={due.isLate ? styles.regressed : undefined}>{due.words}</span>}
        <AudienceMark audience={audience} />
      </p>
      {details.trim() && (
        <div className={styles.details}>
          <Prose html={await renderMarkdown(details)} />
        </div>
      )}
    </>
  )
  return (
    <header>
      <nav className={styles.crumb} aria-label="Where this is">
        <Link href="/board">Board</Link>
        <Link href={`/incidents/${incident.number}#action-${action.number}`}>
          <span className="mono">{incidentName(incident.number)}</span> {incident.title}
          {incident.isDeleted && ' (deleted)'}
        </Link>
        {incident.severity && <Severity value={incident.severity} />}
        <span className="mono">{formatActionNumber(action.number)}</span>
      </nav>
      {mayWrite ? (
        <InPlace
          id="action"
          label="this action"
          startOpen={edit}
          view={view}
          form={
            <ActionForm
              id={id}
              version={version}
              choices={choices}
              hints={hintsOfAction({ title, details, hasOwner: Boolean(owner ?? ownerAsWritten) })}
              isOwned={ownerAsWritten !== null}
              values={{
                ...{ title, details, priority, causeIds },
                audience: audience === 'public' ? audience : 'members',
                type: type ?? '',
                ownerId: owner?.id ?? '',
                dueOn: dueOn ?? '',
                ticketUrl: ticketUrl ?? '',
              }}
            />
          }
        />
      ) : (
        view
      )}
    </header>
  )
}
