'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { mutation } from '@/lib/platform/web/mutation'
import { AcceptForm, OneProposal, SettleForm } from '@/lib/watching/schema'
import { acceptProposal, dismissProposal, reopenProposal, settleGone } from '@/lib/watching/settle.store'

/** Takes what is chosen into the incident, and goes there. */
export const accept = mutation(AcceptForm, async (actor, { changes, ...one }): Promise<null> => {
  await acceptProposal(actor, one, changes)
  redirect(`/incidents/${one.number}`)
})

export const dismiss = mutation(OneProposal, async (actor, one) => {
  await dismissProposal(actor, one)
  revalidatePath(`/incidents/${one.number}/proposals/${one.id}`)
  return null
})

export const reopen = mutation(OneProposal, async (actor, one) => {
  await reopenProposal(actor, one)
  revalidatePath(`/incidents/${one.number}/proposals/${one.id}`)
  return null
})

export const settleFile = mutation(SettleForm, async (actor, { what, ...one }) => {
  await settleGone(actor, one, what)
  revalidatePath(`/incidents/${one.number}/proposals/${one.id}`)
  return null
})
