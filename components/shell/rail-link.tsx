'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import styles from './rail.module.css'

/** A page of the rail; it knows by itself whether its page, or one below it, is shown. */
export function RailLink({ href, label }: { href: string; label: string }) {
  const path = usePathname()
  const here = href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
  return (
    <Link href={href} className={styles.link} aria-current={here ? 'page' : undefined}>
      {label}
    </Link>
  )
}
