'use server'

import { revalidatePath } from 'next/cache'
import { listUncovered } from '@/lib/causes/store'
import { editIncident } from '@/lib/incidents/edit.store'
import { addPerson, removePerson } from '@/lib/incidents/people.store'
import { FactsForm, One, OneVersion, PersonInput, PrivacyForm } from '@/lib/incidents/schema'
import { deleteIncident, restoreIncident } from '@/lib/incidents/store'
import { mutation } from '@/lib/platform/web/mutation'
import { movePostmortem } from '@/lib/reviews/move.store'
import { PostmortemStateForm } from '@/lib/reviews/schema'

const refresh = () => revalidatePath('/incidents', 'layout')

export const saveFacts = mutation(FactsForm, async (actor, form) => {
  await editIncident(actor, form)
  refresh()
  return null
})

export const setPostmortemState = mutation(PostmortemStateForm, async (actor, { uncovered: accepted, ...form }) => {
  const uncovered = form.postmortemState === 'published' && !accepted ? await listUncovered(actor, form.id) : []
  if (uncovered.length > 0) return { uncovered }
  await movePostmortem(actor, form)
  refresh()
  return null
})

export const setPrivacy = mutation(PrivacyForm, async (actor, form) => {
  await editIncident(actor, form)
  refresh()
  return null
})

export const givePart = mutation(PersonInput, async (actor, form) => {
  await addPerson(actor, form)
  refresh()
  return null
})

export const takePart = mutation(PersonInput, async (actor, form) => {
  await removePerson(actor, form)
  refresh()
  return null
})

export const removeIncident = mutation(OneVersion, async (actor, form) => {
  await deleteIncident(actor, form)
  refresh()
  return null
})

export const bringIncidentBack = mutation(One, async (actor, { id }) => {
  await restoreIncident(actor, id)
  refresh()
  return null
})
