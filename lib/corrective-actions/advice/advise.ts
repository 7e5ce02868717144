import { findHints, type Hint, ownWords } from '../../wording/hint'
import { suggestKinds } from './suggest-kinds'
import { verblessStart } from './verb'
import { DEGREE, ENDLESS, MEASURE, NOBODY, WORD_RULES } from './word-rules'

/** What is known of an action while it is written. */
export interface Worded {
  title: string
  details: string
  /** Somebody is named to own it, as a member or in words. */
  hasOwner: boolean
}

/** A letter that English does not have: the lists of words say nothing of such a text. */
const OTHER_LETTER = /[^\P{L}a-zA-Z]/u
/** More than this is a lecture. */
const MOST = 2

/**
 * What would make an action easier to prove, judged by its words alone, at most two things. The lists are of English words; of an
 * action in another language nothing is said but that nobody owns it.
 */
export function adviseAction({ title, details, hasOwner }: Worded): Hint[] {
  const words = ownWords(title).trim()
  if (words === '') return []
  if (OTHER_LETTER.test(words)) return ownership(words, hasOwner)
  return [...wording(words, isMeasured(title, details)), ...ownership(words, hasOwner)].slice(0, MOST)
}

/** The same, and what could prove it. */
export const hintsOfAction = (action: Worded): Hint[] => [
  ...adviseAction(action),
  ...suggestKinds(action)
    .slice(0, 1)
    .map(({ id, name, of, sees }) => ({ id: `kind-${id}`, of, says: `That could be proven by ${name}: it sees ${sees}.` })),
]

/** A number in an address or a name is none. */
const isMeasured = (title: string, details: string): boolean =>
  MEASURE.test(`${title}\n${ownWords(details).replace(/\[[^\]]*\]/g, ' ')}`.replace(/\b(?:INC|ACT|SEV)-?\d+/g, ' '))

/** The plainest one: what is vague in several ways is vague. */
function wording(title: string, isMeasured: boolean): Hint[] {
  const [vague] = findHints(title, WORD_RULES)
  // An improvement with its measure is an improvement one can see.
  if (vague && !(vague.id === 'improve' && isMeasured)) return [vague]
  const degree = DEGREE.exec(title)?.[0]
  if (degree && !isMeasured) {
    return [{ id: 'measure', of: degree, says: 'By how much? With a number, “done” is something that a check can see.' }]
  }
  const endless = ENDLESS.exec(title)?.[0]
  if (endless) {
    return [
      {
        id: 'bound',
        of: endless,
        says: 'This has no end, so it is never done. Name the case, the number or the day it ends with.',
      },
    ]
  }
  const start = verblessStart(title)
  if (start) {
    return [
      {
        id: 'verb',
        of: start,
        says: 'Begin with what will be done (“Add …”, “Refuse …”), or say what will be true: then everybody knows when it is done.',
      },
    ]
  }
  return []
}

function ownership(title: string, hasOwner: boolean): Hint[] {
  if (hasOwner) return []
  const nobody = NOBODY.exec(title)?.[0] ?? ''
  return [
    {
      id: 'owner',
      of: nobody,
      says: nobody
        ? 'Who is that? What belongs to everybody is done by nobody: name one owner.'
        : 'Nobody owns this yet. What belongs to everybody is done by nobody.',
    },
  ]
}
