import { Check, X } from 'lucide-react'
import type { Observation } from '@/lib/checks/kinds/kind'
import styles from './evidence.module.css'

/** What was observed beside what was expected, and whether that is so. */
export function Evidence({ rows }: { rows: readonly Observation[] }) {
  if (rows.length === 0) return null
  return (
    <table className={styles.table}>
      <thead className="unseen">
        <tr>
          <th scope="col">What</th>
          <th scope="col">Observed</th>
          <th scope="col">Expected</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={JSON.stringify(row)}>
            <th scope="row">{row.what}</th>
            <td className={styles.observed}>
              {row.holds === true && <Check className={styles.yes} aria-label="as expected:" />}
              {row.holds === false && <X className={styles.no} aria-label="not as expected:" />}
              <Observed text={row.observed} />
            </td>
            <td className={styles.expected}>{row.expected}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** An address stands there as it is, so that whoever follows it sees where it leads. */
function Observed({ text }: { text: string }) {
  if (!/^https?:\/\/\S+$/.test(text)) return text
  return (
    <a href={text} rel="noreferrer">
      {text}
    </a>
  )
}
