/** How lengths of time lie: no mean, which one long incident would move for all others. */
export interface Spread {
  /** Milliseconds, shortest first; never empty. */
  all: readonly number[]
  /** As many are shorter as longer. */
  median: number
  /** Nine of ten are no longer. */
  ninth: number
}

/** Null where there is nothing to tell. */
export function spreadOf(lengths: readonly number[]): Spread | null {
  const all = [...lengths].sort((a, b) => a - b)
  const [first] = all
  if (first === undefined) return null
  return { all, median: at(all, 0.5), ninth: at(all, 0.9) }
}

// The nearest rank: a length that was measured, not one between two.
const at = (sorted: readonly number[], share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? 0

const SHORTEST_MS = 60_000
const LONGEST_MS = 365 * 86_400_000

/** Where a length stands between a minute (0) and a year (1), each step of the scale a multiple of the one before. */
export function placeOf(milliseconds: number): number {
  const place = Math.log(Math.max(SHORTEST_MS, milliseconds) / SHORTEST_MS) / Math.log(LONGEST_MS / SHORTEST_MS)
  return Math.min(1, place)
}

/** The marks of that scale. */
export const MARKS: readonly { words: string; place: number }[] = (
  [
    ['1 min', 60_000],
    ['10 min', 600_000],
    ['1 h', 3_600_000],
    ['8 h', 28_800_000],
    ['2 d', 172_800_000],
    ['2 wk', 1_209_600_000],
    ['3 mo', 7_776_000_000],
    ['1 y', LONGEST_MS],
  ] as const
).map(([words, milliseconds]) => ({ words, place: placeOf(milliseconds) }))
