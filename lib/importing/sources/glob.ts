import { Invalid } from '../../platform/errors'

const LONGEST = 500
const MOST_ALTERNATIVES = 64

/**
 * Reads a pattern of paths: `*` and `?` within a name, `**` over folders, `{a,b}` for one or the other. A pattern without a slash is
 * about the name alone, in whichever folder. Matched without regular expressions, in a time bounded by pattern × path, for anybody
 * may type one.
 * @throws Invalid
 */
export function readGlob(pattern: string): (path: string) => boolean {
  const trimmed = pattern.trim().replace(/^(\.?\/)+/, '')
  const refuse = (why: string) => new Invalid(`Got the pattern “${pattern.slice(0, 100)}”; ${why}`, { glob: why })
  if (trimmed === '') throw refuse('expected one such as **/postmortems/*.md.')
  if (trimmed.length > LONGEST) throw refuse(`at most ${LONGEST} characters are read.`)
  const whole = trimmed.includes('/') ? trimmed : `**/${trimmed}`
  const alternatives = expand(whole).map((one) => one.split('/'))
  if (alternatives.length > MOST_ALTERNATIVES) throw refuse(`at most ${MOST_ALTERNATIVES} alternatives in braces are read.`)
  return (path) => alternatives.some((parts) => matchParts(parts, path.split('/')))
}

/** The patterns a pattern with braces stands for; more than are wanted end it early. */
function expand(pattern: string): string[] {
  const done: string[] = []
  const open = [pattern]
  for (let one = open.pop(); one !== undefined && done.length <= MOST_ALTERNATIVES; one = open.pop()) {
    const braces = /\{([^{}]*,[^{}]*)\}/.exec(one)
    if (!braces) done.push(one)
    else {
      const [before, after] = [one.slice(0, braces.index), one.slice(braces.index + braces[0].length)]
      open.push(...(braces[1] ?? '').split(',').map((choice) => before + choice + after))
    }
    if (open.length > LONGEST) break
  }
  return open.length > 0 ? Array(MOST_ALTERNATIVES + 1).fill(pattern) : done
}

const matchParts = (pattern: string[], path: string[]): boolean => matchSequence(pattern, path, '**', matchName)

const matchName = (pattern: string, name: string): boolean =>
  matchSequence([...pattern], [...name], '*', (one, letter) => one === '?' || one === letter)

/** Whether a sequence fits a pattern in which `any` stands for any number of elements. Only the last `any` is ever tried again. */
function matchSequence(
  pattern: readonly string[],
  sequence: readonly string[],
  any: string,
  fits: (pattern: string, element: string) => boolean,
): boolean {
  let [at, next, star, retry] = [0, 0, -1, 0]
  while (next < sequence.length) {
    const [wanted, element] = [pattern[at], sequence[next]]
    if (wanted === any) {
      star = at++
      retry = next
    } else if (wanted !== undefined && element !== undefined && fits(wanted, element)) {
      at++
      next++
    } else if (star >= 0) {
      at = star + 1
      next = ++retry
    } else return false
  }
  while (pattern[at] === any) at++
  return at === pattern.length
}
