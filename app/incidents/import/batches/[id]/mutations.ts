'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { askToAccept, cancelRest, continueBatch, getBatch, pauseBatch, resumeRest, startBatch } from '@/lib/importing/batch.store'
import { newId } from '@/lib/platform/ids'
import { id } from '@/lib/platform/text'
import { mutation } from '@/lib/platform/web/mutation'

const One = z.strictObject({ id })

export const pauseImport = mutation(One, (actor, { id }) => shown(id, pauseBatch(actor, id)))
export const continueImport = mutation(One, (actor, { id }) => shown(id, continueBatch(actor, id)))
export const cancelImport = mutation(One, (actor, { id }) => shown(id, cancelRest(actor, id)))
export const resumeImport = mutation(One, (actor, { id }) => shown(id, resumeRest(actor, id)))

export const acceptDrafts = mutation(z.strictObject({ id, which: z.enum(['clear', 'all']) }), (actor, { id, which }) =>
  shown(id, askToAccept(actor, id, { evenWithDoubts: which === 'all' })),
)

/** A change of the whole batch; the page shows what it is afterwards. */
async function shown(id: string, change: Promise<void>): Promise<null> {
  await change
  revalidatePath(`/incidents/import/batches/${id}`)
  return null
}

/** Fetches the same repository once more, as a batch of its own. */
export const lookAgain = mutation(One, async (actor, { id }): Promise<null> => {
  const { title, address, ref, glob } = await getBatch(actor, id)
  const next = newId()
  await startBatch(actor, { id: next, title, address, ref, glob })
  redirect(`/incidents/import/batches/${next}`)
})
