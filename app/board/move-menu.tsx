'use client'

import Link from 'next/link'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { StateSign } from '@/components/action-state'
import { type ActionState, allowedMoves, formatActionNumber, STATE_WORDS } from '@/lib/corrective-actions/rules'
import type { CardView } from './card-view'
import styles from './move-menu.module.css'

interface Props {
  /** Whose menu is open, and the element it hangs at; null while it is closed. */
  open: { card: CardView; at: DOMRect } | null
  onChoose: (card: CardView, to: ActionState) => void
  onClose: () => void
  /** Chosen, or no more, for changing several at once. */
  onPick: (card: CardView) => void
}

/** One menu for all cards: where an action may go, and why it may not go to verified. */
export function MoveMenu({ open, onChoose, onClose, onPick }: Props) {
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const node = menu.current
    if (!node || !open) return
    node.showPopover()
    const { width, height } = node.getBoundingClientRect()
    node.style.left = `${Math.max(8, Math.min(open.at.right - width, window.innerWidth - width - 8))}px`
    node.style.top = `${open.at.bottom + height + 12 > window.innerHeight ? Math.max(8, open.at.top - height - 4) : open.at.bottom + 4}px`
    node.querySelector<HTMLElement>('button, a')?.focus()
    const closed = (event: ToggleEvent) => event.newState === 'closed' && onClose()
    node.addEventListener('toggle', closed)
    return () => node.removeEventListener('toggle', closed)
  }, [open, onClose])

  return (
    <div ref={menu} popover="auto" className={styles.menu} role="dialog" aria-label="Move to" onKeyDown={walk}>
      {open && (
        <>
          <p className={styles.head}>Move {formatActionNumber(open.card.number)} to</p>
          <ul>
            {allowedMoves(open.card.state).map((to) => (
              <li key={to}>
                <button type="button" className={styles.item} onClick={() => choose(to)}>
                  <StateSign state={to} />
                  {STATE_WORDS[to]}
                </button>
              </li>
            ))}
          </ul>
          {open.card.state === 'waived' && <p className={styles.note}>A waived action is open again when its waiver ends.</p>}
          {open.card.state !== 'verified' && open.card.state !== 'waived' && (
            <p className={styles.note}>Verified is not on the list: only its checks can verify an action.</p>
          )}
          <button
            type="button"
            className={styles.more}
            onClick={() => {
              menu.current?.hidePopover()
              onPick(open.card)
            }}
          >
            Choose, to change several
          </button>
          <Link className={styles.more} href={`/incidents/${open.card.incident.number}/corrective-actions/${open.card.number}`}>
            Waive, edit, bind a check …
          </Link>
        </>
      )}
    </div>
  )

  function choose(to: ActionState) {
    if (!open) return
    menu.current?.hidePopover()
    onChoose(open.card, to)
  }
}

function walk(event: KeyboardEvent<HTMLDivElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('button, a')]
  const at = stops.findIndex((stop) => stop.matches(':focus'))
  stops.at((at + step) % stops.length)?.focus()
  event.preventDefault()
  event.stopPropagation()
}
