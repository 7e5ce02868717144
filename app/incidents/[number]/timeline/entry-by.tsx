import { AudienceMark } from '@/components/audience'
import type { Entry } from '@/lib/timeline/rules'
import styles from './entry.module.css'
import { Sign } from './signs'

/** Who did or saw it, whether it is starred and for whom it is; nothing where none of that is said. */
export function EntryBy({ entry: { attributedTo, isStarred, audience } }: { entry: Entry }) {
  if (!attributedTo && !isStarred && audience === 'members') return null
  return (
    <span className={styles.by}>
      {attributedTo}
      {isStarred && <Sign of="starred" words="starred" className={styles.star} />}
      <AudienceMark audience={audience} />
    </span>
  )
}
