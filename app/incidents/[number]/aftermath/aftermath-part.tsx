import Link from 'next/link'
import { StateSign } from '@/components/action-state'
import { FullMoment } from '@/components/zone/moment'
import type { Aftermath } from '@/lib/corrective-actions/aftermath.store'
import { formatActionNumber } from '@/lib/corrective-actions/rules'
import { transitionWords } from '@/lib/corrective-actions/words'
import styles from './aftermath.module.css'

/** A timeline of its own: what proof has said of the incident's actions since, apart from what happened in it. */
export function AftermathPart({ aftermath, number }: { aftermath: readonly Aftermath[]; number: number }) {
  if (aftermath.length === 0) return null
  return (
    <section id="after-the-fact" className={styles.aftermath} aria-labelledby="after-the-fact-title">
      <h2 id="after-the-fact-title">After the fact</h2>
      <ol>
        {aftermath.map(({ id, from, to, because, at, member, action }) => (
          <li key={id} data-state={to}>
            <FullMoment at={at} className={styles.at} />
            <i className={styles.sign}>
              <StateSign state={to} />
            </i>
            <div>
              <p>
                <Link href={`/incidents/${number}/corrective-actions/${action.number}`}>
                  <span className={styles.number}>{formatActionNumber(action.number)}</span> {action.title}
                </Link>
              </p>
              <p className={styles.because}>
                {member && <b>{member.name}</b>} {transitionWords({ from, to, isByPerson: member !== null })}
                {because && `: ${because}`}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
