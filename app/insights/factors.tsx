import Link from 'next/link'
import { sharedFactors } from '@/lib/insights/factors'
import type { NamedCause } from '@/lib/insights/recurring'
import styles from './insights.module.css'

const MOST = 12
const MOST_INCIDENTS = 6

/** What causes are said to have in common, in the team's own words. */
export function Factors({ causes }: { causes: readonly NamedCause[] }) {
  const factors = sharedFactors(causes)
  if (factors.length === 0) return <p className={styles.none}>No cause names a factor.</p>
  return (
    <ul className={styles.causes}>
      {factors.slice(0, MOST).map(({ name, incidents }) => (
        <li key={name}>
          <b>{incidents.length}</b> <Link href={`/incidents?factor=${encodeURIComponent(name)}`}>{name}</Link>
          <span className={styles.sharing}>
            {incidents.slice(0, MOST_INCIDENTS).map(({ number, title }) => (
              <Link key={number} href={`/incidents/${number}/causes`} title={title} className="mono">
                INC-{number}
              </Link>
            ))}
            {incidents.length > MOST_INCIDENTS && `and ${incidents.length - MOST_INCIDENTS} more`}
          </span>
        </li>
      ))}
    </ul>
  )
}
