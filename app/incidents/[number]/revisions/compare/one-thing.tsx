import type { Between } from '@/lib/revisions/between.store'
import { ChangeView } from '../change-view'
import { describeChange, describeSubject } from '../describe'
import { RestoreForm } from '../restore-form'
import styles from '../revisions.module.css'

interface Props {
  between: Between
  zone: string
  mayWrite: boolean
}

/** What became of one thing between two moments, and a way to bring its earlier wording back. */
export function OneThing({ between: { before, after, latestVersion, isDeleted }, zone, mayWrite }: Props) {
  const shown = after ?? before
  if (!shown) return null
  const changes = describeChange(shown, after ? (before?.content ?? null) : null, zone)
  if (before && after && changes.length === 0) return null
  const isStanding = before?.version === latestVersion && !isDeleted
  return (
    <li className={styles.item}>
      <p>
        {capital(describeSubject(shown))} <b>{before === null ? 'is new' : after === null ? 'was deleted' : ''}</b>
      </p>
      <div className={styles.changes}>
        {changes.map((change) => (
          <ChangeView key={change.name} change={change} isFirst={before === null || after === null} />
        ))}
      </div>
      {mayWrite && before && !isStanding && (
        <div className={styles.foot}>
          <RestoreForm id={before.id} version={latestVersion} isDeleted={isDeleted} />
        </div>
      )}
    </li>
  )
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
