'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { MemberActor } from '@/lib/access/actor'
import { addFiles, closeBatch, type NewFile, startBatch } from '@/lib/importing/batch.store'
import { loadExamples } from '@/lib/importing/examples.store'
import { FILE_LIMIT, megabytes, UNPACKED_LIMIT } from '@/lib/importing/limits'
import { readGlob } from '@/lib/importing/sources/glob'
import { plainPath } from '@/lib/importing/sources/names'
import { isZip } from '@/lib/importing/sources/zip'
import { saveSource } from '@/lib/importing/store'
import { addPiece } from '@/lib/importing/upload.store'
import { Invalid } from '@/lib/platform/errors'
import { readAddress, readRef } from '@/lib/platform/git/address'
import { newId } from '@/lib/platform/ids'
import { id, orNothing } from '@/lib/platform/text'
import { fileMutation, mutation } from '@/lib/platform/web/mutation'

/**
 * Reads a chosen file, or else the pasted text, and goes to its draft. Several files, or an archive, become a batch that the
 * worker reads.
 */
export const readDocument = fileMutation(async (actor, form): Promise<null> => {
  const files = filesIn(form)
  const pasted = form.get('pasted')
  const document = await oneDocument(files, typeof pasted === 'string' ? pasted : '')
  if (document) {
    const { from, ...file } = document
    const { id } = await saveSource(actor, file, { from })
    redirect(`/incidents/import/${id}`)
  }
  const batchId = newId()
  await startBatch(actor, { id: batchId, title: titleOf(files) })
  await addFiles(actor, batchId, await Promise.all(files.map((file) => newFile(file, file.name))))
  await closeBatch(actor, batchId)
  redirect(`/incidents/import/batches/${batchId}`)
})

const Portion = z.object({
  batchId: id,
  title: z.string().min(1).max(1_000),
  isLast: z.enum(['', '1']),
  paths: z.array(z.string().min(1).max(4_000)).max(1_000),
  large: z.array(z.string().min(1).max(4_000)).max(10_000),
  /** Of a stretch of an archive. */
  archiveId: id.nullable(),
  size: z.coerce.number().int().min(1).nullable(),
  at: z.coerce.number().int().min(0).nullable(),
})

/** Takes some of the files of a batch, in as many portions as the browser needs; the same portion twice is taken once. */
export const sendFiles = fileMutation(async (actor: MemberActor, form): Promise<null> => {
  const parsed = Portion.safeParse({
    batchId: form.get('batchId'),
    title: form.get('title'),
    isLast: form.get('isLast'),
    paths: form.getAll('path'),
    large: form.getAll('large'),
    archiveId: form.get('archiveId'),
    size: form.get('size'),
    at: form.get('at'),
  })
  const files = filesIn(form)
  if (!parsed.success || files.length !== parsed.data.paths.length)
    throw new Invalid('These files did not come in as they were sent. Choose them again.')
  const { batchId, title, isLast, paths, large, archiveId, size, at } = parsed.data
  await startBatch(actor, { id: batchId, title })
  const [piece] = files
  if (archiveId !== null && size !== null && at !== null && piece) {
    const bytes = new Uint8Array(await piece.arrayBuffer())
    await addPiece(actor, batchId, { id: archiveId, path: plainPath(paths[0] ?? ''), size, at, bytes })
  } else {
    const sent = await Promise.all(files.map((file, index) => newFile(file, paths[index] ?? file.name)))
    await addFiles(actor, batchId, [...sent, ...large.map((path) => tooLarge(path))])
  }
  if (isLast) await closeBatch(actor, batchId)
  return null
})

const Repository = z.strictObject({
  address: z.string().max(2_000),
  ref: orNothing(z.string().max(500)),
  glob: orNothing(z.string().max(1_000)),
})

/** Has the worker fetch a repository, and goes to where its files appear. */
export const readRepository = mutation(Repository, async (actor, { address, ref, glob }): Promise<null> => {
  const { url, protocol } = readAddress(address)
  if (protocol === 'ssh') {
    const message =
      'Repositories over ssh are read by the command line only: npx nevermore import ADDRESS. Here, expected https://…'
    throw new Invalid(message, { address: message })
  }
  if (glob !== null) readGlob(glob)
  const batch = {
    id: newId(),
    title: url.replace(/^https?:\/\//, ''),
    address: url,
    ref: ref === null ? null : readRef(ref),
    glob,
  }
  await startBatch(actor, batch)
  redirect(`/incidents/import/batches/${batch.id}`)
})

/** Loads the documents that come with the program, and goes to the list they stand in. */
export const openExamples = mutation(z.strictObject({}), async (actor): Promise<null> => {
  await loadExamples(actor)
  redirect('/incidents')
})

const filesIn = (form: FormData): File[] =>
  [...form.getAll('file'), ...form.getAll('folder')].filter((file): file is File => file instanceof File && file.name !== '')

/** The one document of a form, from a file or pasted; null where there are several, or an archive of them. */
async function oneDocument(files: File[], pasted: string) {
  const [file, ...more] = files.filter(({ size }) => size > 0)
  if (more.length > 0) return null
  if (file) {
    if (file.size > FILE_LIMIT)
      throw new Invalid(
        `${file.name} has ${megabytes(file.size)}; at most ${megabytes(FILE_LIMIT)} can be read. Split it, one incident a file.`,
        { file: 'This file is too large.' },
      )
    const bytes = new Uint8Array(await file.arrayBuffer())
    return isZip(bytes) ? null : { name: file.name, bytes, from: { origin: 'upload', path: plainPath(file.name) } }
  }
  if (pasted.trim() === '')
    throw new Invalid('There is nothing to read yet: choose a file, or paste the text of one.', { pasted: 'Expected some text.' })
  return { name: 'pasted.md', bytes: new TextEncoder().encode(pasted), from: null }
}

async function newFile(file: File, path: string): Promise<NewFile> {
  if (file.size > FILE_LIMIT) return tooLarge(path)
  return { path: plainPath(path), origin: 'upload', bytes: new Uint8Array(await file.arrayBuffer()) }
}

const tooLarge = (path: string): NewFile => ({
  path: plainPath(path),
  origin: 'upload',
  bytes: null,
  reason: /\.zip$/i.test(path)
    ? `It has more than ${megabytes(UNPACKED_LIMIT)}, which is the most an archive may have. Split it, or use npx nevermore import.`
    : `It has more than ${megabytes(FILE_LIMIT)}, which is the most a document may have.`,
})

const titleOf = (files: File[]): string => (files.length === 1 ? (files[0]?.name ?? '') : `${files.length} files`)
