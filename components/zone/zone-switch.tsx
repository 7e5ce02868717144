'use client'

import { useKey } from '@/components/ui/use-key'
import { zoneWords } from '@/lib/timeline/time'
import type { ZoneChoice } from './choice'
import { useZone } from './zone-context'
import styles from './zone-switch.module.css'

const CHOICES: { choice: ZoneChoice; label: string; key: string }[] = [
  { choice: 'utc', label: 'UTC', key: 'u' },
  { choice: 'incident', label: 'Incident', key: 'i' },
  { choice: 'mine', label: 'Mine', key: 'l' },
]

/** Chooses the zone in which times are shown, by press or by the keys U, I and L. The zone is always named; `at` decides its offset. */
export function ZoneSwitch({ at }: { at: Date }) {
  const { choice: chosen, zone, choose } = useZone()
  useKey('u', 'Times in UTC', () => choose('utc'))
  useKey('i', 'Times in the zone of the incident', () => choose('incident'))
  useKey('l', 'Times in your own zone', () => choose('mine'))
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
