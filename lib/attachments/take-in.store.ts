import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, open, readFile, rm, stat } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { Invalid } from '../platform/errors'
import { readAvif } from './avif'
import { type CleanImage, rewriteImage } from './images'
import { isPlainImage } from './plain-image'
import { ACCEPTED, type FileType, typeOf } from './types'

/** A file as it will be kept. */
export interface TakenIn {
  type: FileType
  file: string
  hash: string
  bytes: number
  size: CleanImage | null
}

/** What a file is is seen by its beginning. */
const HEAD_BYTES = 256_000

/**
 * Looks at what came in, whatever it was said to be, and makes it fit to be kept: images lose what they tell beside their pixels.
 * `work` finds it in a file that is gone afterwards.
 * @throws Invalid where it is nothing that may be attached
 */
export async function takeIn<T>(file: string, work: (taken: TakenIn) => Promise<T>): Promise<T> {
  const { size } = await stat(file)
  if (size === 0) throw new Invalid('This file is empty.')
  const type = await judge(file)
  const clean = `${file}.clean`
  try {
    const pixels = type.as === 'image' ? await cleanImage(file, type, clean) : null
    const kept = pixels && !(await isPlain(file, type)) ? clean : file
    return await work({ type, file: kept, hash: await hashOf(kept), bytes: (await stat(kept)).size, size: pixels })
  } finally {
    await rm(clean, { force: true })
  }
}

async function judge(file: string): Promise<FileType> {
  const sniffed = (await fileTypeFromFile(file))?.mime
  const mediaType = sniffed === undefined || sniffed === 'application/xml' ? await judgeText(file) : (ALIASES[sniffed] ?? sniffed)
  const type = mediaType === null ? null : typeOf(mediaType)
  if (type) return type
  throw new Invalid(`This file is ${mediaType ?? 'of an unknown kind'}. ${ACCEPTED} can be attached.`)
}

const ALIASES: Record<string, string> = { 'image/apng': 'image/png' }

/** What no format claims is text, where it holds nothing that text does not. */
async function judgeText(file: string): Promise<string | null> {
  const head = await headOf(file)
  // A character of several bytes may be cut in two at the end.
  const isText = !head.includes(0) && [0, 1, 2, 3].some((cut) => isUtf8(head.subarray(0, head.length - cut)))
  if (!isText) return null
  return /^\ufeff?\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/i.test(head.toString())
    ? 'image/svg+xml'
    : 'text/plain'
}

async function cleanImage(file: string, type: FileType, clean: string): Promise<CleanImage> {
  if (type.mediaType !== 'image/avif') return rewriteImage(file, type.mediaType, clean)
  const { metadata, width, height } = readAvif(await headOf(file))
  await copyFile(file, clean)
  const handle = await open(clean, 'r+')
  try {
    const { size } = await handle.stat()
    for (const { start, length } of metadata) {
      const reach = Math.max(0, Math.min(length, size - start))
      await handle.write(Buffer.alloc(reach), 0, reach, start)
    }
  } finally {
    await handle.close()
  }
  return { width, height }
}

/** A picture that is written anew loses a little each time; one that holds nothing but pixels is kept as it came. */
const isPlain = async (file: string, { mediaType }: FileType) => isPlainImage(await readFile(file), mediaType)

async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file)
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer)
  return hash.digest('hex')
}
