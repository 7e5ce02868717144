import { COMMON_WORDS, RUNS } from './common-words'

const SHORTEST_PASSWORD = 12
/** Longer ones are refused, not cut off. */
export const LONGEST_PASSWORD = 256

/** Up to this many common words are guessed sooner or later, whatever digits stand between them; three make a sentence of one's own. */
const GUESSABLE_WORDS = 2
const FEWEST_CHARACTERS = 5
const SHORTEST_RUN = 4
const DISGUISES: Record<string, string> = {
  '0': 'o',
  '1': 'il',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
  '+': 't',
}

/**
 * What is wrong with a password its owner chose, as a sentence for them; null where nothing is. `own` are words that everybody
 * knows of them: name, e-mail address.
 */
export function whyPasswordIsRefused(password: string, own: readonly string[] = []): string | null {
  const length = [...password].length
  if (length < SHORTEST_PASSWORD)
    return `${length} ${length === 1 ? 'character' : 'characters'} can be guessed by trying; it needs at least ${SHORTEST_PASSWORD}. Three or four words of your own are easy to remember.`
  if (length > LONGEST_PASSWORD) return `It has ${length} characters; at most ${LONGEST_PASSWORD} fit.`
  const folded = password.normalize('NFKC').toLowerCase()
  if (new Set(folded).size < FEWEST_CHARACTERS)
    return 'It repeats a few characters, which is guessed early. Add words of your own.'
  const personal = own.flatMap(wordsOf)
  const unit = repeatedUnit(folded)
  if (unit.length < SHORTEST_PASSWORD) return 'It repeats itself, which is guessed early. Add words of your own.'
  if (isGuessable(unit, [...COMMON_WORDS, ...personal]))
    return 'It is made of words, dates or keys that are tried first. Use words that do not belong together, or a password manager.'
  return null
}

const wordsOf = (text: string): string[] => [
  ...new Set([text.toLowerCase(), ...text.toLowerCase().split(/[^\p{L}\p{N}]+/u)].filter((word) => word.length >= 3)),
]

/** "abcabc" repeats "abc"; what repeats nothing is its own unit. */
function repeatedUnit(text: string): string {
  const at = (text + text).indexOf(text, 1)
  return text.slice(0, at)
}

/** True when the text falls into common words (few), runs of keys, numbers that mean something and punctuation, with nothing left over. */
function isGuessable(text: string, words: readonly string[]): boolean {
  const fewest: number[] = [0]
  for (let start = 0; start < text.length; start += 1) {
    const soFar = fewest[start]
    if (soFar === undefined || soFar > GUESSABLE_WORDS) continue
    const reach = (end: number, cost: number) => {
      fewest[end] = Math.min(fewest[end] ?? Number.POSITIVE_INFINITY, soFar + cost)
    }
    for (const end of cheapEnds(text, start)) reach(end, 0)
    for (const word of words) if (standsAt(word, text, start)) reach(start + word.length, 1)
  }
  return (fewest[text.length] ?? Number.POSITIVE_INFINITY) <= GUESSABLE_WORDS
}

/** Where a piece that costs a guesser next to nothing may end: punctuation, a few digits, a date, a run of keys, one character many times. */
function* cheapEnds(text: string, start: number): Generator<number> {
  const rest = text.slice(start)
  const cheap = [
    /^[\s\p{P}\p{S}]{1,4}/u,
    /^\d{1,4}/,
    /^(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])/,
    /^([0-2]\d|3[01])(0[1-9]|1[0-2])(19|20)\d{2}/,
    /^(.)\1{2,}/u,
  ]
  for (const pattern of cheap) {
    const length = pattern.exec(rest)?.[0].length ?? 0
    for (let end = start + length; end > start; end -= 1) yield end
  }
  for (const run of [...RUNS, ...RUNS.map((each) => [...each].reverse().join(''))]) {
    const length = longestRun(run, rest)
    for (let end = start + length; end >= start + SHORTEST_RUN; end -= 1) yield end
  }
}

/** How much of a run of keys the text begins with, from wherever in the run. */
function longestRun(run: string, rest: string): number {
  let longest = 0
  for (let from = run.indexOf(rest[0] ?? ''); from >= 0; from = run.indexOf(rest[0] ?? '', from + 1)) {
    let length = 1
    while (length < rest.length && run[from + length] === rest[length]) length += 1
    longest = Math.max(longest, length)
  }
  return longest
}

/** Whether the word stands there, letters in disguise ("p4ssw0rd") included. */
function standsAt(word: string, text: string, start: number): boolean {
  if (start + word.length > text.length) return false
  for (let i = 0; i < word.length; i += 1) {
    const letter = word[i] ?? ''
    const found = text[start + i] ?? ''
    if (letter !== found && !DISGUISES[found]?.includes(letter)) return false
  }
  return true
}
