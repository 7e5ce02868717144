import type { MouseEvent } from 'react'
import { StateSign } from '@/components/action-state'
import type { ActionState } from '@/lib/corrective-actions/rules'
import { type ColumnView, type Drop, dropState } from './column'
import styles from './tabs.module.css'

const SHORT: Record<ActionState, string> = {
  regressed: 'Regressed',
  open: 'Open',
  in_progress: 'In progress',
  done: 'Done',
  verified: 'Verified',
  waived: 'Waived',
}

interface Props {
  columns: ColumnView[]
  shown: ActionState
  onShow: (state: ActionState) => void
  dropOn: (state: ActionState) => Drop | null
}

/** On a phone: which column is shown, always in reach at the top. A card that hangs at a finger can be let go over one of them. */
export function Tabs({ columns, shown, onShow, dropOn }: Props) {
  return (
    <nav className={styles.tabs} aria-label="Columns">
      {columns.map(({ state, total, href }) => (
        <a
          key={state}
          href={href}
          className={styles.tab}
          aria-current={state === shown ? 'true' : undefined}
          data-state={state}
          data-drop={state}
          data-takes={dropState(dropOn(state))}
          draggable={false}
          onClick={(event: MouseEvent) => {
            event.preventDefault()
            onShow(state)
          }}
        >
          <span className={styles.count}>
            <StateSign state={state} /> {total}
          </span>
          {SHORT[state]}
        </a>
      ))}
    </nav>
  )
}
