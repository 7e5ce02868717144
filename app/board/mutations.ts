'use server'

import { revalidatePath } from 'next/cache'
import { runChecksOf } from '@/lib/checks/bindings.store'
import { editMany, undoMany } from '@/lib/corrective-actions/bulk.store'
import { BulkEdit, BulkUndo, SavedViewEdit, SavedViewId, SavedViewInput } from '@/lib/corrective-actions/schema'
import { deleteView, editView, restoreView, saveView } from '@/lib/corrective-actions/views.store'
import { mutation } from '@/lib/platform/web/mutation'

function refresh() {
  revalidatePath('/board')
  revalidatePath('/incidents', 'layout')
}

export const changeMany = mutation(BulkEdit, async (actor, change) => {
  const results = await editMany(actor, change)
  // The proof of what is done now need not wait for the next interval.
  if (change.field === 'state' && change.value === 'done')
    for (const { id, undo } of results) if (undo) await runChecksOf(actor, id)
  refresh()
  return results
})

export const takeManyBack = mutation(BulkUndo, async (actor, undo) => {
  const results = await undoMany(actor, undo)
  refresh()
  return results
})

export const keepView = mutation(SavedViewInput, async (actor, view) => {
  const saved = await saveView(actor, view)
  revalidatePath('/board')
  return saved
})

export const changeView = mutation(SavedViewEdit, async (actor, view) => {
  const saved = await editView(actor, view)
  revalidatePath('/board')
  return saved
})

export const removeView = mutation(SavedViewId, async (actor, { id }) => {
  await deleteView(actor, id)
  revalidatePath('/board')
  return null
})

export const bringViewBack = mutation(SavedViewId, async (actor, { id }) => {
  await restoreView(actor, id)
  revalidatePath('/board')
  return null
})
