import type { ReactNode } from 'react'
import { Rail } from './rail'
import styles from './shell.module.css'

/** The frame of every page of a member: the rail beside the page, or under it on a phone. */
export function Shell({ children }: { children: ReactNode }) {
  return (
    <div className={styles.app}>
      <Rail />
      <main id="main" className={styles.main} tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
