import { ExternalLink } from 'lucide-react'
import Link from 'next/link'
import { Avatar } from '@/components/ui/avatar'
import { FullMoment } from '@/components/zone/moment'
import type { MemberActor } from '@/lib/access/actor'
import { can } from '@/lib/access/rules'
import type { CorrectiveAction } from '@/lib/corrective-actions/list.store'
import { shortDay } from '@/lib/corrective-actions/words'
import styles from './action.module.css'
import { WaiverForm } from './waiver-form'

interface Props {
  actor: MemberActor
  action: CorrectiveAction
  members: { id: string; name: string }[]
  waiverId: string
  today: string
  /** What `?edit=` names. */
  edit: string | undefined
}

/** Beside the action: who, until when, where the work is tracked, and the way to do without proof. */
export function Margin({ actor, action, members, waiverId, today, edit }: Props) {
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
      </p>
      {can(actor, 'write') && action.state !== 'waived' && (
        <Waive actor={actor} action={action} members={members} id={waiverId} today={today} edit={edit} />
      )}
    </aside>
  )
}

function Waive({ actor, action, members, id, today, edit }: Omit<Props, 'waiverId'> & { id: string }) {
  if (action.owner?.id === actor.memberId) {
    return (
      <p className={styles.ask}>
        You own this action, so somebody else has to waive its proof. Send them the address of this page.
      </p>
    )
  }
  return (
    <WaiverForm
      id={id}
      actionId={action.id}
      askedById={action.owner?.id ?? actor.memberId}
      members={members}
      tomorrow={new Date(Date.parse(`${today}T00:00Z`) + 86_400_000).toISOString().slice(0, 10)}
      approver={actor.name}
      startOpen={edit === 'waiver'}
    />
  )
}

function hostAndPath(address: string): string {
  const { host, pathname } = new URL(address)
  return `${host}${pathname === '/' ? '' : pathname}`
}
