'use client'

import { useKey } from '@/components/ui/use-key'
import type { Kind } from './kinds'
import type { Workbench } from './use-workbench'

interface Props {
  bench: Workbench
  /** Of what is selected in the source, else of the ticked items, else of the current one. */
  make: (to: Kind) => void
  takeBack: () => void
}

/** The single keys of the review. Enter opens the item that has the focus, as it follows any link. */
export function useReviewKeys({ bench, make, takeBack }: Props): void {
  useKey('j', 'To the next passage', () => bench.step(1))
  useKey('k', 'To the passage before', () => bench.step(-1))
  useKey('e', 'Make it a timeline entry: the selected text, the ticked items or this one', () => make('entry'))
  useKey('c', 'Make it a cause', () => make('cause'))
  useKey('a', 'Make it a corrective action', () => make('action'))
  useKey('l', 'Make it a lesson', () => make('lesson'))
  useKey('s', 'Make it a section', () => make('section'))
  useKey('x', 'Leave it out', () => make('structure'))
  useKey('m', 'Merge it with the next', () => {
    const id = bench.currentId()
    if (id) bench.mergeNext(id)
  })
  useKey('o', 'Show it in the source', () => {
    const id = bench.currentId()
    if (id) bench.showSource(id)
  })
  useKey('u', 'Undo the last change', takeBack)
}
