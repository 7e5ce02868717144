import { clockOf } from '@/lib/timeline/clock'
import type { Entry } from '@/lib/timeline/rules'
import styles from './entry.module.css'

/** The time of an entry, told in a zone. What it is told again from in another is written beside it (see rezone.ts). */
export function EntryTime({ entry, zone }: { entry: Entry; zone: string }) {
  const { occurredAt, precision, isApproximate, clockTime, sourceText } = entry
  if (occurredAt && precision !== 'day') return <Clock entry={entry} zone={zone} />
  if (occurredAt)
    return (
      <span className={styles.time}>
        <span className={styles.vague}>day</span>
        <Clock entry={entry} zone={zone} />
      </span>
    )
  if (clockTime)
    return (
      <span className={styles.time} title="The day is not known">
        {isApproximate ? '~' : ''}
        {clockTime}
        <span className={styles.vague}>day?</span>
      </span>
    )
  return (
    <span
      className={styles.time}
      title={sourceText ? `The moment is not known; written as “${sourceText}”` : 'The moment is not known'}
    >
      <span aria-hidden="true">·</span>
      <span className="unseen">time not known</span>
    </span>
  )
}

function Clock({ entry: { occurredAt, endedAt, precision, isApproximate }, zone }: { entry: Entry; zone: string }) {
  if (!occurredAt) return null
  const { clock, end, full } = clockOf({ at: occurredAt, until: endedAt, precision, isApproximate }, zone)
  return (
    <time
      dateTime={occurredAt.toISOString()}
      title={full}
      data-precision={precision === 'minute' ? undefined : precision}
      data-until={endedAt?.toISOString()}
      data-about={isApproximate || undefined}
    >
      {end ? (
        <>
          {clock}
          <span>–{end}</span>
        </>
      ) : (
        clock
      )}
    </time>
  )
}
