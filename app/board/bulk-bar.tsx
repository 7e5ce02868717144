'use client'

import { X } from 'lucide-react'
import { createPortal } from 'react-dom'
import { StateSign } from '@/components/action-state'
import { Button, IconButton } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Menu } from '@/components/ui/menu'
import { TextInput } from '@/components/ui/text-input'
import { Undo } from '@/components/ui/undo'
import { useKey } from '@/components/ui/use-key'
import type { BulkResult } from '@/lib/corrective-actions/bulk.store'
import { formatActionNumber, STATE_WORDS } from '@/lib/corrective-actions/rules'
import styles from './bulk-bar.module.css'
import { Problem } from './problem'
import type { Bulk } from './use-bulk'

export interface Person {
  id: string
  name: string
}

/** What can be done to the actions that are chosen, and what came of it. */
export function BulkBar({ bulk, people, shown }: { bulk: Bulk; people: readonly Person[]; shown: number }) {
  return (
    <>
      <p role="status" className="unseen">
        {bulk.selected.length > 0 && `${counted(bulk.selected.length)} chosen`}
      </p>
      {bulk.selected.length > 0 && <Bar bulk={bulk} people={people} shown={shown} />}
      {bulk.problem && <Problem message={bulk.problem} onClose={bulk.closeProblem} />}
      {bulk.done && <Outcome key={bulk.done.what} bulk={bulk} done={bulk.done} />}
    </>
  )
}

function Bar({ bulk, people, shown }: { bulk: Bulk; people: readonly Person[]; shown: number }) {
  useKey('Escape', 'Choose none', () => {
    if (!document.querySelector('[popover]:popover-open')) bulk.clear()
  })
  const item = (field: string, value: string, label: string, icon?: React.ReactNode) => ({
    label,
    icon,
    onSelect: () => bulk.apply(field, value, `${field}: ${label}`),
  })
  return createPortal(
    <section className={styles.bar} aria-label="Change the chosen actions" aria-busy={bulk.sent !== null}>
      <b>{bulk.sent ? `${bulk.sent} of ${bulk.selected.length} changed …` : `${bulk.selected.length} chosen`}</b>
      {bulk.selected.length < shown && (
        <Button size="small" onClick={bulk.selectAll}>
          All shown
        </Button>
      )}
      <Menu
        label="Set the owner"
        trigger="Owner"
        items={[...people.map(({ id, name }) => item('owner', id, name)), item('owner', '', 'Nobody')]}
      />
      <Menu label="Set the due date" trigger="Due" items={[item('due', '', 'No day')]}>
        <form
          className={styles.day}
          onSubmit={(event) => {
            event.preventDefault()
            const day = String(new FormData(event.currentTarget).get('day'))
            event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()
            if (day) void bulk.apply('due', day, `due: ${day}`)
          }}
        >
          <Field label="Due on" name="day">
            <TextInput type="date" required />
          </Field>
          <Button type="submit" size="small">
            Set
          </Button>
        </form>
      </Menu>
      <Menu
        label="Set the type"
        trigger="Type"
        items={[
          ...['prevent', 'detect', 'mitigate', 'process'].map((type) => item('type', type, type)),
          item('type', '', 'no type'),
        ]}
      />
      <Menu
        label="Set the priority"
        trigger="Priority"
        items={['urgent', 'high', 'medium', 'low'].map((priority) => item('priority', priority, priority))}
      />
      <Menu
        label="Move to"
        trigger="State"
        items={(['open', 'in_progress', 'done'] as const).map((state) =>
          item('state', state, STATE_WORDS[state], <StateSign state={state} />),
        )}
      />
      <IconButton label="Choose none" size="small" onClick={bulk.clear}>
        <X />
      </IconButton>
    </section>,
    document.body,
  )
}

function Outcome({ bulk, done: { what, results } }: { bulk: Bulk; done: NonNullable<Bulk['done']> }) {
  const refused = results.filter((each) => each.refused !== null)
  const changed = results.filter(({ undo }) => undo !== null)
  const toast = changed.length > 0 && (
    <Undo message={`${counted(changed.length)} · ${what}`} action={bulk.takeBack} fields={{}} onClose={bulk.closeDone} />
  )
  if (refused.length === 0) return toast || null
  return (
    <Dialog
      open
      onClose={bulk.closeDone}
      title={`${counted(refused.length)} stayed as ${refused.length === 1 ? 'it was' : 'they were'}`}
    >
      <p className={styles.sum}>
        {changed.length > 0 ? `${counted(changed.length)} changed (${what}). The others:` : 'Nothing was changed.'}
      </p>
      <ul className={styles.refused}>
        {byReason(refused).map(([reason, of]) => (
          <li key={reason}>
            {reason}
            <span className="mono">
              {of.map(({ number }) => (number === null ? 'not there' : formatActionNumber(number))).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {changed.length > 0 && (
        <Button onClick={() => void bulk.takeBack()}>Undo the change of {counted(changed.length).toLowerCase()}</Button>
      )}
    </Dialog>
  )
}

/** Forty times the same sentence is read by nobody. */
function byReason(refused: readonly BulkResult[]): [string, BulkResult[]][] {
  const reasons = new Map<string, BulkResult[]>()
  for (const each of refused) {
    const reason = each.refused ?? ''
    reasons.set(reason, [...(reasons.get(reason) ?? []), each])
  }
  return [...reasons]
}

const counted = (count: number): string => (count === 1 ? '1 action' : `${count} actions`)
