'use client'

import { useEffect, useRef, useState } from 'react'
import { send } from '@/components/editing/use-submit'
import { Prose } from '@/components/prose'
import type { Preview } from '@/lib/postmortems/templates/preview'
import { showTemplate } from './mutations'
import styles from './templates.module.css'

const PAUSE_MS = 400

/** What the template around it makes of the incident that is chosen, anew whenever somebody pauses. */
export function LivePreview({ initial }: { initial: Preview }) {
  const place = useRef<HTMLDivElement>(null)
  const [preview, setPreview] = useState(initial)
  const [failure, setFailure] = useState<string | null>(null)

  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    let timer = 0
    let latest = 0
    const show = async () => {
      const turn = ++latest
      const result = await send(showTemplate, fieldsOf(form))
      if (turn !== latest) return
      setFailure(result.ok ? null : result.error.message)
      // What was shown last stays while something is wrong.
      if (result.ok) setPreview((before) => ({ ...result.value, shown: result.value.shown ?? before.shown }))
    }
    const onInput = () => {
      window.clearTimeout(timer)
      timer = window.setTimeout(show, PAUSE_MS)
    }
    form.addEventListener('input', onInput)
    return () => {
      latest = -1
      window.clearTimeout(timer)
      form.removeEventListener('input', onInput)
    }
  }, [])

  return (
    <div ref={place}>
      <div role="status" className={styles.problems}>
        {failure ?? (preview.problems.length > 0 && <Problems problems={preview.problems} />)}
      </div>
      {preview.shown && (
        <section className={styles.sheet} aria-label="Preview">
          <details>
            <summary>Front matter</summary>
            <pre>{preview.shown.facts}</pre>
          </details>
          <Prose html={preview.shown.html} />
        </section>
      )}
    </div>
  )
}

function Problems({ problems }: Pick<Preview, 'problems'>) {
  return (
    <ol>
      {problems.map(({ line, message }) => (
        <li key={`${line} ${message}`}>
          <button type="button" onClick={({ currentTarget }) => goTo(currentTarget.form, line)}>
            Line {line}
          </button>{' '}
          {message}
        </li>
      ))}
    </ol>
  )
}

/** The form for a preview: what is written, and which incident it is shown with. */
function fieldsOf(form: HTMLFormElement): FormData {
  const given = new FormData(form)
  const fields = new FormData()
  for (const name of ['source', 'incident']) fields.set(name, given.get(name) ?? '')
  return fields
}

function goTo(form: HTMLFormElement | null, line: number): void {
  const area = form?.elements.namedItem('source')
  if (!(area instanceof HTMLTextAreaElement)) return
  const before = area.value.split('\n').slice(0, line - 1)
  const start = before.join('\n').length + (before.length > 0 ? 1 : 0)
  const end = area.value.indexOf('\n', start)
  area.focus()
  area.setSelectionRange(start, end === -1 ? area.value.length : end)
}
