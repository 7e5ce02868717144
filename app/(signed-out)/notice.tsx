import type { ReactNode } from 'react'
import styles from './signed-out.module.css'

/** Stands where a form cannot be shown, and says what to do instead. */
export function Notice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h1>{title}</h1>
      <div className={styles.notice}>
        <p>{children}</p>
      </div>
    </>
  )
}
