import type { ReactNode } from 'react'
import { Raven } from '@/components/shell/raven'
import styles from './signed-out.module.css'

/** The pages of people who have not signed in: the question the app is about beside one form. */
export default function SignedOutLayout({ children }: { children: ReactNode }) {
  return (
    <div className={styles.spread}>
      <aside className={styles.aside}>
        <p className={styles.brand}>
          <Raven /> Nevermore
        </p>
        <p className={styles.question}>Will this happen again, and how do we know?</p>
        <p className={styles.answer}>Postmortems that prove the fix.</p>
        <span className={styles.mark}>
          <Raven size={420} />
        </span>
      </aside>
      <div className={styles.place}>
        <div className={styles.form}>{children}</div>
      </div>
    </div>
  )
}
