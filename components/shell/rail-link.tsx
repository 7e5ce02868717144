'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { PendingLine } from '@/components/ui/pending-line'
import styles from './rail.module.css'

interface Props {
  href: string
  label: string
  /** Drawn on a phone only, where the words are small. */
  icon?: ReactNode
  count?: number
  /** What the count counts, where it is bad news: it is red then, and not shown at zero. */
  alarm?: string
}

/** A page of the rail; it knows by itself whether its page, or one below it, is shown. */
export function RailLink({ href, label, icon, count, alarm }: Props) {
  const path = usePathname()
  const here = href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
  return (
    <Link href={href} className={styles.link} aria-current={here ? 'page' : undefined}>
      {icon}
      {label}
      <PendingLine />
      {count !== undefined && !(alarm && count === 0) && (
        <span className={alarm ? `${styles.count} ${styles.alarm}` : styles.count}>
          {count.toLocaleString('en')}
          {alarm && <span className="unseen"> {alarm}</span>}
        </span>
      )}
    </Link>
  )
}
