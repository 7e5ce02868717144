'use client'

import { Ellipsis } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState, useTransition } from 'react'
import { type MenuItem, MenuList } from '@/components/ui/menu'
import styles from './row-menu.module.css'
import { type Mutation, send } from './use-submit'

/** Sends a mutation with its fields; `after` runs where it went well. */
export type Run = <Value>(mutation: Mutation<Value>, fields: Record<string, string>, after?: (value: Value) => void) => void

interface Props {
  /** "More for this cause" */
  label: string
  title: string
  /** What the button shows instead of three dots. */
  trigger?: ReactNode
  items: (run: Run) => MenuItem[]
  /** Keys on the button that do something without opening the list: true where one did. */
  onKey?: (event: KeyboardEvent, run: Run) => boolean
  /** For aria-keyshortcuts. */
  shortcuts?: string
}

/**
 * What can be done with a row in one step. The list is made when it is opened: two hundred of them would be most of a page. Without
 * JavaScript the form of the row does the same.
 */
export function RowMenu({ label, title, trigger, items, onKey, shortcuts }: Props) {
  const [isMade, setMade] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [isPending, start] = useTransition()
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const node = list.current
    if (!isMade || !node) return
    node.showPopover({ source: button.current ?? undefined })
    node.querySelector('button')?.focus()
    const left = (event: ToggleEvent) => event.newState === 'closed' && setMade(false)
    node.addEventListener('toggle', left)
    return () => node.removeEventListener('toggle', left)
  }, [isMade])
  const run: Run = (mutation, fields, after) => {
    if (isPending) return
    start(async () => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.set(name, value)
      const result = await send(mutation, form)
      setProblem(result.ok ? null : result.error.message)
      if (result.ok) after?.(result.value)
    })
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className={trigger ? styles.wide : styles.button}
        aria-label={label}
        aria-haspopup="true"
        aria-expanded={isMade}
        aria-busy={isPending}
        aria-keyshortcuts={shortcuts}
        title={title}
        onClick={() => setMade(true)}
        onKeyDown={(event) => onKey?.(event, run) && event.preventDefault()}
      >
        {trigger ?? <Ellipsis aria-hidden="true" />}
      </button>
      {isMade && (
        <div ref={list} popover="auto" className={styles.menu} role="none" onKeyDown={walk}>
          <MenuList items={items(run)} />
        </div>
      )}
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </>
  )
}

function walk(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  event.preventDefault()
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('button, a')]
  const at = stops.findIndex((stop) => stop.matches(':focus'))
  stops.at((at + step) % stops.length)?.focus()
}
