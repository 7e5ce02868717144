'use server'

import { revalidatePath } from 'next/cache'
import { One } from '@/lib/incidents/schema'
import { mutation } from '@/lib/platform/web/mutation'
import { SectionForm, SectionInput } from '@/lib/sections/schema'
import { addSection, deleteSection, editSection, moveSection, restoreSection } from '@/lib/sections/store'

const refresh = () => revalidatePath('/incidents', 'layout')

export const writeSection = mutation(SectionInput, async (actor, form) => {
  await addSection(actor, form)
  refresh()
  return null
})

export const saveSection = mutation(SectionForm, async (actor, { do: wanted, ...form }) => {
  if (wanted === 'delete') await deleteSection(actor, form)
  else await editSection(actor, form)
  if (wanted === 'up' || wanted === 'down') await moveSection(actor, { id: form.id, direction: wanted })
  refresh()
  return { deleted: wanted === 'delete' ? form.id : null }
})

export const bringSectionBack = mutation(One, async (actor, { id }) => {
  await restoreSection(actor, id)
  refresh()
  return null
})
