'use client'

import { dayKey, dayWords } from '@/lib/timeline/time'
import { useZone } from './zone-context'

/** Links to the days of a timeline; nothing where there is only one. */
export function DayLinks({ moments, className }: { moments: Date[]; className?: string | undefined }) {
  const { zone } = useZone()
  const days = [...new Set(moments.map((at) => dayKey(at, zone)))]
  if (days.length < 2) return null
  return (
    <nav className={className} aria-label="Days of the timeline">
      {days.map((day) => (
        <a key={day} href={`#day-${day}`} suppressHydrationWarning>
          {dayWords(day)}
        </a>
      ))}
    </nav>
  )
}
