import type { ReactNode } from 'react'
import styles from './page.module.css'

/**
 * The margins of a page, so that all have the same. "column" (default) is 960 px for lists and forms, "narrow" 640 px for one form,
 * "full" the whole width for boards.
 */
export function Page({ width = 'column', children }: { width?: 'column' | 'narrow' | 'full'; children: ReactNode }) {
  return <div className={`${styles.page} ${styles[width]}`}>{children}</div>
}
