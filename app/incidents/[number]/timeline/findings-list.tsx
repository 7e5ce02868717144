'use client'

import { TriangleAlert } from 'lucide-react'
import { useSubmit } from '@/components/editing/use-submit'
import { FormMessage } from '@/components/ui/form-message'
import type { Finding } from '@/lib/timeline/findings'
import styles from './findings.module.css'
import { takeReading } from './mutations'

/** What does not fit together in a timeline, with a way to where it stands and, where there is one, the step that mends it. */
export function FindingsList({ findings, mayWrite }: { findings: Finding[]; mayWrite: boolean }) {
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
            {mayWrite && finding.mend && <Mend id={finding.mend.entryId} words={finding.mend.words} />}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Mend({ id, words }: { id: string; words: string }) {
  const { result, isPending, formProps } = useSubmit(takeReading)
  return (
    <form {...formProps}>
      <input type="hidden" name="id" value={id} />
      <button type="submit" disabled={isPending}>
        {words}
      </button>
      <FormMessage result={result} />
    </form>
  )
}
