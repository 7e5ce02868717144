'use client'

import { useEffect } from 'react'
import { zoneWords } from '@/lib/timeline/time'
import { useZone, type ZoneChoice } from './zone-context'
import styles from './zone-switch.module.css'

const CHOICES: { choice: ZoneChoice; label: string; key: string }[] = [
  { choice: 'utc', label: 'UTC', key: 'u' },
  { choice: 'incident', label: 'Incident', key: 'i' },
  { choice: 'mine', label: 'Mine', key: 'l' },
]

/** Chooses the zone in which times are shown, by press or by the keys U, I and L. The zone is always named; `at` decides its offset. */
export function ZoneSwitch({ at }: { at: Date }) {
  const { choice: chosen, zone, choose } = useZone()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const found = CHOICES.find(({ key }) => key === event.key.toLowerCase())
      if (found) choose(found.choice)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [choose])
  return (
    <div className={styles.switch}>
      <span className={styles.name} aria-live="polite" suppressHydrationWarning>
        {zoneWords(zone, at)}
      </span>
      <fieldset className={styles.choices}>
        <legend className="unseen">Show times in</legend>
        {CHOICES.map(({ choice, label, key }) => (
          <button
            key={choice}
            type="button"
            aria-pressed={choice === chosen}
            aria-keyshortcuts={key.toUpperCase()}
            title={`Show times in ${{ utc: 'UTC', incident: 'the zone of the incident', mine: 'your zone' }[choice]} (${key.toUpperCase()})`}
            onClick={() => choose(choice)}
          >
            {label}
          </button>
        ))}
      </fieldset>
    </div>
  )
}

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || Boolean(target.closest('input, textarea, select, dialog, [popover]')))
