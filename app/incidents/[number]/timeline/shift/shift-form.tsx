'use client'

import { useRef } from 'react'
import { useSubmit } from '@/components/editing/use-submit'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { shiftMany } from '../paste-mutations'
import styles from './shift.module.css'

interface Choice {
  id: string
  when: string
  text: string
  attributedTo: string | null
}

/** Which entries move, and by how much. */
export function ShiftForm({ incidentId, entries, back }: { incidentId: string; entries: Choice[]; back: string }) {
  const form = useRef<HTMLFormElement>(null)
  const { result, formProps } = useSubmit(shiftMany)
  const people = [...new Set(entries.flatMap(({ attributedTo }) => attributedTo ?? []))].slice(0, 8)
  const tick = (wanted: (entry: Choice) => boolean) => () => {
    for (const box of form.current?.querySelectorAll<HTMLInputElement>('input[name="ids[]"]') ?? []) {
      const entry = entries.find(({ id }) => id === box.value)
      if (entry) box.checked = wanted(entry)
    }
  }
  const count = result?.ok ? result.value.moved.length : 0
  return (
    <form ref={form} {...formProps} className={styles.form}>
      <input type="hidden" name="incidentId" value={incidentId} />
      <input type="hidden" name="ids[]" value="" />
      <FormFields result={result}>
        <FormMessage result={result && !result.ok ? result : null} />
        {count > 0 && (
          <p role="status" className={styles.done}>
            {count === 1 ? '1 entry' : `${count} entries`} shifted. <a href={back}>Back to the timeline</a>. To take it back,
            shift them by as many minutes the other way.
          </p>
        )}
        <div className={styles.by}>
          <Field label="Minutes" name="minutes" hint="60 moves them an hour later, -5 five minutes earlier.">
            <TextInput inputMode="numeric" required pattern="\s*(\+|-)?\d+\s*" mono className={styles.minutes} />
          </Field>
          <SubmitButton variant="main" pending="Shifting">
            Shift
          </SubmitButton>
        </div>
        <fieldset className={styles.entries}>
          <legend>Entries</legend>
          <p className={styles.ticks}>
            <button type="button" onClick={tick(() => true)}>
              All
            </button>
            <button type="button" onClick={tick(() => false)}>
              None
            </button>
            {people.map((name) => (
              <button key={name} type="button" onClick={tick(({ attributedTo }) => attributedTo === name)}>
                By {name}
              </button>
            ))}
          </p>
          {entries.map(({ id, when, text, attributedTo }) => (
            <Checkbox
              key={id}
              name="ids[]"
              value={id}
              label={
                <>
                  <span className={styles.when}>{when}</span> {attributedTo && `${attributedTo}: `}
                  {text.length > 160 ? `${text.slice(0, 160)}…` : text}
                </>
              }
            />
          ))}
        </fieldset>
      </FormFields>
    </form>
  )
}
