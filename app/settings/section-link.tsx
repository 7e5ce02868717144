'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import styles from './settings.module.css'

export function SectionLink({ href, label }: { href: string; label: string }) {
  const path = usePathname()
  return (
    <Link href={href} className={styles.link} aria-current={path === href || path.startsWith(`${href}/`) ? 'page' : undefined}>
      {label}
    </Link>
  )
}
