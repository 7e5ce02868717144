import { ExternalLink } from 'lucide-react'
import Link from 'next/link'
import { BadgeCode } from '@/components/badge-code'
import { Avatar } from '@/components/ui/avatar'
import { FullMoment } from '@/components/zone/moment'
import type { CorrectiveAction } from '@/lib/corrective-actions/list.store'
import { shortDay } from '@/lib/corrective-actions/words'
import styles from './action.module.css'
import { WaiverForm } from './waiver-form'

interface Props {
  action: CorrectiveAction
  /** Who may be asked to waive its proof; null where that is not open to the reader. */
  approvers: { id: string; name: string }[] | null
  waiverId: string
  today: string
  /** What `?edit=` names. */
  edit: string | undefined
  /** The address of this installation where anybody may see badges; null where nobody may. */
  badgesAt: string | null
}

/** Beside the action: who, until when, where the work is tracked, and the way to do without proof. */
export function Margin({ action, approvers, waiverId, today, edit, badgesAt }: Props) {
  const { owner, ownerAsWritten, dueOn, type, priority, ticketUrl, createdAt, incident } = action
  return (
    <aside className={styles.margin} aria-label="Facts">
      <dl>
        <dt>Owner</dt>
        <dd>
          {owner ? (
            <span className={styles.owner}>
              <Avatar name={owner.name} /> {owner.name}
            </span>
          ) : ownerAsWritten ? (
            `“${ownerAsWritten}”, as the document says`
          ) : (
            'nobody yet'
          )}
        </dd>
        <dt>Due</dt>
        <dd>{dueOn ? shortDay(dueOn, today) : 'no day yet'}</dd>
        <dt>Type</dt>
        <dd>{type ?? 'not said'}</dd>
        <dt>Priority</dt>
        <dd>{priority}</dd>
        {ticketUrl && (
          <>
            <dt>Ticket</dt>
            <dd>
              <a href={ticketUrl} rel="noreferrer noopener" target="_blank" className={styles.ticket}>
                {hostAndPath(ticketUrl)} <ExternalLink aria-label="(opens in a new tab)" />
              </a>
            </dd>
          </>
        )}
        <dt>Written down</dt>
        <dd>
          <FullMoment at={createdAt} precision="day" className={styles.day} />
        </dd>
      </dl>
      <p className={styles.doors}>
        <Link href={`/incidents/${incident.number}/revisions?subject=${action.id}`}>Every wording</Link>
        <Link href={`/incidents/${incident.number}/comments?on=action-${action.number}`}>Comments</Link>
      </p>
      {approvers && <Waive action={action} approvers={approvers} id={waiverId} today={today} startOpen={edit === 'waiver'} />}
      {badgesAt && !incident.isPrivate && (
        <details className={styles.badge}>
          <summary>Badge</summary>
          <BadgeCode
            name={`ACT-${action.number}`}
            page={`/incidents/${incident.number}/corrective-actions/${action.number}`}
            publicUrl={badgesAt}
          />
        </details>
      )}
    </aside>
  )
}

interface WaiveProps {
  action: CorrectiveAction
  approvers: { id: string; name: string }[]
  id: string
  today: string
  startOpen: boolean
}

function Waive({ action, approvers, id, today, startOpen }: WaiveProps) {
  if (approvers.length === 0)
    return (
      <p className={styles.ask}>
        Its proof can be waived once there is a second editor or admin who sees this: neither the owner nor whoever asks approves
        a waiver.
      </p>
    )
  const tomorrow = new Date(Date.parse(`${today}T00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  return <WaiverForm id={id} actionId={action.id} approvers={approvers} tomorrow={tomorrow} startOpen={startOpen} />
}

function hostAndPath(address: string): string {
  const { host, pathname } = new URL(address)
  return `${host}${pathname === '/' ? '' : pathname}`
}
