'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { CauseForm, CauseId, CauseInput, CauseStep, WhyAnswer } from '@/lib/causes/schema'
import { addCause, deleteCause, editCause, moveCause, restoreCause } from '@/lib/causes/store'
import { mutation } from '@/lib/platform/web/mutation'

const refresh = () => revalidatePath('/incidents', 'layout')

export const writeCause = mutation(CauseInput, async (actor, form) => {
  await addCause(actor, form)
  refresh()
  return null
})

/** Writes an answer down, and leads to the question after it, or back where that was the last. */
export const answerWhy = mutation(WhyAnswer, async (actor, { incidentNumber, do: wanted, lead, ...cause }) => {
  const { id } = await addCause(actor, cause)
  refresh()
  const path = `/incidents/${incidentNumber}`
  const next = wanted === 'again' ? `${path}/causes/why?of=${id}` : `${path}#cause-${id}`
  if (lead === 'server') redirect(next)
  return { id, next }
})

export const saveCause = mutation(CauseForm, async (actor, { do: wanted, ...form }) => {
  if (wanted === 'delete') await deleteCause(actor, form.id)
  else if (wanted === 'save') await editCause(actor, form)
  else await moveCause(actor, { id: form.id, step: wanted })
  refresh()
  return { deleted: wanted === 'delete' ? form.id : null }
})

export const shiftCause = mutation(CauseStep, async (actor, form) => {
  await moveCause(actor, form)
  refresh()
  return null
})

export const removeCause = mutation(CauseId, async (actor, { id }) => {
  await deleteCause(actor, id)
  refresh()
  return null
})

export const bringCauseBack = mutation(CauseId, async (actor, { id }) => {
  await restoreCause(actor, id)
  refresh()
  return null
})
