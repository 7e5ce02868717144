'use server'

import { redirect, unstable_rethrow } from 'next/navigation'
import { FILE_LIMIT, megabytes } from '@/lib/importing/limits'
import { saveSource } from '@/lib/importing/store'
import { Invalid } from '@/lib/platform/errors'
import { currentActor } from '@/lib/platform/web/actor'
import { explain } from '@/lib/platform/web/mutation'
import { refuseForeignOrigin } from '@/lib/platform/web/origin'
import type { MutationResult } from '@/lib/platform/web/result'

/** Reads a chosen file, or else the pasted text, and goes to its draft. A file is bytes, so this is no mutation() of text fields. */
export async function readDocument(_previous: MutationResult | null, form: FormData): Promise<MutationResult> {
  const pasted = form.get('pasted')
  const text = typeof pasted === 'string' ? pasted : ''
  try {
    await refuseForeignOrigin()
    const { id } = await saveSource(await currentActor(), await documentIn(form.get('file'), text))
    redirect(`/incidents/import/${id}`)
  } catch (error) {
    unstable_rethrow(error)
    return { ok: false, error: { ...explain(error), typed: { pasted: text.slice(0, 100_000) } } }
  }
}

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
