'use server'

import { revalidatePath } from 'next/cache'
import { mutation } from '@/lib/platform/web/mutation'
import { PublishInput, TakeBackInput } from '@/lib/publishing/schema'
import { askToPublish, askToTakeBack } from '@/lib/publishing/store'

export const publish = mutation(PublishInput, async (actor, input) => {
  await askToPublish(actor, input)
  revalidatePath(`/incidents/${input.number}/publications`)
  return null
})

export const takeBack = mutation(TakeBackInput, async (actor, input) => {
  await askToTakeBack(actor, input)
  revalidatePath(`/incidents/${input.number}/publications`)
  return null
})
