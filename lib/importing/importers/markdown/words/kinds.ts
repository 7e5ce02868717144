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
