'use client'

import { useEffect, useState } from 'react'
import { type Mutation, send } from '@/components/editing/use-submit'
import { Prose } from '@/components/prose'
import type { SafeHtml } from '@/lib/postmortems/rendering'
import styles from './rich-area.module.css'

export type AskPreview = Mutation<SafeHtml>

const PAUSE_MS = 300

/** A text as its readers will see it, a moment after the last change. */
export function Preview({ text, ask }: { text: string; ask: AskPreview }) {
  const [html, setHtml] = useState<SafeHtml | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    let isOld = false
    const timer = setTimeout(async () => {
      const form = new FormData()
      form.set('text', text)
      const result = await send(ask, form)
      if (isOld) return
      setProblem(result.ok ? null : result.error.message)
      if (result.ok) setHtml(result.value)
    }, PAUSE_MS)
    return () => {
      isOld = true
      clearTimeout(timer)
    }
  }, [text, ask])
  return (
    <section className={styles.preview} aria-label="Preview">
      {problem && <p role="alert">{problem}</p>}
      {text.trim() === '' ? <p className={styles.nothing}>Nothing is written yet.</p> : html !== null && <Prose html={html} />}
    </section>
  )
}
