/** What a part of a document is about, as its heading says. */
const PART_KINDS = [
  'summary',
  'impact',
  'background',
  'narrative',
  'timeline',
  'trigger',
  'root_cause',
  'contributing_factor',
  'detection',
  'response',
  'resolution',
  'actions',
  'actions_done',
  'lessons',
  'went_well',
  'went_wrong',
  'got_lucky',
  'surprised',
  'reflection',
  'closing',
  'facts',
  'people',
  'appendix',
  'hypotheses',
] as const
export type PartKind = (typeof PART_KINDS)[number]

/** Phrases of headings by what they announce, separated by commas. A word's last s does not count, nor do accents and case. */
export type HeadingWords = Partial<Record<PartKind, string>>

/**
 * What else a language says in one word: heads of columns (time, event, who of a timeline; action, owner, due, status, ticket and
 * others, `aside`, of actions), states of an action (done, open), and labels of facts (severity, date, window of the incident, zone).
 */
export type Term =
  | 'time'
  | 'event'
  | 'who'
  | 'action'
  | 'owner'
  | 'due'
  | 'status'
  | 'ticket'
  | 'aside'
  | 'done'
  | 'open'
  | 'severity'
  | 'date'
  | 'window'
  | 'zone'

/** The vocabulary of a language: phrases separated by commas. None is optional, so that every language is equally complete. */
export interface Language {
  headings: Record<Exclude<PartKind, 'reflection'>, string> & HeadingWords
  terms: Record<Term, string>
}
