'use server'

import { revalidatePath } from 'next/cache'
import {
  addChannel,
  deleteChannel,
  editChannel,
  renewSigningSecret,
  restoreChannel,
  switchChannel,
} from '@/lib/notifications/channels.store'
import { beginAgain, beginTest } from '@/lib/notifications/log.store'
import { ChannelEdit, ChannelInput, One, Switch } from '@/lib/notifications/schema'
import { sendNow } from '@/lib/notifications/send-due'
import { Invalid } from '@/lib/platform/errors'
import { mutation } from '@/lib/platform/web/mutation'

const changed = () => revalidatePath('/settings/notifications', 'layout')

export const writeChannel = mutation(ChannelInput, async (actor, input) => {
  const { secret } = await addChannel(actor, input)
  changed()
  return { id: input.id, name: input.name, secret }
})

export const changeChannel = mutation(ChannelEdit, async (actor, edit) => {
  await editChannel(actor, edit)
  changed()
  return null
})

export const renewSecret = mutation(One, (actor, { id }) => renewSigningSecret(actor, id))

export const setOn = mutation(Switch, async (actor, { id, on }) => {
  await switchChannel(actor, id, on)
  changed()
  return null
})

export const removeChannel = mutation(One, async (actor, { id }) => {
  await deleteChannel(actor, id)
  changed()
  return null
})

export const bringChannelBack = mutation(One, async (actor, { id }) => {
  await restoreChannel(actor, id)
  changed()
  return null
})

export const testChannel = mutation(One, async (actor, { id }) => sayWhatCame(await beginTest(actor, id)))

export const sendAgain = mutation(One, async (actor, { id }) => {
  await beginAgain(actor, id)
  return sayWhatCame(id)
})

/** Sends a message while the person waits. @throws Invalid with what went wrong */
async function sayWhatCame(deliveryId: string): Promise<{ words: string }> {
  const sent = await sendNow(deliveryId)
  changed()
  if (!sent) throw new Invalid('It is being sent at this moment; the log will say what came of it.')
  if (sent.state !== 'sent') throw new Invalid(`It did not arrive. ${sent.words}`)
  return { words: `Sent. ${sent.words}` }
}
