'use client'

import { dayKey, dayWords } from '@/lib/timeline/time'
import { useZone } from './zone-context'

/** The key of the day in the zone that is shown, where it is another than that of the moment before; null where it is the same. */
function useNewDay(at: Date, before: Date | null): string | null {
  const { zone } = useZone()
  const key = dayKey(at, zone)
  return before && dayKey(before, zone) === key ? null : key
}

interface Props {
  at: Date
  /** The moment of the entry above; null for the first. */
  before: Date | null
  className?: string | undefined
}

/** The heading of a day in a timeline, drawn only where a new day begins in the zone that is shown. A list item. */
export function DayHeading({ at, before, className }: Props) {
  const key = useNewDay(at, before)
  if (!key) return null
  return (
    <li className={className} id={`day-${key}`} suppressHydrationWarning>
      <h3>{dayWords(key)}</h3>
    </li>
  )
}

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
