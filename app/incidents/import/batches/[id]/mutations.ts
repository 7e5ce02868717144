'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { MemberActor } from '@/lib/access/actor'
import { askToAccept, cancelRest, continueBatch, getBatch, pauseBatch, resumeRest, startBatch } from '@/lib/importing/batch.store'
import { newId } from '@/lib/platform/ids'
import { id } from '@/lib/platform/text'
import { mutation } from '@/lib/platform/web/mutation'

const One = z.strictObject({ id })

/** A change of the whole batch; the page shows what it is afterwards. */
const change = <Input extends { id: string }>(
  schema: z.ZodType<Input>,
  work: (actor: MemberActor, input: Input) => Promise<void>,
) =>
  mutation(schema, async (actor, input): Promise<null> => {
    await work(actor, input)
    revalidatePath(`/incidents/import/batches/${input.id}`)
    return null
  })

export const pauseImport = change(One, (actor, { id }) => pauseBatch(actor, id))
export const continueImport = change(One, (actor, { id }) => continueBatch(actor, id))
export const cancelImport = change(One, (actor, { id }) => cancelRest(actor, id))
export const resumeImport = change(One, (actor, { id }) => resumeRest(actor, id))

export const acceptDrafts = change(z.strictObject({ id, which: z.enum(['clear', 'all']) }), (actor, { id, which }) =>
  askToAccept(actor, id, { evenWithDoubts: which === 'all' }),
)

/** Fetches the same repository once more, as a batch of its own. */
export const lookAgain = mutation(One, async (actor, { id }): Promise<null> => {
  const { title, address, ref, glob } = await getBatch(actor, id)
  const next = newId()
  await startBatch(actor, { id: next, title, address, ref, glob })
  redirect(`/incidents/import/batches/${next}`)
})
