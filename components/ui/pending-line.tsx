'use client'

import { useLinkStatus } from 'next/link'
import styles from './pending-line.module.css'

/** Put inside a Link: a line along the top of the window while its page is on the way, once that takes long enough to wonder. */
export function PendingLine() {
  const { pending } = useLinkStatus()
  return pending ? <span className={styles.line} aria-hidden="true" /> : null
}
