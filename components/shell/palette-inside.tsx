import { useRouter } from 'next/navigation'
import { type KeyboardEvent, startTransition, useId, useState } from 'react'
import { type Choice, groupChoices } from './choices'
import { commandsHere, sectionsHere } from './commands-here'
import { openKeyboardHelp } from './keyboard-help'
import styles from './palette.module.css'
import { PaletteList } from './palette-list'
import { type ChooseTheme, showTheme } from './theme-switch'
import { useFound } from './use-found'

interface Props {
  mayWrite: boolean
  chooseTheme: ChooseTheme
  /** Typed before this was loaded. */
  early: string
  close: () => void
}

/** What the palette shows while it is open: a field, and what there is for the words in it. */
export function PaletteInside({ mayWrite, chooseTheme, early, close }: Props) {
  const router = useRouter()
  const listId = useId()
  const [typed, setTyped] = useState(early)
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
