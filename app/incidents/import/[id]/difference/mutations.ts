'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { takeDifference } from '@/lib/importing/difference/store'
import { id } from '@/lib/platform/text'
import { mutation } from '@/lib/platform/web/mutation'

const Chosen = z.strictObject({
  id,
  /** The changes that are ticked; an empty one besides, so that ticking none says "none". */
  changes: z.array(z.string().max(40)).max(5_000),
})

/** Takes what is ticked into the incidents, and goes to the first of them. */
export const takeChanges = mutation(Chosen, async (actor, { id, changes }): Promise<null> => {
  const [number] = await takeDifference(
    actor,
    id,
    changes.filter((key) => key !== ''),
  )
  redirect(number === undefined ? `/incidents/import/${id}` : `/incidents/${number}`)
})
