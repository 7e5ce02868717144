'use client'

import { ArrowDown, ArrowUp, Ellipsis, Flag, FlagOff, Link2, Merge, Pencil, Split, Star, StarOff, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState, useTransition } from 'react'
import { useOpen } from '@/components/editing/in-place'
import { useUndo } from '@/components/editing/undo-place'
import { type Mutation, send } from '@/components/editing/use-submit'
import { type MenuItem, MenuList } from '@/components/ui/menu'
import { MILESTONE_WORDS, MILESTONES } from '@/lib/incidents/rules'
import styles from './entry-menu.module.css'
import { bringEntryBack, removeEntry, setMilestone, shiftEntry, starEntry } from './mutations'
import { mergeWithAbove, splitAtLines, takeStepBack } from './reworking-mutations'

interface Props {
  id: string
  version: number
  milestone: keyof typeof MILESTONE_WORDS | null
  isStarred: boolean
  /** The entry that stands above it. */
  aboveId?: string
  /** It has more lines than one. */
  maySplit?: boolean
  mayRise: boolean
  maySink: boolean
}

/**
 * What can be done with an entry in one step. The list is made when it is opened: two hundred of them would be most of the page.
 * Without JavaScript the form of the entry does the same.
 */
export function EntryMenu(props: Props) {
  const [isMade, setMade] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [isPending, start] = useTransition()
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const offerUndo = useUndo()
  const edit = useOpen()
  useEffect(() => {
    const node = list.current
    if (!isMade || !node) return
    node.showPopover({ source: button.current ?? undefined })
    node.querySelector('button')?.focus()
    const left = (event: ToggleEvent) => event.newState === 'closed' && setMade(false)
    node.addEventListener('toggle', left)
    node.addEventListener('keydown', walk)
    return () => {
      node.removeEventListener('toggle', left)
      node.removeEventListener('keydown', walk)
    }
  }, [isMade])
  const run: Run = (mutation, fields, after) =>
    start(async () => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.set(name, value)
      const result = await send(mutation, form)
      start(() => {
        setProblem(result.ok ? null : result.error.message)
        if (result.ok) after?.(result.value)
      })
    })
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-label="More for this entry"
        aria-haspopup="true"
        aria-expanded={isMade}
        aria-busy={isPending}
        title="Edit, milestone, star, order, link, delete"
        onClick={() => setMade(true)}
      >
        <Ellipsis aria-hidden="true" />
      </button>
      {isMade && (
        <div ref={list} popover="auto" className={styles.menu}>
          <MenuList items={[{ label: 'Edit', icon: <Pencil />, onSelect: edit }]} />
          <MenuList items={milestoneItems(props, run)} />
          <MenuList items={[...reworkItems(props, run, offerUndo), ...otherItems(props, run, offerUndo)]} />
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

type Run = <T>(mutation: Mutation<T>, fields: Record<string, string>, after?: (value: T) => void) => void

function milestoneItems({ id, version, milestone }: Props, run: Run): MenuItem[] {
  const set = (value: string) => () => run(setMilestone, { id, version: String(version), milestone: value })
  const items: MenuItem[] = MILESTONES.filter((each) => each !== milestone).map((each) => ({
    label: MILESTONE_WORDS[each],
    icon: <Flag />,
    onSelect: set(each),
  }))
  return milestone ? [...items, { label: 'No milestone', icon: <FlagOff />, onSelect: set('') }] : items
}

function reworkItems({ id, version, aboveId, maySplit }: Props, run: Run, offerUndo: ReturnType<typeof useUndo>): MenuItem[] {
  const own = { id, version: String(version) }
  const undo = (message: string) => (fields: Record<string, string>) => offerUndo({ message, mutation: takeStepBack, fields })
  const merge = (above: string) => () => run(mergeWithAbove, { ...own, aboveId: above }, undo('Merged'))
  return [
    ...(aboveId ? [{ label: 'Merge with the one above', icon: <Merge />, onSelect: merge(aboveId) }] : []),
    ...(maySplit
      ? [{ label: 'Split at its lines', icon: <Split />, onSelect: () => run(splitAtLines, own, undo('Split')) }]
      : []),
  ]
}

function otherItems(
  { id, version, isStarred, mayRise, maySink }: Props,
  run: Run,
  offerUndo: ReturnType<typeof useUndo>,
): MenuItem[] {
  const copy = () => navigator.clipboard?.writeText(new URL(`#entry-${id}`, window.location.href).href)
  const undo = () => offerUndo({ message: 'Entry deleted', mutation: bringEntryBack, fields: { id } })
  const star = () => run(starEntry, { id, version: String(version), isStarred: isStarred ? '' : 'on' })
  return [
    { label: isStarred ? 'Remove the star' : 'Star', icon: isStarred ? <StarOff /> : <Star />, onSelect: star },
    ...(mayRise ? [{ label: 'Move up', icon: <ArrowUp />, onSelect: () => run(shiftEntry, { id, direction: 'up' }) }] : []),
    ...(maySink ? [{ label: 'Move down', icon: <ArrowDown />, onSelect: () => run(shiftEntry, { id, direction: 'down' }) }] : []),
    { label: 'Copy link', icon: <Link2 />, onSelect: copy },
    { label: 'Delete', icon: <Trash2 />, danger: true, onSelect: () => run(removeEntry, { id, version: String(version) }, undo) },
  ]
}

function walk(this: HTMLElement, event: KeyboardEvent) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  event.preventDefault()
  const stops = [...this.querySelectorAll('button')]
  const at = stops.findIndex((stop) => stop.matches(':focus'))
  stops.at((at + step) % stops.length)?.focus()
}
