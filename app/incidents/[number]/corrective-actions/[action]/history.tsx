import Link from 'next/link'
import { StateSign } from '@/components/action-state'
import { FullMoment } from '@/components/zone/moment'
import type { Transition } from '@/lib/corrective-actions/list.store'
import { transitionWords } from '@/lib/corrective-actions/words'
import styles from './action.module.css'

/** How the action came to stand where it stands: every change of state, by whom or by which run, and why. Newest first. */
export function History({ transitions }: { transitions: Transition[] }) {
  return (
    <section aria-labelledby="history-title" className={styles.part}>
      <h2 id="history-title">History</h2>
      <ol className={styles.history}>
        {transitions.map(({ id, from, to, because, at, member, checkRun }) => (
          <li key={id} data-state={to}>
            <i className={styles.sign}>
              <StateSign state={to} />
            </i>
            <div>
              <p>
                {member && <b>{member.name}</b>} {transitionWords({ from, to, isByPerson: member !== null })}
              </p>
              {because && from !== null && <p className={styles.because}>{because}</p>}
              {checkRun && (
                <p className={styles.because}>
                  <Link href={`/checks/${checkRun.check.id}`}>{checkRun.check.title}</Link>: {checkRun.summary}
                </p>
              )}
            </div>
            <FullMoment at={at} className={styles.at} />
          </li>
        ))}
      </ol>
    </section>
  )
}
