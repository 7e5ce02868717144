export interface NamedCause {
  text: string
  factors: readonly string[]
  incident: { number: number; title: string }
}

export interface RecurringCause {
  /** As the newest incident words it. */
  text: string
  /** Newest first; at least two. */
  incidents: NamedCause['incident'][]
}

/** So much of the words of two causes must be the same. */
const ALIKE = 0.6
/** Of fewer words nothing can be said. */
const FEWEST_WORDS = 2

/**
 * Causes that incidents have in common, those of the most incidents first: worded alike, whatever the order, the case and the small
 * words. Nothing is understood here, and so nothing is called the same that is only meant the same.
 */
export function recurringCauses(causes: readonly NamedCause[]): RecurringCause[] {
  const groups: { words: ReadonlySet<string>; causes: NamedCause[] }[] = []
  // A cause is compared with those groups only that have a word of it.
  const byWord = new Map<string, Set<(typeof groups)[number]>>()
  for (const cause of [...causes].sort((a, b) => b.incident.number - a.incident.number)) {
    const words = wordsOf(cause.text)
    if (words.size < FEWEST_WORDS) continue
    const near = new Set([...words].flatMap((word) => [...(byWord.get(word) ?? [])]))
    const found = [...near].find((group) => alike(group.words, words) >= ALIKE)
    if (found) {
      found.causes.push(cause)
      continue
    }
    const group = { words, causes: [cause] }
    groups.push(group)
    for (const word of words) byWord.set(word, (byWord.get(word) ?? new Set()).add(group))
  }
  return groups
    .map(({ causes }) => ({
      text: causes[0]?.text ?? '',
      incidents: [...new Map(causes.map(({ incident }) => [incident.number, incident])).values()],
    }))
    .filter(({ incidents }) => incidents.length > 1)
    .sort((a, b) => b.incidents.length - a.incidents.length)
}

/** Words of one or two letters say little in most languages; where words are not parted by blanks, each run of letters counts. */
const wordsOf = (text: string): ReadonlySet<string> =>
  new Set((text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 2 || /\p{Lo}/u.test(word)))

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((word) => b.has(word)).length
  return both / (a.size + b.size - both)
}
