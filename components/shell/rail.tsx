import Link from 'next/link'
import styles from './rail.module.css'
import { RailLink } from './rail-link'
import { Raven } from './raven'

/** The way around: at the left of the page, at the bottom of a phone. */
export function Rail() {
  return (
    <nav className={styles.rail} aria-label="Main">
      <Link href="/" className={styles.brand}>
        <Raven /> Nevermore
      </Link>
      <RailLink href="/" label="Home" />
      <RailLink href="/incidents" label="Incidents" />
      <RailLink href="/board" label="Board" />
      <RailLink href="/checks" label="Checks" />
      <RailLink href="/settings" label="Settings" />
    </nav>
  )
}
