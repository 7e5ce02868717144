import type { DraftEntry } from './draft'
import { spacedTurn, unspacedTurn } from './importers/markdown/words/languages'

type Milestone = NonNullable<DraftEntry['milestone']>

/** Words that clearly say that an entry is a milestone. Anything less is left to the person. */
const WORDS: [Milestone, RegExp][] = [
  [
    'resolved',
    /\b(?:incident|outage|issue)?\s*(?:(?:was|is|declared|confirmed|marked|considered|announced)\s+(?:as\s+)?)?(?:fully\s+)?resolved\b|\bincident (?:was )?closed\b|\bservices? (?:was |were |is |are )?(?:fully |completely )?(?:restored|recovered)\b/iu,
  ],
  [
    'mitigated',
    /\b(?:incident|issue|impact|problem)?\s*(?:was |is |considered )?mitigated\b|^repaired\b|\bincident repaired\b/iu,
  ],
  [
    'impact_started',
    /\b(?:impact|incident|outage|fault)s? (?:starts?|started|begins?|began|occurs?|occurred)\b|\bstart of (?:the )?(?:incident|outage|impact)\b/iu,
  ],
  ['detected', /\b(?:first|initially|was|were|issue|incident|problem|outage)\s+detected\b|^detected\b|\bdetected by\b/iu],
  [
    'acknowledged',
    /\b(?:alert|page|incident|on-?call)\b[^.]{0,30}\backnowledged\b|^acknowledged\b|\backnowledged the (?:page|alert|incident)\b/iu,
  ],
]

/** What cancels the clear reading: not, attempts, and plans. */
const BUT = /\b(?:not|n['’]t|attempt|try|tried|trying|before|until|will|would|should|if|no|un)\b/i

/** Proposes milestones: the first entry that says an incident began or was seen, the last that says it ended. */
export function milestonesOf(entries: DraftEntry[]): void {
  const found = new Map<Milestone, DraftEntry>()
  for (const entry of entries) {
    const milestone = milestoneIn(entry.text.slice(0, 160))
    if (!milestone) continue
    const isEnd = milestone === 'resolved' || milestone === 'mitigated'
    if (isEnd || !found.has(milestone)) found.set(milestone, entry)
  }
  for (const [milestone, entry] of found) entry.milestone ??= milestone
}

/** The stems of WORDS in one pattern: most entries are no milestone, and one look tells. */
const MAYBE = /resol|restor|recover|clos|mitig|repair|detect|acknowledg|start|beg[ai]n|occur/i

const MILESTONES = WORDS.map(([milestone]) => milestone)
const OTHERS = MILESTONES.map((milestone) => ({ milestone, spaced: spacedTurn(milestone), unspaced: unspacedTurn(milestone) }))
const SPACED_BUT = spacedTurn('cancels')
const UNSPACED_BUT = unspacedTurn('cancels')

function milestoneIn(words: string): Milestone | null {
  return (MAYBE.test(words) ? englishIn(words) : null) ?? otherIn(words)
}

/** The same in the other languages. Those without spaces cancel after the verb: "復旧できず", "해결되지 않음". */
function otherIn(words: string): Milestone | null {
  for (const { milestone, spaced, unspaced } of OTHERS) {
    const west = spaced.exec(words)
    if (west) return SPACED_BUT.test(words.slice(0, west.index + west[0].length)) ? null : milestone
    const east = EASTERN.test(words) ? unspaced.exec(words) : null
    if (east) return UNSPACED_BUT.test(words.slice(0, east.index + east[0].length + 8)) ? null : milestone
  }
  return null
}

const EASTERN = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/

function englishIn(words: string): Milestone | null {
  for (const [milestone, pattern] of WORDS) {
    const found = pattern.exec(words)
    if (found) return BUT.test(words.slice(0, found.index + found[0].length)) ? null : milestone
  }
  return null
}
