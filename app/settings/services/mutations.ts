'use server'

import { revalidatePath } from 'next/cache'
import { One, ServiceInput, ServiceRename } from '@/lib/incidents/schema'
import { addService, deleteService, renameService } from '@/lib/incidents/services.store'
import { mutation } from '@/lib/platform/web/mutation'

const refresh = () => revalidatePath('/', 'layout')

export const writeService = mutation(ServiceInput, async (actor, { name }) => {
  await addService(actor, name)
  refresh()
  return null
})

export const callService = mutation(ServiceRename, async (actor, form) => {
  await renameService(actor, form)
  refresh()
  return null
})

export const removeService = mutation(One, async (actor, { id }) => {
  await deleteService(actor, id)
  refresh()
  return null
})
