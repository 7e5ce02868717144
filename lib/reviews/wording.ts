import { createHash } from 'node:crypto'

/**
 * What a text says, as a hash: its words in their order, part by part. Case, punctuation, spaces, markup and the order of the parts
 * do not count, so that an approval outlives a comma and not a "not".
 */
export function wordingHash(parts: readonly string[]): string {
  const words = parts.map(wordsOf).filter(Boolean).sort()
  return createHash('sha256').update(words.join('\n')).digest('hex')
}

const wordsOf = (text: string): string =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join(' ')
