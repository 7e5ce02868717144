import Link from 'next/link'
import { ActionStateTag } from '@/components/action-state'
import type { BoundAction } from '@/lib/checks/store'
import { formatActionNumber } from '@/lib/corrective-actions/rules'
import styles from './checks.module.css'

/** The actions a check proves, in one line. */
export function BoundActions({ actions }: { actions: readonly BoundAction[] }) {
  if (actions.length === 0) return <p className={styles.unbound}>proves no action yet</p>
  return (
    <ul className={styles.bound} aria-label="Proves">
      {actions.map(({ id, number, title, state, incidentNumber }) => (
        <li key={id}>
          <Link href={`/incidents/${incidentNumber}/corrective-actions/${number}`} title={title}>
            {formatActionNumber(number)}
          </Link>{' '}
          <ActionStateTag state={state} />
        </li>
      ))}
    </ul>
  )
}
