import type {
  ActionPriority,
  ActionState,
  ActionType,
  Audience,
  CauseKind,
  EntryKind,
  LessonKind,
  Milestone,
  PersonRole,
  PostmortemState,
  Precision,
  Severity,
  Verdict,
} from '../platform/db/generated/enums'

/**
 * A postmortem as plain data: what templates write from, and nothing more. Each part says whom it is for (members, where a
 * document that was kept longer ago says nothing); what the reader may not know of is not in it. Instants are ISO strings in UTC, days are YYYY-MM-DD.
 * Lists come in the order in which they are told, whatever the order of the rows.
 */
export interface PostmortemDocument {
  number: number
  title: string
  severity: Severity | null
  state: PostmortemState
  isPrivate: boolean
  publishedAt: string | null
  /** The day it began, in the incident's zone; null where nobody knows. */
  startedOn: string | null
  /** The day that somebody wrote down for it, also where a milestone says another. */
  statedOn?: string | null
  timeZone: string
  timeZoneAssumed: boolean
  milestones: { milestone: Milestone; at: string; precision: Precision; isApproximate: boolean }[]
  measures: Measure[]
  people: { name: string; role: PersonRole }[]
  services: string[]
  tags: string[]
  sections: { key: string; title: string; body: string; audience?: Audience }[]
  timeline: Entry[]
  causes: Cause[]
  actions: Action[]
  lessons: { kind: LessonKind; text: string; audience?: Audience }[]
}

/** TTD, TTA, TTM, TTR or TTV, where both anchors are known. */
interface Measure {
  name: string
  words: string
  anchors: string
  milliseconds: number
}

export interface Entry {
  occurredAt: string | null
  endedAt: string | null
  precision: Precision
  isApproximate: boolean
  clockTime: string | null
  sourceText: string | null
  /** Markdown, read as "short". */
  text: string
  milestone: Milestone | null
  attributedTo: string | null
  /** Not there where a document that was kept longer ago says nothing. */
  kind?: EntryKind | null
  isStarred?: boolean
  audience?: Audience
}

export interface Cause {
  kind: CauseKind
  /** Markdown, read as "short". */
  text: string
  audience?: Audience
  coverage: { prevent: string; detect: string; mitigate: string }
  /** Numbers of the actions against it: of this incident, or of others that are not private. */
  actions: number[]
  /** Those of other incidents among them. */
  elsewhere: { number: number; type: ActionType | null; state: ActionState }[]
  /** The entries that show it, as places in the timeline. */
  evidence: number[]
  /** Why it came to be so. */
  whys: Cause[]
}

export interface Action {
  number: number
  title: string
  /** Markdown, read as "section". */
  details: string
  audience?: Audience
  type: ActionType | null
  priority: ActionPriority
  owner: string | null
  dueOn: string | null
  ticketUrl: string | null
  state: ActionState
  verifiedAt: string | null
  waiver: { reason: string; approvedBy: string; expiresOn: string } | null
  checks: Proof[]
}

/** What a check says. Holds no moment that moves with every run: the same state of the proof is the same words. */
export interface Proof {
  title: string
  /** "GET https://… answers 200"; null where its kind is not known here. */
  statement: string | null
  isEnabled: boolean
  /** People say so, no machine. */
  isAttested: boolean
  verdict: Verdict | null
  failingSinceAt: string | null
  erringSinceAt: string | null
  firstRedAt: string | null
  turnedGreenAt: string | null
  /** The first time it was shown to fail by a run against something else, and against what. */
  shownRed: { at: string; against: string } | null
  /** What is checked, as a block that can be read back; null where it may hold a credential. */
  definition?: string | null
}
