'use client'

import { Plus } from 'lucide-react'
import { type ClipboardEvent, type FormEvent, useActionState, useRef, useState, useTransition } from 'react'
import { uuidv7 } from 'uuidv7'
import { send } from '@/components/editing/use-submit'
import { FormMessage } from '@/components/ui/form-message'
import { Kbd } from '@/components/ui/kbd'
import { useKey } from '@/components/ui/use-key'
import type { Against } from './against'
import { addTypedEntry } from './mutations'
import { OtherWays, PasteDialog } from './paste-dialog'
import styles from './quick-add.module.css'
import { useReading } from './use-reading'

export interface QuickAddProps extends Against {
  /** Made anew at each rendering: the row's id, should this form be sent without JavaScript. */
  id: string
  incidentId: string
  incidentPath: string
}

interface Sent {
  id: string
  line: string
  message: string | null
}

/** Type what happened and press Enter: the entry goes to its place, and what was understood is said before it is sent. */
export function QuickAdd(props: QuickAddProps) {
  const { timeZone, last, day, impactStartedAt } = props
  const [line, setLine] = useState('')
  const [sent, setSent] = useState<Sent[]>([])
  const [added, setAdded] = useState<string | null>(null)
  const [pasted, setPasted] = useState<string | null>(null)
  const [, start] = useTransition()
  const [posted, action] = useActionState(addTypedEntry, null)
  const input = useRef<HTMLInputElement>(null)
  const reading = useReading(line, { timeZone, last, day, impactStartedAt })
  useKey('n', 'Add an entry to the timeline', () => input.current?.focus())
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!line.trim()) return
    const form = new FormData(event.currentTarget)
    // A new id for each line: the next can be typed and sent before this one is answered.
    const id = uuidv7()
    form.set('id', id)
    setLine('')
    setAdded(null)
    setSent((all) => [...all, { id, line, message: null }])
    start(async () => {
      const result = await send(addTypedEntry, form)
      start(() => {
        if (result.ok) setSent((all) => all.filter((one) => one.id !== id))
        else setSent((all) => all.map((one) => (one.id === id ? { ...one, message: result.error.message } : one)))
        if (result.ok) setAdded(id)
      })
    })
  }
  const takeBack = (one: Sent) => {
    setSent((all) => all.filter(({ id }) => id !== one.id))
    setLine(one.line)
    input.current?.focus()
  }
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text/plain')
    if (!/\S\s*\n\s*\S/.test(text)) return
    event.preventDefault()
    setPasted(text)
  }
  return (
    <div className={styles.dock}>
      {sent.map((one) => (
        <div key={one.id} className={one.message ? styles.failed : styles.pending} role={one.message ? 'alert' : 'status'}>
          <span>{one.line}</span>
          {one.message ? (
            <>
              <small>{one.message}</small>
              <button type="button" onClick={() => takeBack(one)}>
                Edit and try again
              </button>
            </>
          ) : (
            <small>adding…</small>
          )}
        </div>
      ))}
      <FormMessage result={posted && !posted.ok ? posted : null} />
      <form action={action} onSubmit={add} className={styles.form}>
        <input type="hidden" name="id" value={props.id} />
        <input type="hidden" name="incidentId" value={props.incidentId} />
        <input type="hidden" name="zone" value={timeZone} />
        <input type="hidden" name="last" value={last} />
        <input type="hidden" name="day" value={day} />
        <input type="hidden" name="impactStartedAt" value={impactStartedAt} />
        <input
          ref={input}
          name="line"
          className={styles.input}
          value={line}
          onChange={(event) => setLine(event.target.value)}
          onPaste={paste}
          placeholder="10:34 queue empty, first order paid"
          aria-label={`Add an entry: a time in ${timeZone}, then what happened`}
          aria-describedby="quick-add-reading"
          autoComplete="off"
          maxLength={20_000}
          required
        />
        <button type="submit" className={styles.add} aria-label="Add entry" title="Add entry (Enter)">
          <Plus aria-hidden="true" />
          <Kbd>↵</Kbd>
        </button>
      </form>
      <p id="quick-add-reading" className={styles.reading} aria-live="polite">
        {reading ?? (added ? <a href={`#entry-${added}`}>Added. Show it in its place</a> : <Hint />)}
      </p>
      {!line && <OtherWays path={props.incidentPath} hasTimes={last !== ''} onOpen={() => setPasted('')} />}
      {pasted !== null && <PasteDialog {...props} text={pasted} onClose={() => setPasted(null)} />}
    </div>
  )
}

const Hint = () => (
  <>
    <span className={styles.keys}>
      <Kbd>N</Kbd> to come here ·{' '}
    </span>
    <code>yesterday 22:40 - 23:05 …</code> <code>+5m …</code> <code>~10:15 …</code> <code>14:02Z …</code>{' '}
    <code>10:11 detected: …</code>
  </>
)
