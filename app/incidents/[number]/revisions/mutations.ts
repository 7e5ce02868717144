'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { id, version } from '@/lib/platform/text'
import { mutation } from '@/lib/platform/web/mutation'
import { getRevision } from '@/lib/revisions/store'
import { restoreWording } from './restore'

const RestoreForm = z.strictObject({ id, version, isDeleted: z.enum(['true', 'false']).transform((value) => value === 'true') })

export const bringWordingBack = mutation(RestoreForm, async (actor, form) => {
  await restoreWording(actor, { revision: await getRevision(actor, form.id), version: form.version, isDeleted: form.isDeleted })
  revalidatePath('/incidents', 'layout')
  return null
})
