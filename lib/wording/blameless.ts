import { findHints, type Hint, ownWords, type WordRule } from './hint'
import { namesIn } from './names'

const PERSON =
  '(?:I|we|he|she|they|you|who|someone|somebody|no ?body|no one|everyone|everybody|people|humans?|staff|management|users?|(?:the |an? |our |my |on-?call |duty |shift |night |new |junior |senior )*(?:engineers?|operators?|developers?|admins?|administrators?|teams?|on-?call|contractors?|interns?|colleagues?|teammates?|members?|managers?|analysts?|technicians?|person|SREs?|DBAs?|devs?|ops))'

/** Words that judge whoever acted, each with what to write instead. English only. */
const RULES: readonly WordRule[] = [
  {
    id: 'human-error',
    words: /\b(?:human|operator|pilot|engineer|admin(?:istrator)?)(?:['’]s)? (?:errors?|mistakes?)\b/i,
    says: 'That is where the question begins. What made the step easy to get wrong, and what let it through? “The console showed both clusters under one name.”',
  },
  {
    id: 'should-have',
    words:
      /\b(?:should(?: not|n['’]t)?|ought(?: not)? to|could|needed to)(?: have|['’]ve) (?!been (?:a|an|the) )(?:\w+ly )?(?:been |known|noticed|checked|caught|seen|thought|realis?zed|tested|verified|asked|waited|read|remembered|followed|told|looked|acted|done|escalated|communicated|reacted|paid|taken|avoided|prevented|anticipated|foreseen|warned|raised|reviewed|double-checked|stopped)\w*/i,
    says: 'This says what did not happen. What did happen, and what made it the sensible thing to do with what was known then? “The alert named another service, so …”',
  },
  {
    id: 'failed-to',
    words: new RegExp(
      `\\b${PERSON} (?:had |have |has |simply |just |then |again )*(?:failed|fails|neglected|omitted|forgot|forgotten|did not bother|didn['’]t bother)(?: to)?\\b|\\b(?:forgot to|neglected to|did(?: not|n['’]t) bother to|too (?:lazy|busy) to)\\b`,
      'i',
    ),
    says: 'Write what was done instead, and why that was near at hand. “The step stood on the second page of the runbook, which nobody had open.”',
  },
  {
    id: 'character',
    words:
      /\b(?:careless(?:ly|ness)?|negligen(?:t|tly|ce)|sloppy|sloppiness|lazy|laziness|stupid(?:ly|ity)?|incompeten(?:t|ce)|reckless(?:ly|ness)?|inattenti(?:ve|on)|irresponsib(?:le|ly)|idiot(?:ic)?|dumb|clumsy|unprofessional|lack of (?:care|attention|discipline|diligence|common sense)|common sense)\b/i,
    says: 'This judges a person, and leaves what they worked with as it was. What would have let anybody on that shift do the same?',
  },
  {
    id: 'blame',
    words:
      /\b(?:(?:is|are|was|were) (?:solely |entirely |clearly )?(?:to blame|at fault)|(?:his|her|their|your|whose|nobody['’]s) (?:own )?fault|blame[ds]? (?:on|for)|guilty|culprit (?:is|was) (?:he|she|they))\b/i,
    says: 'Who is to blame changes nothing that happens next time. What allowed it?',
  },
  {
    id: 'disobeyed',
    words: new RegExp(
      `\\b${PERSON} (?:had |have |has )?(?:ignored|bypassed|violated|disregarded|overlooked|did(?: not|n['’]t) (?:follow|read|check|care))\\b`,
      'i',
    ),
    says: 'What was the way round it good for? A rule that is passed by is often one that does not fit the work.',
  },
]

interface Context {
  /** Of members, as they are written in full. */
  names: readonly string[]
  /** A cause needs no names at all; elsewhere they stand for who told or did what, and only a judged one is hinted at. */
  isCause: boolean
}

/** More than this is a lecture. */
const MOST = 3

/** Where a text judges people instead of telling what let it happen, with a kinder way to say it. By its words alone. */
export function hintsOfBlame(markdown: string, { names, isCause }: Context): Hint[] {
  const text = ownWords(markdown)
  return [...findHints(text, RULES), ...namesIn(text, names, isCause)].slice(0, MOST)
}
