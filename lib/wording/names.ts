import type { Hint } from './hint'

/** Given names that are also words: alone they are not taken for a person. */
const ALSO_WORDS: ReadonlySet<string> = new Set(
  'Abby Angel April Art August Autumn Bill Blake Bob Brook Buck Carol Case Chance Chase Chip Chuck Cliff Clay Crystal Dale Dawn Dean Drew Eve Faith Flora Frank Gene Glen Grace Grant Guy Harry Hope Hunter Ivy Jack Jade Jan Jasmine Jay Jean Jewel Job Josh Joy June Lance Lane Lily Luna Mark Mason Max May Mercy Miles Mike Misty Norm Olive Page Parker Pat Patience Peg Penny Pierce Poppy Port Ray Reed Rich River Rob Robin Rod Roman Rose Ruby Rusty Sandy Sky Sierra Stone Storm Sue Summer Tab Terry Trace Ty Van Victor Viola Violet Wade Ward Will Wolf Young'.split(
    ' ',
  ),
)
const SHORTEST = 3
/** What somebody is said to have done where telling turns into judging. */
const JUDGED =
  "(?:['’]s (?:fault|mistake|error)|(?: \\p{L}+){0,2} (?:caused|broke|messed|screwed|forgot|neglected|failed|missed|ignored|overlooked|bypassed|misread|misconfigured|mistyped|mishandled|crashed|killed|should|did not|didn['’]t))"

const SAYS = {
  cause:
    'A cause holds for anybody who stands in that place. Name the place instead (“the engineer on call”), and say what let it happen.',
  judged:
    'Name the place instead (“the engineer on call”), and say what the system let happen; who it was is of no use next time.',
}

/** Members named where it is about who and not about what, once. */
export function namesIn(text: string, names: readonly string[], isCause: boolean): Hint[] {
  const known = names.flatMap(waysToSay)
  if (known.length === 0) return []
  // The longest first, so that the full name is what is found of it.
  const any = known.toSorted((a, b) => b.length - a.length).map(literal)
  const named = `(?<![\\p{L}\\p{N}])@?(?:${any.join('|')})(?![\\p{L}\\p{N}])`
  const found = new RegExp(isCause ? named : `${named}${JUDGED}`, 'u').exec(text)?.[0]
  return found ? [{ id: 'name', of: found.replace(/\s+/g, ' '), says: isCause ? SAYS.cause : SAYS.judged }] : []
}

function waysToSay(name: string): string[] {
  const whole = name.trim()
  const [given = '', ...others] = whole.split(/\s+/)
  if (others.length === 0) return ALSO_WORDS.has(given) || given.length < SHORTEST ? [] : [given]
  return given.length < SHORTEST || ALSO_WORDS.has(given) ? [whole] : [whole, given]
}

const literal = (name: string): string => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+')
