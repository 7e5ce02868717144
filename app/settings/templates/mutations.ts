'use server'

import { revalidatePath } from 'next/cache'
import { mutation } from '@/lib/platform/web/mutation'
import { previewTemplate } from '@/lib/postmortems/templates/preview'
import { One, PreviewInput, TemplateEdit, TemplateInput, TemplateRestore } from '@/lib/postmortems/templates/schema'
import { addTemplate, bringTemplateBack, deleteTemplate, editTemplate, restoreVersion } from '@/lib/postmortems/templates/store'

const changed = () => revalidatePath('/settings/templates', 'layout')

export const writeTemplate = mutation(TemplateInput, async (actor, input) => {
  await addTemplate(actor, input)
  changed()
  return { id: input.id }
})

export const changeTemplate = mutation(TemplateEdit, async (actor, edit) => {
  await editTemplate(actor, edit)
  changed()
  return { id: edit.id }
})

/** What the template makes of an incident, while it is being written. */
export const showTemplate = mutation(PreviewInput, (actor, { source, incident }) => previewTemplate(actor, source, incident))

export const removeTemplate = mutation(One, async (actor, { id }) => {
  await deleteTemplate(actor, id)
  changed()
  return null
})

export const bringBack = mutation(One, async (actor, { id }) => {
  await bringTemplateBack(actor, id)
  changed()
  return null
})

export const bringVersionBack = mutation(TemplateRestore, async (actor, wish) => {
  await restoreVersion(actor, wish)
  changed()
  return null
})
