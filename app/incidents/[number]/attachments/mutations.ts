'use server'

import { revalidatePath } from 'next/cache'
import { deleteAttachment, restoreAttachment } from '@/lib/attachments/store'
import { One } from '@/lib/incidents/schema'
import { mutation } from '@/lib/platform/web/mutation'

const refresh = () => revalidatePath('/incidents', 'layout')

export const removeAttachment = mutation(One, async (actor, { id }) => {
  await deleteAttachment(actor, id)
  refresh()
  return null
})

export const bringAttachmentBack = mutation(One, async (actor, { id }) => {
  await restoreAttachment(actor, id)
  refresh()
  return null
})
