import { CircleCheck, TriangleAlert } from 'lucide-react'
import type { MutationResult } from '@/lib/platform/web/result'
import styles from './form-message.module.css'

/** What a mutation answered, above or below its form: the error in words, or `success` where it went well. Read out when it appears. */
export function FormMessage({ result, success }: { result: MutationResult<unknown> | null; success?: string }) {
  const failed = result !== null && !result.ok
  const message = failed ? result.error.message : result?.ok ? success : undefined
  return (
    <div role={failed ? 'alert' : 'status'} className={styles.place}>
      {message && (
        <p className={failed ? styles.failed : styles.fine}>
          {failed ? <TriangleAlert aria-hidden="true" /> : <CircleCheck aria-hidden="true" />}
          <span>{message}</span>
        </p>
      )}
    </div>
  )
}
