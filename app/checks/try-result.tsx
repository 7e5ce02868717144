'use client'

import { Evidence } from '@/components/evidence'
import { FormMessage } from '@/components/ui/form-message'
import { VerdictTag } from '@/components/verdict-tag'
import type { MutationResult } from '@/lib/platform/web/result'
import styles from './check-form.module.css'
import type { Tried } from './mutations'

/** What a try found, before anything is saved. */
export function TryResult({ tried, isTrying }: { tried: MutationResult<Tried> | null; isTrying: boolean }) {
  return (
    <div aria-live="polite" aria-busy={isTrying}>
      {tried?.ok === false && <FormMessage result={tried} />}
      {tried?.ok && (
        <section className={styles.tried} aria-label="What the try found">
          <p className={styles.said}>{tried.value.words}</p>
          <p className={styles.found}>
            <VerdictTag verdict={tried.value.verdict} /> {tried.value.summary}
          </p>
          <Evidence rows={tried.value.evidence} />
          {tried.value.verdict === 'pass' && (
            <p className={styles.note}>
              Green at the first look. A check that was never red may be one that cannot fail: try it against something broken.
            </p>
          )}
        </section>
      )}
    </div>
  )
}
