'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { bindCheck, runChecksOf, unbindCheck } from '@/lib/checks/bindings.store'
import {
  ActionForm,
  ActionId,
  ActionInput,
  ActionMove,
  MoveUndo,
  WaiverAnswer,
  WaiverEnd,
  WaiverInput,
} from '@/lib/corrective-actions/schema'
import { moveAction, undoMove } from '@/lib/corrective-actions/state.store'
import { createAction, deleteAction, editAction, restoreAction } from '@/lib/corrective-actions/store'
import { answerWaiver, askForWaiver, endWaiver } from '@/lib/corrective-actions/waivers.store'
import { id } from '@/lib/platform/text'
import { mutation } from '@/lib/platform/web/mutation'

function refresh() {
  revalidatePath('/board')
  revalidatePath('/incidents', 'layout')
}

export const writeAction = mutation(ActionInput, async (actor, form) => {
  const { number } = await createAction(actor, form)
  refresh()
  return { number }
})

/** The same from a page of its own, which leads on to the page of the action: by itself, or by us where it has no script. */
export const writeActionAndOpen = mutation(
  ActionInput.extend({ incidentNumber: z.coerce.number().int(), lead: z.enum(['server', 'page']).default('server') }),
  async (actor, form) => {
    const { incidentNumber, lead, ...input } = form
    const { number } = await createAction(actor, input)
    refresh()
    const next = `/incidents/${incidentNumber}/corrective-actions/${number}`
    if (lead === 'server') redirect(next)
    return { number, next }
  },
)

export const removeAction = mutation(ActionId, async (actor, { id }) => {
  await deleteAction(actor, id)
  refresh()
  return null
})

export const saveAction = mutation(ActionForm, async (actor, { do: wanted, ...form }) => {
  if (wanted === 'delete') await deleteAction(actor, form.id)
  else await editAction(actor, form)
  refresh()
  return { deleted: wanted === 'delete' ? form.id : null }
})

export const bringActionBack = mutation(ActionId, async (actor, form) => {
  await restoreAction(actor, form.id)
  // What its checks found meanwhile was not put down to it.
  await runChecksOf(actor, form.id)
  refresh()
  return null
})

export const moveActionTo = mutation(ActionMove, async (actor, form) => {
  const moved = await moveAction(actor, form)
  // Its proof need not wait for the next interval.
  if (moved.to === 'done' && moved.transitionId) await runChecksOf(actor, moved.actionId)
  refresh()
  return moved
})

export const takeMoveBack = mutation(MoveUndo, async (actor, { transitionId }) => {
  await undoMove(actor, transitionId)
  refresh()
  return null
})

export const askToWaive = mutation(WaiverInput, async (actor, form) => {
  await askForWaiver(actor, form)
  refresh()
  return null
})

export const answerToWaiver = mutation(WaiverAnswer, async (actor, form) => {
  await answerWaiver(actor, form)
  refresh()
  return null
})

export const takeWaiverBack = mutation(WaiverEnd, async (actor, form) => {
  await endWaiver(actor, form.id, form.because)
  refresh()
  return null
})

const Binding = z.strictObject({ actionId: id, checkId: id })

export const bind = mutation(Binding, async (actor, { actionId, checkId }) => {
  await bindCheck(actor, actionId, checkId)
  refresh()
  return null
})

export const unbind = mutation(Binding, async (actor, { actionId, checkId }) => {
  await unbindCheck(actor, actionId, checkId)
  refresh()
  return null
})
