'use client'

import { ArrowDown, ArrowUp, Flag, FlagOff, Link2, Merge, Pencil, Split, Star, StarOff, Trash2 } from 'lucide-react'
import { startTransition, useEffect, useRef } from 'react'
import { useUndo } from '@/components/editing/undo-place'
import { type Mutation, send } from '@/components/editing/use-submit'
import { type MenuItem, MenuList } from '@/components/ui/menu'
import { MILESTONE_WORDS, MILESTONES } from '@/lib/incidents/rules'
import styles from './entry-menu.module.css'
import { bringEntryBack, removeEntry, setMilestone, shiftEntry, starEntry } from './mutations'
import { mergeWithAbove, splitAtLines, takeStepBack } from './reworking-mutations'
import { type RowOf, rowOf } from './row-of'

interface Props {
  /** The button of the row it is opened at. */
  button: HTMLButtonElement
  isWhole: boolean
  onEdit: () => void
  onProblem: (problem: string) => void
  onClose: () => void
}

/** What can be done with an entry in one step. Without JavaScript the form of the entry does the same. */
export function EntryMenu({ button, isWhole, onEdit, onProblem, onClose }: Props) {
  const list = useRef<HTMLDivElement>(null)
  const offerUndo = useUndo()
  const row = rowOf(button, isWhole)
  useEffect(() => {
    const node = list.current
    if (!node) return
    node.showPopover({ source: button })
    node.querySelector('button')?.focus()
    button.setAttribute('aria-expanded', 'true')
    const left = (event: ToggleEvent) => event.newState === 'closed' && onClose()
    node.addEventListener('toggle', left)
    node.addEventListener('keydown', walk)
    return () => {
      button.setAttribute('aria-expanded', 'false')
      node.removeEventListener('toggle', left)
      node.removeEventListener('keydown', walk)
    }
  }, [button, onClose])
  const run: Run = (mutation, fields, after) => {
    button.setAttribute('aria-busy', 'true')
    startTransition(async () => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.set(name, value)
      const result = await send(mutation, form)
      button.removeAttribute('aria-busy')
      startTransition(() => {
        if (result.ok) after?.(result.value)
        else onProblem(result.error.message)
      })
    })
  }
  return (
    <div ref={list} popover="auto" className={styles.menu}>
      <MenuList items={[{ label: 'Edit', icon: <Pencil />, onSelect: onEdit }]} />
      <MenuList items={milestoneItems(row, run)} />
      <MenuList items={[...reworkItems(row, run, offerUndo), ...otherItems(row, run, offerUndo)]} />
    </div>
  )
}

type Run = <T>(mutation: Mutation<T>, fields: Record<string, string>, after?: (value: T) => void) => void

function milestoneItems({ id, version, milestone }: RowOf, run: Run): MenuItem[] {
  const set = (value: string) => () => run(setMilestone, { id, version, milestone: value })
  const items: MenuItem[] = MILESTONES.filter((each) => each !== milestone).map((each) => ({
    label: MILESTONE_WORDS[each],
    icon: <Flag />,
    onSelect: set(each),
  }))
  return milestone ? [...items, { label: 'No milestone', icon: <FlagOff />, onSelect: set('') }] : items
}

function reworkItems({ id, version, aboveId, splits }: RowOf, run: Run, offerUndo: ReturnType<typeof useUndo>): MenuItem[] {
  const own = { id, version }
  const undo = (message: string) => (fields: Record<string, string>) => offerUndo({ message, mutation: takeStepBack, fields })
  const merge = (above: string) => () => run(mergeWithAbove, { ...own, aboveId: above }, undo('Merged'))
  return [
    ...(aboveId ? [{ label: 'Merge with the one above', icon: <Merge />, onSelect: merge(aboveId) }] : []),
    ...(splits ? [{ label: 'Split at its lines', icon: <Split />, onSelect: () => run(splitAtLines, own, undo('Split')) }] : []),
  ]
}

function otherItems(
  { id, version, isStarred, mayRise, maySink }: RowOf,
  run: Run,
  offerUndo: ReturnType<typeof useUndo>,
): MenuItem[] {
  const copy = () => navigator.clipboard?.writeText(new URL(`#entry-${id}`, window.location.href).href)
  const undo = () => offerUndo({ message: 'Entry deleted', mutation: bringEntryBack, fields: { id } })
  const star = () => run(starEntry, { id, version, isStarred: isStarred ? '' : 'on' })
  return [
    { label: isStarred ? 'Remove the star' : 'Star', icon: isStarred ? <StarOff /> : <Star />, onSelect: star },
    ...(mayRise ? [{ label: 'Move up', icon: <ArrowUp />, onSelect: () => run(shiftEntry, { id, direction: 'up' }) }] : []),
    ...(maySink ? [{ label: 'Move down', icon: <ArrowDown />, onSelect: () => run(shiftEntry, { id, direction: 'down' }) }] : []),
    { label: 'Copy link', icon: <Link2 />, onSelect: copy },
    { label: 'Delete', icon: <Trash2 />, danger: true, onSelect: () => run(removeEntry, { id, version }, undo) },
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
