'use server'

import { revalidatePath } from 'next/cache'
import { saveDueDays } from '@/lib/corrective-actions/due-days.store'
import { DueDaysForm } from '@/lib/corrective-actions/schema'
import { mutation } from '@/lib/platform/web/mutation'

export const setDueDays = mutation(DueDaysForm, async (actor, form) => {
  await saveDueDays(actor, form)
  revalidatePath('/settings/due-dates')
  return null
})
