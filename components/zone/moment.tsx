'use client'

import { clockWords, dayKey, momentWords, shortMoment } from '@/lib/timeline/time'
import { useZone } from './zone-context'

interface Props {
  at: Date
  precision?: 'second' | 'minute' | 'hour' | 'day' | 'unknown'
  isApproximate?: boolean
  /** The end of a range. */
  until?: Date | null
  className?: string | undefined
}

/** A time of day in the zone that is shown; date and zone are its tooltip. */
export function Clock({ at, precision = 'minute', isApproximate = false, until, className }: Props) {
  const { zone } = useZone()
  const clock = clockWords(at, zone, precision, isApproximate)
  const end = until ? endWords(at, until, zone, precision) : ''
  const full = momentWords(at, zone, precision, isApproximate)
  return (
    // tzdata of a server and a browser may differ about far years.
    <time className={className} dateTime={at.toISOString()} title={full} suppressHydrationWarning>
      {clock}
      {end && <span>–{end}</span>}
    </time>
  )
}

function endWords(at: Date, until: Date, zone: string, precision: Props['precision'] = 'minute'): string {
  const days = Math.round((Date.parse(dayKey(until, zone)) - Date.parse(dayKey(at, zone))) / 86_400_000)
  if (precision === 'day') return days > 0 ? `${days + 1} days` : ''
  return `${clockWords(until, zone, precision)}${days > 0 ? ` +${days} d` : ''}`
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
