'use server'

import { revalidatePath } from 'next/cache'
import { mutation } from '@/lib/platform/web/mutation'
import { NeedsForm } from '@/lib/reviews/schema'
import { saveNeeds } from '@/lib/reviews/settings.store'

export const setNeeds = mutation(NeedsForm, async (actor, form) => {
  await saveNeeds(actor, form)
  revalidatePath('/settings/reviews')
  return null
})
