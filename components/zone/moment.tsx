'use client'

import { clockWords, momentWords, shortMoment } from '@/lib/timeline/time'
import { useZone } from './zone-context'

interface Props {
  at: Date
  precision?: 'second' | 'minute' | 'hour' | 'day' | 'unknown'
  isApproximate?: boolean
  className?: string | undefined
}

/** A time of day in the zone that is shown; date and zone are its tooltip. */
export function Clock({ at, precision = 'minute', isApproximate = false, className }: Props) {
  const { zone } = useZone()
  const full = momentWords(at, zone, precision, isApproximate)
  return (
    // tzdata of a server and a browser may differ about far years.
    <time className={className} dateTime={at.toISOString()} title={full} suppressHydrationWarning>
      {clockWords(at, zone, precision, isApproximate)}
    </time>
  )
}

/** Date and time in one line, with the offset of the zone; its name is the tooltip. */
export function FullMoment({ at, precision = 'minute', isApproximate = false, className }: Props) {
  const { zone } = useZone()
  const full = momentWords(at, zone, precision, isApproximate)
  return (
    <time className={className} dateTime={at.toISOString()} title={full} suppressHydrationWarning>
      {shortMoment(at, zone, precision, isApproximate)}
    </time>
  )
}
