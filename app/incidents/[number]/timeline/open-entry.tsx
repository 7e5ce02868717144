'use client'

import { useEffect, useLayoutEffect, useState } from 'react'
import { Closing } from '@/components/editing/in-place'
import { EntryForm, type EntryFormProps } from './entry-form'

interface Props {
  row: HTMLElement
  path: string
  onClose: () => void
}

/** The form of one entry, in the place of its row: what it is filled in with is asked for as it opens. */
export function OpenEntry({ row, path, onClose }: Props) {
  const [form, setForm] = useState<EntryFormProps | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    load(`${path}/timeline/entries/${row.id.replace('entry-', '')}`).then(setForm, ({ message }) => setProblem(message))
  }, [path, row])
  const isOpen = form !== null
  useLayoutEffect(() => {
    if (!isOpen) return
    row.dataset.open = ''
    return () => {
      delete row.dataset.open
      row.querySelector<HTMLElement>('a[data-edit]')?.focus({ preventScroll: true })
    }
  }, [isOpen, row])
  if (problem) return <p role="alert">{problem}</p>
  return (
    form && (
      <div data-open="">
        <Closing onClose={onClose}>
          <EntryForm {...form} />
        </Closing>
      </div>
    )
  )
}

async function load(address: string): Promise<EntryFormProps> {
  const answer = await fetch(address).catch(() => null)
  if (!answer) throw new Error('The server did not answer. Try again.')
  if (answer.status === 404) throw new Error('This entry is not there any more, or you may not see it.')
  if (!answer.ok) throw new Error((await answer.text()).trim())
  return answer.json()
}
