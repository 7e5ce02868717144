import { Evidence } from '@/components/evidence'
import { VerdictTag } from '@/components/verdict-tag'
import type { Run } from '@/lib/checks/history.store'
import { secondsBetween } from '@/lib/checks/rules'
import { wordDuration } from '@/lib/checks/words'
import { momentWords } from '@/lib/timeline/time'
import styles from './check.module.css'

interface Props {
  run: Run | undefined
  isAwaited: boolean
  isEnabled: boolean
  now: Date
  zone: string
}

/** What the newest run observed. */
export function Latest({ run, isAwaited, isEnabled, now, zone }: Props) {
  const waiting = isAwaited
    ? 'A worker runs it now.'
    : isEnabled
      ? 'It has not run yet.'
      : 'It is switched off and has never run.'
  return (
    <section className={styles.part} aria-labelledby="latest" aria-live="polite" aria-busy={isAwaited}>
      <h2 id="latest">
        Last look
        {run && (
          <small>
            {isAwaited ? 'running now' : `${wordDuration(secondsBetween(run.finishedAt, now))} ago`}
            {run.askedBy && `, asked for by ${run.askedBy.name}`}
          </small>
        )}
      </h2>
      {!run && <p className={styles.quiet}>{waiting}</p>}
      {run && (
        <>
          <p className={styles.found}>
            <VerdictTag verdict={run.verdict} />
            <span>{run.summary}</span>
            <time dateTime={run.finishedAt.toISOString()}>{momentWords(run.finishedAt, zone, 'second')}</time>
          </p>
          <Evidence rows={run.evidence} />
        </>
      )}
    </section>
  )
}
