'use server'

import { revalidatePath } from 'next/cache'
import { EmptyForm, IdForm } from '@/lib/access/schema'
import { endOtherSessions, endSession } from '@/lib/access/session.store'
import { currentSession } from '@/lib/platform/web/actor'
import { mutation } from '@/lib/platform/web/mutation'

export const endOne = mutation(IdForm, async (actor, { id }) => {
  await endSession(actor, id)
  revalidatePath('/settings/sessions')
  return null
})

export const endAllOthers = mutation(EmptyForm, async (actor) => {
  const here = await currentSession()
  if (here) await endOtherSessions(actor, here.sessionId)
  revalidatePath('/settings/sessions')
  return null
})
