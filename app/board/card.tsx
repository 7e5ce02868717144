'use client'

import { Check, ChevronsUp, ChevronUp } from 'lucide-react'
import { memo } from 'react'
import { AttestedSign } from '@/components/attested-sign'
import { StaleSign } from '@/components/stale-sign'
import { Avatar } from '@/components/ui/avatar'
import { Strip } from '@/components/ui/strip'
import { formatActionNumber } from '@/lib/corrective-actions/rules'
import styles from './card.module.css'
import type { CardView } from './card-view'

interface Props {
  card: CardView
  /** Where the move form is, before JavaScript arrives; null for who may not move it. */
  moveHref: string | null
  tabIndex: number | undefined
  isLifted: boolean
  isChosen: boolean
}

/**
 * One action on the board. Its link is the stop of the keyboard; the rest of it is to be read. What is done to it is heard by the
 * board around it, which also opens it without loading the page anew: of two thousand cards only those are drawn that changed, and
 * each is as little as can be.
 */
export const Card = memo(function Card({ card, moveHref, tabIndex, isLifted, isChosen }: Props) {
  const { number, title, state, priority, incident, owner, ownerIsWritten, due, proof, verdicts } = card
  // At the left, where the bars would be: a check is what comes next.
  const isUnchecked = verdicts === null && (state === 'open' || state === 'in_progress')
  return (
    <li
      className={styles.card}
      data-card={number}
      data-state={state}
      data-lifted={isLifted || undefined}
      data-moving={card.isMoving || undefined}
      data-chosen={isChosen || undefined}
    >
      <div className={styles.row}>
        <span className="mono">{formatActionNumber(number)}</span>
        {isChosen && (
          <span className={styles.chosen} role="img" aria-label="chosen">
            <Check aria-hidden="true" />
          </span>
        )}
        <span className={styles.incident} title={incident.title}>
          {`INC-${incident.number}${incident.isDeleted ? ' (deleted)' : ''}`}
          {incident.severity && ` · ${incident.severity}`}
        </span>
        <span className={styles.end}>
          {owner ? (
            <span className={ownerIsWritten ? styles.written : styles.owner}>
              <Avatar name={owner} alone />
            </span>
          ) : (
            <span className={styles.nobody} role="img" aria-label="No owner" title="No owner" />
          )}
        </span>
      </div>
      <a href={`/incidents/${incident.number}/corrective-actions/${number}`} className={styles.title} tabIndex={tabIndex}>
        <Pressing priority={priority} />
        {title}
      </a>
      <div className={styles.row}>
        {proof.isAttested && <AttestedSign />}
        {verdicts && <Strip verdicts={verdicts} slots={Math.min(12, Math.max(6, verdicts.length))} />}
        {isUnchecked && <span>{proof.words}</span>}
        {due && proof.isStale && <StaleSign words={proof.words} />}
        {due ? (
          <span className={`${styles.words} ${due.isLate ? styles.late : ''}`}>{due.words}</span>
        ) : (
          !isUnchecked && (
            <span className={`${styles.words} ${proof.isStale ? styles.stale : styles[proof.tone]}`}>
              {proof.isStale && <StaleSign />}
              {proof.words}
            </span>
          )
        )}
      </div>
      {moveHref && (
        <a
          href={moveHref}
          className={styles.move}
          tabIndex={tabIndex}
          aria-label={`Move ${formatActionNumber(number)} to …`}
          data-move=""
        >
          ⋯
        </a>
      )}
    </li>
  )
})

/** Only what presses is marked: most actions are of middling urgency, and saying so of each would say nothing. */
function Pressing({ priority }: { priority: CardView['priority'] }) {
  if (priority !== 'urgent' && priority !== 'high') return null
  const Sign = priority === 'urgent' ? ChevronsUp : ChevronUp
  const words = priority === 'urgent' ? 'Urgent' : 'High priority'
  return (
    <span className={styles.pressing} role="img" aria-label={words} title={words}>
      <Sign aria-hidden="true" />
    </span>
  )
}
