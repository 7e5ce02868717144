'use client'

import { Button } from '@/components/ui/button'
import styles from './conflict.module.css'

interface Props {
  /** What stands there now. */
  theirs: Record<string, unknown>
  /** What was sent. */
  typed: Record<string, string | string[]>
  labels: Record<string, string>
  /** Throws away what was typed. */
  onTake: () => void
}

/** Two people edited one thing: what stands there now beside what was typed, which also still stands in the form below. */
export function Conflict({ theirs, typed, labels, onTake }: Props) {
  const differing = Object.entries(labels).filter(([name]) => words(theirs[name]) !== words(typed[name]))
  return (
    <div className={styles.conflict}>
      {differing.map(([name, label]) => (
        <div key={name} className={styles.pair}>
          <section>
            <h3>{label}: what stands there now</h3>
            <p>{words(theirs[name]) || '(nothing)'}</p>
          </section>
          <section>
            <h3>{label}: what you wrote</h3>
            <p>{words(typed[name]) || '(nothing)'}</p>
          </section>
        </div>
      ))}
      <Button size="small" onClick={onTake}>
        Keep what stands there now
      </Button>
    </div>
  )
}

function words(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ')
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value).replace(/\r\n/g, '\n')
}
