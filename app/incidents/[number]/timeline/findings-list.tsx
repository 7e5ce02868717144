import { TriangleAlert } from 'lucide-react'
import type { Finding } from '@/lib/timeline/findings'
import { Mend } from '../for-writers'
import styles from './findings.module.css'

/** A finding as it is shown: what mends it is known where it is done. */
type Shown = Pick<Finding, 'kind' | 'words' | 'entryIds'> & { mends: string[] }

interface Props {
  findings: Shown[]
  incidentId: string
  mayWrite: boolean
}

/** What does not fit together in a timeline, with a way to where it stands and, where there is one, the step that mends it. */
export function FindingsList({ findings, incidentId, mayWrite }: Props) {
  if (findings.length === 0) return null
  return (
    <details className={styles.findings} open={findings.length <= 4}>
      <summary>
        <TriangleAlert aria-hidden="true" />
        {findings.length === 1 ? '1 thing to look at' : `${findings.length} things to look at`}
      </summary>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.kind} ${finding.entryIds.join()} ${finding.words}`}>
            <span>{finding.words}</span>
            {finding.entryIds.map((id, index) => (
              <a key={id} href={`#entry-${id}`}>
                {index === 0 ? 'show' : 'and'}
              </a>
            ))}
            {mayWrite &&
              finding.mends.map((words) => (
                <Mend key={words} incidentId={incidentId} entries={finding.entryIds.join(' ')} words={words} />
              ))}
          </li>
        ))}
      </ul>
    </details>
  )
}
