import Link from 'next/link'
import { ActionStateTag } from '@/components/action-state'
import { StaleSign } from '@/components/stale-sign'
import { Strip } from '@/components/ui/strip'
import { type ActionProof, actionProof, tellingCheck } from '@/lib/checks/action-proof'
import type { CheckSummary } from '@/lib/checks/store'
import type { Thread } from '@/lib/comments/list.store'
import type { ActionSummary } from '@/lib/corrective-actions/list.store'
import { formatActionNumber } from '@/lib/corrective-actions/rules'
import { dueWords, shortDay } from '@/lib/corrective-actions/words'
import { countWords, talkOf } from '../comments/load'
import { ActionMenu } from '../for-writers'
import styles from './actions.module.css'

interface Props {
  action: ActionSummary
  checks: CheckSummary[]
  href: string
  /** Open threads on it. */
  said: readonly Thread[]
  mayWrite: boolean
  reader: { now: Date; today: string; zone: string }
}

/** One action in its incident: what, who, until when, what proves it and how far. */
export function ActionLine({ action, checks, href, said, mayWrite, reader: { now, today, zone } }: Props) {
  const { id, number, title, state, type, owner, ownerAsWritten, waivedUntil } = action
  const proof: ActionProof = waivedUntil
    ? { words: `waived until ${shortDay(waivedUntil, today)}`, tone: 'unknown' }
    : actionProof(state, checks, now, zone)
  const telling = tellingCheck(checks, now)
  const due = dueWords(action, today)
  const who = owner?.name ?? ownerAsWritten
  return (
    <li id={`action-${number}`} className={styles.action}>
      <div className={styles.place}>
        <div className={styles.row}>
          <span className={`mono ${styles.number}`}>{formatActionNumber(number)}</span>
          <div className={styles.what}>
            <Link href={href} className={styles.title}>
              {title}
            </Link>
            <p className={styles.sub}>
              <span>{type ?? 'no type yet'}</span>
              <span>{who ?? 'nobody owns it yet'}</span>
              {due && <span className={due.isLate ? styles.late : undefined}>{due.words}</span>}
              {telling && (
                <span>
                  {telling.words}
                  {checks.length > 1 && ` and ${checks.length - 1} more`}
                </span>
              )}
              <span className={styles[proof.tone]}>
                {proof.isStale && <StaleSign />} {proof.words}
              </span>
              {said.length > 0 && (
                <span>
                  <Link href={talkOf(said, action.incident.number)} className={styles.said} prefetch={false}>
                    {countWords(said)}
                  </Link>
                </span>
              )}
            </p>
          </div>
          <div className={styles.state}>
            {(telling || state !== 'waived') && <Strip verdicts={telling?.recent ?? []} slots={telling ? 12 : 6} />}
            <ActionStateTag state={state} />
          </div>
        </div>
        {mayWrite && <ActionMenu id={id} number={number} state={state} href={href} />}
      </div>
    </li>
  )
}
