'use client'

import { Lightbulb, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Hint } from '@/lib/wording/hint'
import { dismiss, nameOf, readDismissed } from './dismissed'
import styles from './hints.module.css'

/** Hints follow a hand that rests, not each key. */
const PAUSE_MS = 400

interface Props {
  /** Names what is written: a hint that was dismissed stays so for it. */
  scope: string
  /** About what stands there at first. */
  initial: readonly Hint[]
  /** Looks at what stands in the form around. */
  look: (form: FormData) => Promise<readonly Hint[]>
}

/** A text that is written together is not sent by its form, and is looked at all the same. */
function valuesOf(form: HTMLFormElement): FormData {
  const values = new FormData(form)
  for (const area of form.querySelectorAll<HTMLTextAreaElement>('textarea[name]:disabled')) values.set(area.name, area.value)
  return values
}

/** What a wording in the form around could do better. Shown beside it; saving does not ask. */
export function Hints({ scope, initial, look }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const [hints, setHints] = useState(initial)
  // Not known before the browser is asked: nothing can be dismissed without it either.
  const [dismissed, setDismissed] = useState<readonly string[] | null>(null)
  const latest = useRef(look)
  useEffect(() => {
    latest.current = look
  })
  useEffect(() => {
    setDismissed(readDismissed())
    const form = place.current?.closest('form')
    if (!form) return
    let pause: ReturnType<typeof setTimeout> | undefined
    const typed = () => {
      clearTimeout(pause)
      pause = setTimeout(() => latest.current(valuesOf(form)).then(setHints, () => {}), PAUSE_MS)
    }
    form.addEventListener('input', typed)
    // What was typed before and not saved is put back without a key.
    typed()
    return () => {
      clearTimeout(pause)
      form.removeEventListener('input', typed)
    }
  }, [])
  const shown = hints.filter((hint) => !dismissed?.includes(nameOf(scope, hint)))
  return (
    <div ref={place} role="status" aria-label="Hints about the wording" className={styles.hints}>
      {shown.map((hint) => (
        <p key={`${hint.id} ${hint.of}`} className={styles.hint}>
          <Lightbulb aria-hidden="true" />
          <span>
            {hint.of && <q>{hint.of}</q>} {hint.says}
          </span>
          {dismissed && (
            <button
              type="button"
              aria-label={`Dismiss: ${hint.of || hint.says}`}
              title="Dismiss"
              onClick={() => setDismissed(dismiss(nameOf(scope, hint)))}
            >
              <X aria-hidden="true" />
            </button>
          )}
        </p>
      ))}
    </div>
  )
}
