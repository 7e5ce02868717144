/** What a team begins with; every other word is theirs. */
const FIRST_WORDS = [
  'alert missing',
  'alert too noisy',
  'capacity',
  'configuration by hand',
  'dependency outside',
  'documentation out of date',
  'no test',
  'no way back',
  'ownership unclear',
  'rollout too fast',
  'shared resource',
  'time pressure',
]

const LONGEST = 60
const MOST = 8

/** The words of a line such as "no test, capacity": each once whatever its case, blanks made one. */
export function readFactors(line: string): string[] {
  const words = line
    .split(/[,;\n]/)
    .map((word) => word.trim().replace(/\s+/g, ' '))
    .filter(Boolean)
  return words.filter((word, at) => words.findIndex((each) => each.toLowerCase() === word.toLowerCase()) === at)
}

/** Why these words cannot be the factors of a cause, as a sentence; null where they can. */
export function factorsRefusal(factors: readonly string[]): string | null {
  if (factors.length > MOST)
    return `${factors.length} factors were named; ${MOST} are as many as one can tell apart. Name the weightiest.`
  const long = factors.find((factor) => factor.length > LONGEST)
  return long ? `“${long.slice(0, 40)}…” has ${long.length} characters; a factor is a word or a few, ${LONGEST} at most.` : null
}

/** As the team already spells them. */
export function asSpelled(factors: readonly string[], vocabulary: readonly string[]): string[] {
  const known = new Map(vocabulary.map((word) => [word.toLowerCase(), word]))
  return factors.map((factor) => known.get(factor.toLowerCase()) ?? factor)
}

/** What is offered: the words in use, and those to begin with. */
export const offeredFactors = (used: readonly string[]): string[] =>
  [...new Set([...used, ...asSpelled(FIRST_WORDS, used)])].toSorted((a, b) => a.localeCompare(b, 'en'))

/**
 * The factors of a cause as if one word had not become another: what else was changed since stays. A cause that named both before keeps
 * both, and one that does not name the new word any more is left alone.
 */
export function takenBack(
  now: readonly string[],
  before: readonly string[],
  { was, name }: { was: string; name: string },
): string[] {
  const at = now.indexOf(name)
  if (at === -1 || now.includes(was)) return [...now]
  return before.includes(name) ? now.toSpliced(at, 0, was) : now.with(at, was)
}

/** The factors of a cause after one word became another; one that was there already stays once. */
export const renamed = (factors: readonly string[], was: string, name: string): string[] =>
  readFactors(factors.map((factor) => (factor === was ? name : factor)).join(','))
