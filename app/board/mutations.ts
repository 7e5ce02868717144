'use server'

import { revalidatePath } from 'next/cache'
import { runChecksOf } from '@/lib/checks/bindings.store'
import { ActionMove, MoveUndo } from '@/lib/corrective-actions/schema'
import { moveAction, undoMove } from '@/lib/corrective-actions/state.store'
import { mutation } from '@/lib/platform/web/mutation'

export const moveCard = mutation(ActionMove, async (actor, input) => {
  const moved = await moveAction(actor, input)
  // Its proof need not wait for the next interval.
  if (moved.to === 'done' && moved.transitionId) await runChecksOf(actor, moved.actionId)
  revalidatePath('/board')
  return moved
})

export const takeMoveBack = mutation(MoveUndo, async (actor, { transitionId }) => {
  const moved = await undoMove(actor, transitionId)
  revalidatePath('/board')
  return moved
})
