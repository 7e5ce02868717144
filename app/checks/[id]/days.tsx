import type { RunDay } from '@/lib/checks/history.store'
import { dayWords } from '@/lib/timeline/time'
import styles from './check.module.css'

/** How many runs of each day passed, failed or could not look; of what was thinned out, this is what remains beside the changes. */
export function Days({ days }: { days: readonly RunDay[] }) {
  if (days.length < 2) return null
  return (
    <details className={styles.days}>
      <summary>Day by day, in UTC</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Pass</th>
            <th scope="col">Fail</th>
            <th scope="col">Error</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, passes, fails, errors }) => (
            <tr key={day}>
              <th scope="row">{dayWords(day)}</th>
              <td>{passes}</td>
              <td className={fails > 0 ? styles.some : undefined}>{fails}</td>
              <td>{errors}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
