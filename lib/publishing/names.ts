import { createHash } from 'node:crypto'

/** The hash by which a form says which text it has seen. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What Git calls a file with this text, in a repository whose names have 40 or 64 digits. */
export function blobName(text: string, digits: number): string {
  const bytes = Buffer.from(text)
  return createHash(digits === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex')
}
