import Link from 'next/link'
import { formatActionNumber } from '@/lib/corrective-actions/rules'
import type { NamedAction } from '@/lib/insights/store'
import styles from './insights.module.css'

const MOST = 5

/** The first few of some actions, and in words how many more there are. */
export function ActionNames({ actions }: { actions: readonly (NamedAction & { note?: string })[] }) {
  return (
    <ul className={styles.names}>
      {actions.slice(0, MOST).map(({ number, title, incidentNumber, note }) => (
        <li key={number}>
          <span className="mono">{formatActionNumber(number)}</span>{' '}
          <Link href={`/incidents/${incidentNumber}/corrective-actions/${number}`}>{title}</Link>
          {note && <span className={styles.note}> {note}</span>}
        </li>
      ))}
      {actions.length > MOST && <li className={styles.note}>and {actions.length - MOST} more</li>}
    </ul>
  )
}
