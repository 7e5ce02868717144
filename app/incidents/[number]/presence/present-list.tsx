import { Avatar } from '@/components/ui/avatar'
import type { Present } from '@/lib/live/presence.store'
import styles from './presence.module.css'

/** More are counted. */
const SHOWN = 5

/** Who else is in this incident, and what they write. */
export function PresentList({ present }: { present: readonly Present[] }) {
  if (present.length === 0) return null
  return (
    <ul className={styles.here} aria-label="Who is here">
      {present.slice(0, SHOWN).map(({ name, writes }) => {
        const words = writes === null ? `${name} is here` : `${name} writes “${writes}”`
        return (
          <li key={name} title={words}>
            <Avatar name={name} />
            <span className={writes === null ? 'unseen' : styles.writes}>{words}</span>
          </li>
        )
      })}
      {present.length > SHOWN && <li>+{present.length - SHOWN}</li>}
    </ul>
  )
}
