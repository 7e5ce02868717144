import type { MemberActor } from '@/lib/access/actor'
import { can } from '@/lib/access/rules'
import type { CorrectiveAction } from '@/lib/corrective-actions/list.store'
import { shortDay } from '@/lib/corrective-actions/words'
import styles from './action.module.css'
import { AnswerForm, EndWaiverForm } from './waiver-form'

interface Props {
  actor: MemberActor
  action: CorrectiveAction
  today: string
}

/** A waiver that is asked for or in force: why, by whom, until when, the answer, and the way back. */
export function WaiverPart({ actor, action, today }: Props) {
  const waiver = action.waivers.find(({ endedAt }) => endedAt === null)
  if (!waiver) return null
  const { approvedBy, askedBy, approvedAt } = waiver
  const until = shortDay(waiver.expiresOn, today)
  const mayWrite = can(actor, 'write')
  return (
    <section className={styles.waiver} aria-label="Waiver" id="waiver-asked">
      {approvedAt ? (
        <p>
          <b>Waived through {until}</b>, approved by {approvedBy.name} at the request of {askedBy.name}. The action is open again
          the day after.
        </p>
      ) : (
        <p>
          <b>A waiver through {until} is asked for</b> by {askedBy.name}. It counts when{' '}
          {approvedBy.id === actor.memberId ? 'you approve it' : `${approvedBy.name} approves it`}; until then nothing is waived.
        </p>
      )}
      <blockquote>{waiver.reason}</blockquote>
      {mayWrite && !approvedAt && approvedBy.id === actor.memberId && <AnswerForm actionId={action.id} />}
      {mayWrite && (approvedAt || approvedBy.id !== actor.memberId) && (
        <EndWaiverForm id={action.id} words={approvedAt ? 'End the waiver' : 'Take the request back'} />
      )}
    </section>
  )
}
