import { type Item, MAIN } from './content'

/** How much of their words two items must share to be two versions of one. */
const ALIKE = 0.5

/**
 * Pairs the items of two versions: equal ones first, then those of one name, then the most alike. Each is in one pair at most.
 * Answers the place in `after` for each place in `before`, or null.
 */
export function matchItems(before: readonly Item[], after: readonly Item[]): (number | null)[] {
  const pairs: (number | null)[] = before.map(() => null)
  const taken = new Set<number>()
  const pair = (from: number, to: number) => {
    pairs[from] = to
    taken.add(to)
  }
  for (const keyOf of [wholeKey, nameKey]) {
    const open = new Map<string, number[]>()
    for (const [to, item] of after.entries()) {
      const key = taken.has(to) ? null : keyOf(item)
      if (key !== null) open.set(key, [...(open.get(key) ?? []), to])
    }
    for (const [from, item] of before.entries()) {
      const key = pairs[from] === null ? keyOf(item) : null
      const to = key === null ? undefined : open.get(key)?.shift()
      if (to !== undefined) pair(from, to)
    }
  }
  for (const { from, to } of likeliest(before, after, pairs, taken)) if (pairs[from] === null && !taken.has(to)) pair(from, to)
  return pairs
}

const wholeKey = (item: Item): string => JSON.stringify([item.kind, item.name, Object.entries(item.fields).sort()])
const nameKey = ({ kind, name }: Item): string | null => (name === null ? null : JSON.stringify([kind, name]))

/** All pairs that are alike, the most alike first. Only what was not paired is looked at: in two versions of a document, little. */
function likeliest(
  before: readonly Item[],
  after: readonly Item[],
  pairs: readonly (number | null)[],
  taken: ReadonlySet<number>,
) {
  const open = after.flatMap((item, to) => (taken.has(to) || item.kind === 'fact' ? [] : [{ item, to, words: wordsOf(item) }]))
  return before
    .flatMap((item, from) => {
      if (pairs[from] !== null || item.kind === 'fact') return []
      const words = wordsOf(item)
      return open
        .filter((one) => one.item.kind === item.kind)
        .map((one) => ({ from, to: one.to, alike: likeness(item, words, one.item, one.words) }))
        .filter(({ alike }) => alike >= ALIKE)
    })
    .sort((a, b) => b.alike - a.alike || a.from - b.from || a.to - b.to)
}

const wordsOf = ({ kind, fields }: Item): Set<string> =>
  new Set((fields[MAIN[kind]] ?? '').toLowerCase().match(/[\p{L}\p{N}]+/gu))

/** The share of common words (Dice); an entry at the very same moment is likelier the same. */
function likeness(a: Item, aWords: ReadonlySet<string>, b: Item, bWords: ReadonlySet<string>): number {
  if (aWords.size + bWords.size === 0) return a.fields.when === b.fields.when ? 1 : 0
  const [small, large] = aWords.size < bWords.size ? [aWords, bWords] : [bWords, aWords]
  let common = 0
  for (const word of small) if (large.has(word)) common++
  const share = (2 * common) / (aWords.size + bWords.size)
  const isSameMoment =
    a.kind === 'entry' && a.fields.when === b.fields.when && !a.fields.when?.startsWith('[null,null,"unknown",false,null')
  return isSameMoment ? share + 0.35 : share
}
