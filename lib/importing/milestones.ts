import type { DraftEntry } from './draft'

type Milestone = NonNullable<DraftEntry['milestone']>

/** Words that clearly say that an entry is a milestone. Anything less is left to the person. */
const WORDS: [Milestone, RegExp][] = [
  [
    'resolved',
    /\b(?:incident|outage|issue)?\s*(?:(?:was|is|declared|confirmed|marked|considered|announced)\s+(?:as\s+)?)?(?:fully\s+)?resolved\b|\bincident (?:was )?closed\b|\bservices? (?:was |were |is |are )?(?:fully |completely )?(?:restored|recovered)\b|\bresuelto\b|\bresolvido\b|\brésolu\b|\bbehoben\b|\brisolto\b|復旧完了|已恢复正常|已修复/iu,
  ],
  [
    'mitigated',
    /\b(?:incident|issue|impact|problem)?\s*(?:was |is |considered )?mitigated\b|^repaired\b|\bincident repaired\b|\bmitigado\b|緩和/iu,
  ],
  [
    'impact_started',
    /\b(?:impact|incident|outage|fault)s? (?:starts?|started|begins?|began|occurs?|occurred)\b|\bstart of (?:the )?(?:incident|outage|impact)\b|\bbeginn des (?:ausfalls|vorfalls)\b|\bdébut de (?:l['’]incident|la panne)\b|障害発生/iu,
  ],
  [
    'detected',
    /\b(?:first|initially|was|were|issue|incident|problem|outage)\s+detected\b|^detected\b|\bdetected by\b|\bdetectado\b|\bdétecté\b|\bentdeckt\b|検知/iu,
  ],
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
const MAYBE =
  /resol|restor|recover|clos|mitig|repair|detect|détect|entdeck|acknowledg|start|beg[ai]n|occur|début|behob|risolto|rés|復旧|恢复|修复|緩和|検知|障害/iu

function milestoneIn(words: string): Milestone | null {
  if (!MAYBE.test(words)) return null
  for (const [milestone, pattern] of WORDS) {
    const found = pattern.exec(words)
    if (found) return BUT.test(words.slice(0, found.index + found[0].length)) ? null : milestone
  }
  return null
}
