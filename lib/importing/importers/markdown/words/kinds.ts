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
 * others, `aside`, of actions), states of an action (done, open), labels of facts (severity, date, window of the incident, zone), and the
 * word for the highest severity (critical); words for lower ones mean another level in each team.
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
  | 'critical'
  | 'date'
  | 'window'
  | 'zone'

/**
 * What a sentence or an entry does, told by its turns of phrase. Of sentences: promises, says a duty, takes a promise back, speaks of
 * the team, reports a deed, says that it is open; goes on with the thought before, adds another; smells of a cause (below a heading
 * for causes), blames (anywhere), states the cause outright, says that it is unknown, tells the remedy, learned, regrets; begins with
 * what is to be done. Of entries: the milestones, and what cancels them (not, attempts, plans).
 */
export type Turn =
  | 'promise'
  | 'duty'
  | 'no_promise'
  | 'who'
  | 'done'
  | 'not_yet'
  | 'continues'
  | 'adds'
  | 'causal'
  | 'blame'
  | 'states_cause'
  | 'unknown'
  | 'remedy'
  | 'learned'
  | 'regret'
  | 'imperative'
  | 'impact_started'
  | 'detected'
  | 'acknowledged'
  | 'mitigated'
  | 'resolved'
  | 'cancels'

/** The vocabulary of a language: phrases separated by commas. None is optional, so that every language is equally complete. */
export interface Vocabulary {
  headings: Record<Exclude<PartKind, 'reflection'>, string> & HeadingWords
  terms: Record<Term, string>
}

/**
 * A vocabulary with its turns of phrase: a space is any space, "*" any further letters, "…" up to 60 characters of the same sentence,
 * "(a|b)" a choice, "?" what may be missing. English has its own, longer patterns in `sentences.ts` and `milestones.ts`.
 */
export interface Language extends Vocabulary {
  turns: Record<Turn, string>
}
