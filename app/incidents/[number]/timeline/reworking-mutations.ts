'use server'

import { revalidatePath } from 'next/cache'
import { mutation } from '@/lib/platform/web/mutation'
import { mendFinding } from '@/lib/timeline/mend.store'
import { mergeEntry, splitEntry } from '@/lib/timeline/merging.store'
import { MendForm, MergeForm, OneVersion, type TakeBack, TakeBackForm } from '@/lib/timeline/schema'
import { takeBack } from '@/lib/timeline/take-back.store'

/** What takes a change back, as the fields of the form that does it. */
function undoFields({ edited, added, deleted, causes }: TakeBack): Record<string, string> {
  revalidatePath('/incidents', 'layout')
  const lists = { added: added.join(' '), deleted: deleted.join(' '), causes: causes.join(' ') }
  return { edited: edited.map(({ id, version, to }) => `${id}:${version}:${to}`).join(' '), ...lists }
}

export const mergeWithAbove = mutation(MergeForm, async (actor, form) => undoFields(await mergeEntry(actor, form)))

export const splitAtLines = mutation(OneVersion, async (actor, form) => undoFields(await splitEntry(actor, form)))

export const mend = mutation(MendForm, async (actor, form) => undoFields(await mendFinding(actor, form, new Date())))

export const takeStepBack = mutation(TakeBackForm, async (actor, form) => {
  await takeBack(actor, form)
  revalidatePath('/incidents', 'layout')
  return null
})
