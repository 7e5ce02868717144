'use client'

import { useCallback, useMemo, useState } from 'react'
import { send } from '@/components/editing/use-submit'
import { useKey } from '@/components/ui/use-key'
import type { BulkResult } from '@/lib/corrective-actions/bulk.store'
import { type ActionState, BULK_PIECE } from '@/lib/corrective-actions/rules'
import type { MutationResult } from '@/lib/platform/web/result'
import type { CardView } from './card-view'
import { inPieces } from './in-pieces'
import { changeMany, takeManyBack } from './mutations'

/** What was done to many, for its toast and its list of refusals. */
interface Done {
  /** "owner: Ines Brandt" */
  what: string
  results: BulkResult[]
}

/** Choosing several actions and changing one thing of all of them. `cards` are those that are shown, in their order. */
export function useBulk(cards: readonly CardView[], isAllowed: boolean) {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const [anchor, setAnchor] = useState<number | null>(null)
  /** How many of those that are being changed were; null while nothing is. */
  const [sent, setSent] = useState<number | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  // What is shown no more is chosen no more: nobody changes what they do not see.
  const selected = useMemo(() => cards.filter(({ number }) => chosen.has(number)), [cards, chosen])

  function toggle(number: number) {
    if (!isAllowed) return
    const next = new Set(chosen)
    if (!next.delete(number)) next.add(number)
    setChosen(next)
    setAnchor(number)
  }

  /** From the one chosen last to this one, where both stand in the same list. */
  function extend(card: CardView, isSameList: (a: CardView, b: CardView) => boolean) {
    const first = cards.find(({ number }) => number === anchor)
    if (!isAllowed) return
    if (!first || !isSameList(first, card)) return toggle(card.number)
    const list = cards.filter((each) => isSameList(each, card))
    const ends = [list.indexOf(first), list.indexOf(card)].sort((a, b) => a - b)
    setChosen(new Set([...chosen, ...list.slice(ends[0], (ends[1] ?? 0) + 1).map(({ number }) => number)]))
  }

  const clear = useCallback(() => setChosen(new Set()), [])
  const selectAll = () => {
    const inSight = new Set([...new Set(cards.map(({ state }) => state))].filter(isInSight))
    if (isAllowed) setChosen(new Set(cards.filter(({ state }) => inSight.has(state)).map(({ number }) => number)))
  }

  async function sendAll<Item>(
    all: readonly Item[],
    sendPiece: (piece: readonly Item[]) => Promise<MutationResult<BulkResult[]>>,
  ): Promise<BulkResult[]> {
    setProblem(null)
    setSent(0)
    const { results, problem } = await inPieces(all, BULK_PIECE, sendPiece, setSent)
    setSent(null)
    setProblem(problem)
    return results
  }

  async function apply(field: string, value: string, what: string) {
    const results = await sendAll(selected, (piece) => {
      const form = new FormData()
      for (const { id } of piece) form.append('ids[]', id)
      form.set('field', field)
      form.set('value', value)
      return send(changeMany, form)
    })
    if (results.length === 0) return
    setDone({ what, results })
    const told = new Set(results.map(({ id }) => id))
    setChosen(new Set(selected.filter(({ id }) => !told.has(id)).map(({ number }) => number)))
  }

  async function takeBack() {
    if (!done) return
    const results = await sendAll(
      done.results.flatMap(({ undo }) => undo ?? []),
      (piece) => {
        const form = new FormData()
        form.set('items', JSON.stringify(piece))
        return send(takeManyBack, form)
      },
    )
    const kept = results.filter(({ refused }) => refused !== null)
    setDone(kept.length > 0 ? { what: 'not taken back', results: kept } : null)
  }

  useKey('x', 'Choose the action that has the focus, for changing several', () => {
    const focused = document.activeElement?.closest<HTMLElement>('[data-card]')
    if (focused) toggle(Number(focused.dataset.card))
  })
  useKey('A', 'Choose all actions that are shown', selectAll)

  return {
    ...{ chosen, selected, sent, done, problem, toggle, extend, clear, selectAll, apply, takeBack },
    isChosen: (number: number) => chosen.has(number),
    closeDone: useCallback(() => setDone(null), []),
    closeProblem: useCallback(() => setProblem(null), []),
  }
}

/** On a phone all columns but one are folded away. A table has none. */
function isInSight(state: ActionState): boolean {
  const columns = [...document.querySelectorAll(`[data-drop="${state}"]:not(a)`)]
  return columns.length === 0 || columns.some((column) => column.getClientRects().length > 0)
}

export type Bulk = ReturnType<typeof useBulk>
