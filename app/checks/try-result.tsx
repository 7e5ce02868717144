'use client'

import { Evidence } from '@/components/evidence'
import { VerdictTag } from '@/components/verdict-tag'
import type { MutationResult } from '@/lib/platform/web/result'
import styles from './check-form.module.css'
import type { Tried } from './mutations'

/** What a try found, before anything is saved. */
export function TryResult({ result }: { result: MutationResult<Tried> | null }) {
  const tried = result?.ok ? result.value : null
  return (
    <div aria-live="polite">
      {tried && (
        <section className={styles.tried} aria-label="What the try found">
          <p className={styles.said}>{tried.words}</p>
          <p className={styles.found}>
            <VerdictTag verdict={tried.verdict} /> {tried.summary}
          </p>
          <Evidence rows={tried.evidence} />
          {tried.verdict === 'pass' && (
            <p className={styles.note}>
              Green at the first look. A check that was never red may be one that cannot fail: try it against something broken.
            </p>
          )}
        </section>
      )}
    </div>
  )
}
