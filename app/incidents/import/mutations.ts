'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { loadExamples } from '@/lib/importing/examples.store'
import { FILE_LIMIT, megabytes } from '@/lib/importing/limits'
import { saveSource } from '@/lib/importing/store'
import { Invalid } from '@/lib/platform/errors'
import { fileMutation, mutation } from '@/lib/platform/web/mutation'

/** Reads a chosen file, or else the pasted text, and goes to its draft. */
export const readDocument = fileMutation(async (actor, form): Promise<null> => {
  const pasted = form.get('pasted')
  const { id } = await saveSource(actor, await documentIn(form.get('file'), typeof pasted === 'string' ? pasted : ''))
  redirect(`/incidents/import/${id}`)
})

/** Loads the documents that come with the program, and goes to the list they stand in. */
export const openExamples = mutation(z.strictObject({}), async (actor): Promise<null> => {
  await loadExamples(actor)
  redirect('/incidents')
})

async function documentIn(file: FormDataEntryValue | null, pasted: string): Promise<{ name: string; bytes: Uint8Array }> {
  if (file instanceof File && file.size > 0) {
    if (file.size > FILE_LIMIT)
      throw new Invalid(
        `${file.name} has ${megabytes(file.size)}; at most ${megabytes(FILE_LIMIT)} can be read. Split it, one incident a file.`,
        { file: 'This file is too large.' },
      )
    return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
  }
  if (pasted.trim() === '')
    throw new Invalid('There is nothing to read yet: choose a file, or paste the text of one.', { pasted: 'Expected some text.' })
  return { name: 'pasted.md', bytes: new TextEncoder().encode(pasted) }
}
