'use server'

import { revalidatePath } from 'next/cache'
import { demand } from '@/lib/access/rules'
import { One } from '@/lib/incidents/schema'
import { mutation } from '@/lib/platform/web/mutation'
import { renderMarkdown } from '@/lib/postmortems/render.store'
import { SectionForm, SectionInput, SectionText } from '@/lib/sections/schema'
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

/** A text that is being written, as its readers will see it. */
export const previewText = mutation(SectionText, async (actor, { text }) => {
  demand(actor, 'write')
  return renderMarkdown(text)
})
