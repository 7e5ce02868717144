import Link from 'next/link'
import type { ReactNode } from 'react'
import { Strip } from '@/components/ui/strip'
import { progressWords, redWords } from '@/lib/checks/progress'
import type { CheckSummary } from '@/lib/checks/store'
import { CheckCondition } from './check-condition'
import styles from './check-line.module.css'

interface Props {
  check: CheckSummary
  now: Date
  /** The reader's, for days. */
  zone: string
  /** Drawn below the words: the actions it proves, a button. */
  children?: ReactNode
}

/** A check as one line of a list: what it states, its last runs, how far its proof is. Put it into an <li>. */
export function CheckLine({ check, now, zone, children }: Props) {
  const red = redWords(check, now, zone)
  return (
    <div className={styles.line}>
      <div className={styles.what}>
        <Link href={`/checks/${check.id}`} className={styles.title}>
          {check.title}
        </Link>
        {check.words !== check.title && <p className={styles.words}>{check.words}</p>}
        {children}
      </div>
      <div className={styles.proof}>
        <Strip verdicts={check.recent} slots={24} />
        <CheckCondition check={check} now={now} />
        <p className={styles.progress}>
          {progressWords(check, now)}
          {red && <span>{red}</span>}
        </p>
      </div>
    </div>
  )
}
