'use client'

import { useRouter } from 'next/navigation'
import { type KeyboardEvent, startTransition, useEffect, useId, useRef, useState } from 'react'
import { useKey } from '@/components/ui/use-key'
import { type Choice, groupChoices } from './choices'
import { commandsHere, sectionsHere } from './commands-here'
import { openKeyboardHelp } from './keyboard-help'
import styles from './palette.module.css'
import { onPaletteAsked, openPalette } from './palette-door'
import { PaletteList } from './palette-list'
import { type ChooseTheme, showTheme } from './theme-switch'
import { useFound } from './use-found'

interface Props {
  mayWrite: boolean
  chooseTheme: ChooseTheme
}

/** ⌘K / Ctrl-K: pages, things to do, incidents and actions by number or words. Without JavaScript the search page does the same. */
export function Palette({ mayWrite, chooseTheme }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [open, setOpen] = useState(false)
  useKey('/', 'Search', openPalette)
  useEffect(() => onPaletteAsked(() => setOpen(true)), [])
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey) return
      event.preventDefault()
      setOpen((was) => !was)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  return (
    <dialog ref={dialog} className={styles.palette} aria-label="Go to, do, find" closedby="any" onClose={() => setOpen(false)}>
      {open && <Inside mayWrite={mayWrite} chooseTheme={chooseTheme} close={() => setOpen(false)} />}
    </dialog>
  )
}

function Inside({ mayWrite, chooseTheme, close }: Props & { close: () => void }) {
  const router = useRouter()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const { found, state } = useFound(typed)
  const [here] = useState(() => ({ commands: commandsHere(location.pathname, mayWrite), sections: sectionsHere(document) }))
  const groups = groupChoices(typed, found, mayWrite, here)
  const choices = groups.flatMap((group) => group.choices)
  const current = choices[Math.min(at, choices.length - 1)]

  const take = (choice: Choice) => {
    close()
    if (choice.href !== undefined) router.push(choice.href)
    else run(choice, chooseTheme)
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && choices.length > 0) setAt((Math.min(at, choices.length - 1) + step + choices.length) % choices.length)
    else if (event.key === 'Enter' && current) take(current)
    else return
    event.preventDefault()
  }
  return (
    <>
      <input
        className={styles.input}
        role="combobox"
        aria-label="Go to, do, find"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={current ? `${listId}-${current.id}` : undefined}
        aria-autocomplete="list"
        placeholder="A page, INC-12, ACT-34, or words"
        autoComplete="off"
        spellCheck={false}
        // The dialog was asked for to type into it.
        ref={(node) => node?.focus()}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={press}
      />
      <PaletteList id={listId} groups={groups} current={current} onTake={take} />
      <p className={styles.state} role="status">
        {state === 'failed' && 'The search does not answer. Pages and commands work.'}
        {state === 'done' && choices.length === 0 && `Nothing is called “${typed}”.`}
      </p>
    </>
  )
}

function run(choice: Choice, chooseTheme: Props['chooseTheme']): void {
  if (choice.run === 'keyboard') openKeyboardHelp()
  if (choice.run === 'sign-out') (document.forms.namedItem('sign-out') as HTMLFormElement | null)?.requestSubmit()
  const theme = choice.run?.startsWith('theme-') ? choice.run.slice('theme-'.length) : null
  if (theme === 'light' || theme === 'dark' || theme === 'system') {
    showTheme(theme)
    const form = new FormData()
    form.set('theme', theme)
    startTransition(async () => {
      await chooseTheme(null, form)
    })
  }
}
