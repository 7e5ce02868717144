import type { MutationResult } from '@/lib/platform/web/result'

interface Told<Result> {
  results: Result[]
  /** What stopped it, and how far it had come; null where all went through. */
  problem: string | null
}

/**
 * Sends many things in pieces, one after the other. The first piece that is refused ends it: what it holds, and what comes after it,
 * stays as it was.
 * @param told is called with how many went through so far
 */
export async function inPieces<Item, Result>(
  all: readonly Item[],
  size: number,
  send: (piece: readonly Item[]) => Promise<MutationResult<Result[]>>,
  told: (sent: number) => void,
): Promise<Told<Result>> {
  const results: Result[] = []
  for (let from = 0; from < all.length; from += size) {
    const piece = all.slice(from, from + size)
    const answer = await send(piece)
    if (!answer.ok) {
      const before = from > 0 ? ` ${from} of ${all.length} went through before that; the others are as they were.` : ''
      return { results, problem: answer.error.message + before }
    }
    results.push(...answer.value)
    told(from + piece.length)
  }
  return { results, problem: null }
}
