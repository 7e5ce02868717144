'use server'

import { redirect } from 'next/navigation'
import { FILE_LIMIT, megabytes } from '@/lib/importing/limits'
import { saveSource } from '@/lib/importing/store'
import { Invalid } from '@/lib/platform/errors'
import { fileMutation } from '@/lib/platform/web/mutation'

/** Reads a chosen file, or else the pasted text, and goes to its draft. */
export const readDocument = fileMutation(async (actor, form): Promise<null> => {
  const pasted = form.get('pasted')
  const { id } = await saveSource(actor, await documentIn(form.get('file'), typeof pasted === 'string' ? pasted : ''))
  redirect(`/incidents/import/${id}`)
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
