'use client'

import { useRouter } from 'next/navigation'
import { startTransition, useCallback, useOptimistic, useState } from 'react'
import { moveActionTo, takeMoveBack } from '@/app/incidents/[number]/corrective-actions/mutations'
import { type ActionState, formatActionNumber, moveNeedsReason, moveRefusal, STATE_WORDS } from '@/lib/corrective-actions/rules'
import type { CardView } from './card-view'

interface Asked {
  card: CardView
  to: ActionState
}

interface Undoable {
  transitionId: string
  message: string
  /** What is read out once it is taken back. */
  back: string
}

const formOf = (fields: Record<string, string>): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

/**
 * Moves cards at once and asks the server after: what it refuses goes back to where it was, with the reason. `said` is read
 * out; `undo` can take the last move back; `asked` is a move that wants a reason first.
 */
export function useMoves(stored: CardView[]) {
  const router = useRouter()
  const [cards, show] = useOptimistic(stored, (now: CardView[], { card, to }: Asked) =>
    // On top of its new column, as the newest there.
    now
      .filter((each) => each.number === card.number)
      .map((each): CardView => ({ ...each, state: to, isMoving: true }))
      .concat(now.filter((each) => each.number !== card.number)),
  )
  const [said, say] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [undo, setUndo] = useState<Undoable | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)

  function refuse(message: string) {
    setUndo(null)
    setProblem(message)
  }

  function send(card: CardView, to: ActionState, because: string) {
    setAsked(null)
    setProblem(null)
    startTransition(async () => {
      show({ card, to })
      const result = await moveActionTo(null, formOf({ id: card.id, from: card.state, to, because }))
      if (!result.ok) {
        refuse(result.error.message)
        router.refresh()
        return
      }
      const message = `${formatActionNumber(card.number)} is ${STATE_WORDS[to].toLowerCase()}`
      say(`${message}.`)
      const { transitionId } = result.value
      // Taking a proven action up again was said with a reason; it is not taken back by a press.
      setUndo(
        transitionId && !moveNeedsReason(card.state)
          ? {
              transitionId,
              message,
              back: `${formatActionNumber(card.number)} is ${STATE_WORDS[card.state].toLowerCase()} again.`,
            }
          : null,
      )
    })
  }

  function move(card: CardView, to: ActionState) {
    if (card.state === to) return
    if (moveNeedsReason(card.state) && moveRefusal(card.state, to, 'a reason') === null) return setAsked({ card, to })
    const refused = moveRefusal(card.state, to)
    if (refused) return refuse(refused)
    send(card, to, '')
  }

  async function takeBack() {
    if (!undo) return
    const result = await takeMoveBack(null, formOf({ transitionId: undo.transitionId }))
    setUndo(null)
    if (result.ok) say(undo.back)
    else refuse(result.error.message)
  }

  return {
    ...{ cards, said, say, problem, undo, asked, move, send, takeBack },
    closeProblem: useCallback(() => setProblem(null), []),
    closeUndo: useCallback(() => setUndo(null), []),
    closeAsked: useCallback(() => setAsked(null), []),
  }
}
