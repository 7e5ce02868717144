'use client'

import { useEffect, useRef, useState, useTransition } from 'react'
import { send, useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { Kbd } from '@/components/ui/kbd'
import { TextArea } from '@/components/ui/text-area'
import type { Against } from './against'
import styles from './paste.module.css'
import { type PasteAnswer, pasteEntries, type Reading } from './paste-mutations'
import { PasteReading } from './paste-reading'

export interface PasteProps extends Against {
  incidentId: string
  incidentPath: string
  /** What is in it at the beginning. */
  text?: string
  onAdded?: (ids: string[]) => void
}

const PAUSE_MS = 300

/** Many lines at once: what they are understood as stands beside them and follows each change; one key adds all that is ticked. */
export function PasteForm({ incidentId, incidentPath, timeZone, last, day, impactStartedAt, text = '', onAdded }: PasteProps) {
  const form = useRef<HTMLFormElement>(null)
  const [typed, setTyped] = useState(text)
  const [live, setLive] = useState<Reading | null>(null)
  const [isReading, startReading] = useTransition()
  const { result, isPending, formProps } = useSubmit<PasteAnswer>(pasteEntries, (answer) => {
    if (answer.added) onAdded?.(answer.added)
    else setLive(answer.reading)
  })
  useEffect(() => {
    if (typed.trim() === '') return
    const timer = setTimeout(() => {
      if (!form.current) return
      const asked = new FormData(form.current)
      asked.set('do', 'read')
      startReading(async () => {
        const answer = await send(pasteEntries, asked)
        startReading(() => {
          // An answer that was overtaken by what was typed since is followed by its own.
          if (answer.ok && answer.value.reading) setLive(answer.value.reading)
        })
      })
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed])
  const added = result?.ok ? result.value.added : null
  const reading = live ?? (result?.ok ? result.value.reading : null)
  const shown = typed.trim() === '' && live ? null : reading
  const count = shown?.entries.length ?? 0
  return (
    <form
      ref={form}
      {...formProps}
      onKeyDown={(event) => isSend(event) && event.currentTarget.requestSubmit(adder(form.current))}
    >
      {Object.entries({ incidentId, zone: timeZone, last, day, impactStartedAt }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="readAt" value={shown?.at ?? ''} />
      <input type="hidden" name="readOf" value={shown?.of ?? ''} />
      <input type="hidden" name="take[]" value="" />
      <FormFields result={result}>
        <FormMessage result={result && !result.ok ? result : null} />
        {added && (
          <p role="status">
            {added.length === 1 ? '1 entry' : `${added.length} entries`} added. <a href={`${incidentPath}#timeline`}>Show them</a>
          </p>
        )}
        <div className={styles.columns}>
          <Field label="What you pasted" name="text" hint={`Times without a zone are of ${timeZone}.`}>
            <TextArea
              mono
              rows={12}
              required
              autoFocus
              spellCheck={false}
              className={styles.text}
              defaultValue={reading?.text ?? text}
              onInput={(event) => setTyped(event.currentTarget.value)}
              placeholder={'10:13 first order fails\n10:20 <ines> rolling back\n+5m resolved: all green'}
            />
          </Field>
          <PasteReading reading={shown} isOld={isReading} />
        </div>
        <div className={styles.foot}>
          <Button
            type="submit"
            name="do"
            value="add"
            variant="main"
            disabled={count === 0}
            aria-disabled={isPending || undefined}
          >
            {isPending ? 'Adding…' : count === 1 ? 'Add 1 entry' : `Add ${count || ''} entries`}
          </Button>
          <Button type="submit" name="do" value="read" className={styles.read}>
            Read it
          </Button>
          <span className={styles.keys} aria-hidden="true">
            <Kbd>Ctrl</Kbd> <Kbd>↵</Kbd> adds all that is ticked
          </span>
        </div>
      </FormFields>
    </form>
  )
}

const isSend = ({ key, ctrlKey, metaKey }: { key: string; ctrlKey: boolean; metaKey: boolean }) =>
  key === 'Enter' && (ctrlKey || metaKey)

const adder = (form: HTMLFormElement | null) => form?.querySelector<HTMLButtonElement>('button[value="add"]:not(:disabled)')
