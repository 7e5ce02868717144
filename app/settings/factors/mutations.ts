'use server'

import { revalidatePath } from 'next/cache'
import { renameFactor } from '@/lib/causes/factors.store'
import { FactorName } from '@/lib/causes/schema'
import { mutation } from '@/lib/platform/web/mutation'

export const callFactor = mutation(FactorName, async (actor, { id, name }) => {
  await renameFactor(actor, { was: id, name })
  revalidatePath('/', 'layout')
  return null
})
