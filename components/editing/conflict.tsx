'use client'

import { useState } from 'react'
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
  const [form, setForm] = useState<HTMLFormElement | null>(null)
  const pairs = Object.entries(labels).map(([name, label]) => {
    const words = (value: unknown) => wordsIn(form, name, value) || '(nothing)'
    return { name, label, now: words(theirs[name]), mine: words(typed[name]) }
  })
  return (
    <div ref={(node) => setForm(node?.closest('form') ?? null)} className={styles.conflict}>
      {pairs
        .filter(({ now, mine }) => now !== mine)
        .map(({ name, label, now, mine }) => (
          <div key={name} className={styles.pair}>
            <section>
              <h3>{label}: what stands there now</h3>
              <p>{now}</p>
            </section>
            <section>
              <h3>{label}: what you wrote</h3>
              <p>{mine}</p>
            </section>
          </div>
        ))}
      <Button size="small" onClick={onTake}>
        Keep what stands there now
      </Button>
    </div>
  )
}

/** A value in the words that the input shows for it: "Prevent: it cannot happen again" for "prevent", a name for an id. */
function wordsIn(form: HTMLFormElement | null, name: string, value: unknown): string {
  const input = form?.elements.namedItem(name)
  if (input instanceof HTMLInputElement && input.type === 'checkbox') return value === true || value === 'on' ? 'yes' : 'no'
  if (input instanceof HTMLSelectElement) {
    const option = [...input.options].find((option) => option.value === String(value ?? ''))
    if (option) return option.text
  }
  if (Array.isArray(value)) return value.join(', ')
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value).replace(/\r\n/g, '\n')
}
