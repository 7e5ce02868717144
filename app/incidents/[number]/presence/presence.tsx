import { Avatar } from '@/components/ui/avatar'
import type { Present } from '@/lib/live/presence.store'
import styles from './presence.module.css'

/** More are counted. */
const SHOWN = 5

/** Who else is writing in this incident as the page is made, and what. */
export function Presence({ present }: { present: Present[] }) {
  if (present.length === 0) return null
  return (
    <ul className={styles.here} aria-label="Who is writing here">
      {present.slice(0, SHOWN).map(({ name, writes }) => (
        <li key={name} title={writes === null ? `${name} writes here` : `${name} writes “${writes}”`}>
          <Avatar name={name} />
          <span className={writes === null ? 'unseen' : styles.writes}>
            {writes === null ? name : `${name} writes “${writes}”`}
          </span>
        </li>
      ))}
      {present.length > SHOWN && <li>+{present.length - SHOWN}</li>}
    </ul>
  )
}
