'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { renewPingKey } from '@/lib/checks/ping-key.store'
import { mutation } from '@/lib/platform/web/mutation'
import { One, SecretEdit, SecretInput } from '@/lib/secrets/schema'
import { addSecret, deleteSecret, editSecret } from '@/lib/secrets/store'

const PAGE = '/settings/secrets'

export const writeSecret = mutation(SecretInput, async (actor, secret) => {
  await addSecret(actor, secret)
  revalidatePath(PAGE)
  return null
})

export const changeSecret = mutation(SecretEdit, async (actor, edit) => {
  await editSecret(actor, edit)
  revalidatePath(PAGE)
  return null
})

export const removeSecret = mutation(One, async (actor, { id }) => {
  await deleteSecret(actor, id)
  revalidatePath(PAGE)
  return null
})

export const renewKey = mutation(z.strictObject({}), async (actor) => {
  await renewPingKey(actor)
  revalidatePath(PAGE)
  return null
})
