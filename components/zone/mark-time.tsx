'use client'

import type { Milestone } from '@/lib/platform/db/generated/enums'
import type { Told } from '@/lib/timeline/measures'
import { clockWords, dateWords, dayKey } from '@/lib/timeline/time'
import styles from './mark-time.module.css'
import { useZone } from './zone-context'

interface Props {
  mark: { milestone: Milestone; at: Date }
  /** The first moment of the bar: the day is said where it is another. */
  first: Date | null
  told: Told
  word: string
}

/** The time of a milestone over its name. */
export function MarkTime({ mark: { milestone, at }, first, told, word }: Props) {
  const { zone } = useZone()
  const { precision, isApproximate } = told[milestone] ?? { precision: 'minute', isApproximate: false }
  const date = dateWords(at, zone, { short: true }).replace(/ \d+$/, '')
  const clock = clockWords(at, zone, precision, isApproximate)
  const isOtherDay = first !== null && dayKey(first, zone) !== dayKey(at, zone)
  return (
    <div className={styles.mark}>
      <time dateTime={at.toISOString()} suppressHydrationWarning>
        {clock || date}
      </time>
      <span>{word}</span>
      {isOtherDay && clock && <small suppressHydrationWarning>{date}</small>}
    </div>
  )
}
