import type { MemberActor } from '@/lib/access/actor'
import { can } from '@/lib/access/rules'
import type { CorrectiveAction } from '@/lib/corrective-actions/list.store'
import { shortDay } from '@/lib/corrective-actions/words'
import styles from './action.module.css'
import { EndWaiverForm } from './waiver-form'

interface Props {
  actor: MemberActor
  action: CorrectiveAction
  today: string
}

/** While the proof is waived: why, by whom, until when, and the way back. */
export function WaiverPart({ actor, action, today }: Props) {
  const waiver = action.state === 'waived' ? action.waivers.find(({ endedAt }) => endedAt === null) : undefined
  if (!waiver) return null
  return (
    <section className={styles.waiver} aria-label="Waiver">
      <p>
        <b>Waived through {shortDay(waiver.expiresOn, today)}</b>, approved by {waiver.approvedBy.name}
        {waiver.askedBy.id !== waiver.approvedBy.id && ` at the request of ${waiver.askedBy.name}`}. The action is open again the
        day after.
      </p>
      <blockquote>{waiver.reason}</blockquote>
      {can(actor, 'write') && <EndWaiverForm id={action.id} />}
    </section>
  )
}
