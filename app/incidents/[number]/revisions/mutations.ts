'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { id, version } from '@/lib/platform/text'
import { mutation } from '@/lib/platform/web/mutation'
import { restoreWording } from '@/lib/postmortems/restore'
import { restorePoint } from '@/lib/postmortems/restore-point.store'
import { getRevision } from '@/lib/revisions/store'

const RestoreForm = z.strictObject({ id, version, isDeleted: z.enum(['true', 'false']).transform((value) => value === 'true') })
const PointForm = z.strictObject({ incidentId: id, at: z.coerce.date(), seenAt: z.coerce.date() })

export const bringWordingBack = mutation(RestoreForm, async (actor, form) => {
  await restoreWording(actor, { revision: await getRevision(actor, form.id), version: form.version, isDeleted: form.isDeleted })
  revalidatePath('/incidents', 'layout')
  return null
})

export const bringPointBack = mutation(PointForm, async (actor, form) => {
  const things = await restorePoint(actor, form)
  revalidatePath('/incidents', 'layout')
  return { things }
})
