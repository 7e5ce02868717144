import { Conflict, Forbidden, Invalid, NotFound } from '../platform/errors'
import { log } from '../platform/log'
import type { NewFile } from './batch.store'
import type { Origin } from './sources/origin'
import type { Wanted } from './sources/wanted'

/** A file with its bytes, or with why it has none; nothing where its content shows that it is not meant. */
export async function takeIn(file: Origin, load: () => Promise<Uint8Array>, wanted: Wanted): Promise<NewFile | null> {
  try {
    const bytes = await load()
    return wanted.content(file.path, bytes) ? { ...file, bytes } : null
  } catch (error) {
    return { ...file, bytes: null, reason: wordsOf(error, 'file') }
  }
}

/** Expected failures say why; of a bug the log says more than the page. */
export function wordsOf(error: unknown, what: string): string {
  if (isExpected(error)) return error.message
  log().error({ err: error }, `importing: a ${what} could not be taken in`)
  return `Something broke on our side; nothing of this ${what} was stored.`
}

export const isExpected = (error: unknown): error is Error =>
  [Invalid, Conflict, NotFound, Forbidden].some((kind) => error instanceof kind)
