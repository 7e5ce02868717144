'use client'

import { type KeyboardEvent, useState } from 'react'
import { type ActionState, allowedMoves, formatActionNumber, moveRefusal, STATE_WORDS } from '@/lib/corrective-actions/rules'
import type { CardView } from './card-view'

export interface Carried {
  card: CardView
  over: ActionState
}

interface Wishes {
  states: readonly ActionState[]
  /** Reads a sentence out. */
  say(sentence: string): void
  /** The column it is held over comes into sight. */
  show(state: ActionState): void
  drop(card: CardView, to: ActionState): void
}

/**
 * Moves a card by keys alone, as a drag does by the pointer: Space picks it up, the arrows hold it over a column, Space or Enter
 * lets it go, Escape puts it back. Every step is read out.
 */
export function useCarry({ states, say, show, drop }: Wishes) {
  const [carried, setCarried] = useState<Carried | null>(null)

  function pickUp(card: CardView) {
    setCarried({ card, over: card.state })
    say(
      `Picked up ${formatActionNumber(card.number)}, ${lower(card.state)}. The left and right arrows choose a column, Space lets go, Escape puts it back.`,
    )
  }

  function putBack() {
    if (!carried) return
    setCarried(null)
    say(`Put back: ${formatActionNumber(carried.card.number)} stays ${lower(carried.card.state)}.`)
  }

  function step(by: 1 | -1) {
    if (!carried) return
    const over = states[states.indexOf(carried.over) + by]
    if (!over) return
    const { card } = carried
    setCarried({ card, over })
    show(over)
    const refused = over === card.state || allowedMoves(card.state).includes(over) ? null : moveRefusal(card.state, over, 'why')
    say(over === card.state ? `Over ${STATE_WORDS[over]}, where it is.` : `Over ${STATE_WORDS[over]}. ${refused ?? ''}`.trim())
  }

  function letGo() {
    if (!carried) return
    const { card, over } = carried
    if (over === card.state) return putBack()
    setCarried(null)
    drop(card, over)
  }

  /** True where the key was about carrying. While a card is carried no key does anything else. */
  function press(event: KeyboardEvent, focused: CardView | undefined, mayMove: boolean): boolean {
    if (!carried) {
      if (event.key !== ' ' || !focused || !mayMove || focused.state === 'waived') return false
      pickUp(focused)
    } else if (event.key === 'ArrowRight') step(1)
    else if (event.key === 'ArrowLeft') step(-1)
    else if (event.key === ' ' || event.key === 'Enter') letGo()
    else if (event.key === 'Escape' || event.key === 'Tab') putBack()
    event.preventDefault()
    return true
  }

  return { carried, press, putBack }
}

const lower = (state: ActionState): string => STATE_WORDS[state].toLowerCase()
