'use server'

import { revalidatePath } from 'next/cache'
import { renameFactor, takeRenamingBack } from '@/lib/causes/factors.store'
import { FactorName, RenamingForm } from '@/lib/causes/schema'
import { mutation } from '@/lib/platform/web/mutation'

export const callFactor = mutation(FactorName, async (actor, { id, name }) => {
  const { was, from, until } = await renameFactor(actor, { was: id, name })
  revalidatePath('/', 'layout')
  return { was, name, from: from.toISOString(), until: until.toISOString() }
})

export const takeNameBack = mutation(RenamingForm, async (actor, renaming) => {
  await takeRenamingBack(actor, renaming)
  revalidatePath('/', 'layout')
  return null
})
