import type { ActionState, ActionType, Severity } from '../platform/db/generated/enums'

export type { ActionState, ActionType }

/** What a check says of the action it is bound to (lib/checks/rules.ts#standing). */
export type Standing = 'proven' | 'broken' | 'unproven'

/** Everything that can change the state of an action. */
export type ActionEvent =
  | { kind: 'moved'; to: ActionState; because?: string }
  | { kind: 'proof'; standings: readonly Standing[] }
  | { kind: 'proof_withdrawn' }
  | { kind: 'waived' }
  | { kind: 'waiver_ended' }

/** The next state (the same one where nothing changes), or the sentence that says why not. */
export type Decision = { state: ActionState } | { refused: string }

/** The board's columns, left to right; waived ones stand behind a filter. */
export const BOARD_STATES = ['regressed', 'open', 'in_progress', 'done', 'verified'] as const satisfies ActionState[]

export const STATE_WORDS: Record<ActionState, string> = {
  open: 'Open',
  in_progress: 'In progress',
  done: 'Done, awaiting proof',
  verified: 'Verified',
  regressed: 'Regressed',
  waived: 'Waived',
}

// Who leads where: verified is missing on the right on purpose, it is reached by proof alone; waived by a waiver alone.
const MOVES: Record<ActionState, readonly ActionState[]> = {
  open: ['in_progress', 'done'],
  in_progress: ['open', 'done'],
  done: ['open', 'in_progress'],
  regressed: ['in_progress', 'done'],
  verified: ['open', 'in_progress'],
  waived: [],
}

/** Where a person may move an action by hand. */
export const allowedMoves = (state: ActionState): readonly ActionState[] => MOVES[state]

/** Taking a proven action up again is said with a reason: it gives up a protection that holds. */
export const moveNeedsReason = (from: ActionState): boolean => from === 'verified'

/** Why a person cannot move an action there, as a sentence for them; null where they can. */
export function moveRefusal(from: ActionState, to: ActionState, because = ''): string | null {
  if (from === to) return null
  if (to === 'verified')
    return 'Only its checks can verify an action. Move it to done; it is verified when they have passed long enough.'
  if (to === 'regressed') return 'Only a failing check can make an action regressed.'
  if (to === 'waived') return 'An action is waived with a reason, an approver and an expiry date, on its own page.'
  if (from === 'waived') return 'This action is waived. End the waiver first; it is open again then.'
  if (!MOVES[from].includes(to)) {
    return `An action that is ${STATE_WORDS[from].toLowerCase()} cannot be moved to ${STATE_WORDS[to].toLowerCase()}.`
  }
  if (moveNeedsReason(from) && !because.trim()) return 'This action is verified. Say why it is taken up again.'
  return null
}

/**
 * What the verdicts of all bound checks make of a state. Only all of them together verify, any one of them regresses, and an
 * action that nobody called done is left alone.
 */
export function nextState(state: ActionState, standings: readonly Standing[]): ActionState {
  const proven = standings.length > 0 && standings.every((standing) => standing === 'proven')
  if ((state === 'done' || state === 'regressed') && proven) return 'verified'
  if (state === 'verified' && standings.includes('broken')) return 'regressed'
  return state
}

/** The whole life of an action: every change of state, by people, proof and waivers, is decided here. */
export function decide(state: ActionState, event: ActionEvent): Decision {
  switch (event.kind) {
    case 'moved': {
      const refused = moveRefusal(state, event.to, event.because)
      return refused ? { refused } : { state: event.to }
    }
    case 'proof':
      return { state: nextState(state, event.standings) }
    case 'proof_withdrawn':
      return { state: state === 'verified' ? 'done' : state }
    case 'waived':
      return state === 'waived' ? { refused: 'This action is waived already.' } : { state: 'waived' }
    case 'waiver_ended':
      return state === 'waived' ? { state: 'open' } : { refused: 'This action is not waived.' }
  }
}

/**
 * Whether a person may take back their own last move. Not into verified: whatever was true then has to be proven anew. Back into
 * regressed they may, since that claims no more than was known.
 */
export const mayUndoMove = (from: ActionState | null): from is ActionState =>
  from !== null && from !== 'verified' && from !== 'waived'

/** `dueOn` and `today` as YYYY-MM-DD. Late is what nobody has called done by the end of its day. */
export const isOverdue = (action: { state: ActionState; dueOn: string | null }, today: string): boolean =>
  (action.state === 'open' || action.state === 'in_progress') && action.dueOn !== null && action.dueOn < today

/** Days from `today` until `dueOn`; negative when that is past. */
export const daysUntil = (dueOn: string, today: string): number =>
  Math.round((Date.parse(`${dueOn}T00:00Z`) - Date.parse(`${today}T00:00Z`)) / 86_400_000)

/** What people see of an action's number. */
export const formatActionNumber = (number: number): string => `ACT-${number}`

/** "ACT-34", "act 34" or "34" → 34; null for anything else. */
export function parseActionNumber(text: string): number | null {
  const digits = /^\s*(?:act[-\s]?)?([1-9]\d{0,8})\s*$/i.exec(text)?.[1]
  return digits ? Number(digits) : null
}

/** So many are changed in one transaction, whose rows are held meanwhile; more are sent in pieces of so many. */
export const BULK_PIECE = 200

// ── coverage ────────────────────────────────────────────────────────────────

export const COVERAGE_KINDS = ['prevent', 'detect', 'mitigate'] as const
type CoverageKind = (typeof COVERAGE_KINDS)[number]
export type CoverageCell = 'none' | 'planned' | 'done' | 'verified' | 'regressed'
export type Coverage = Record<CoverageKind, CoverageCell>

const CELL: Record<ActionState, CoverageCell> = {
  open: 'planned',
  in_progress: 'planned',
  done: 'done',
  verified: 'verified',
  regressed: 'regressed',
  waived: 'none',
}

// A protection known not to hold must not hide behind another that does, so regressed comes first. Of the rest the furthest one
// speaks: one verified protection protects, whatever else is still planned.
const STRONGEST_FIRST: readonly CoverageCell[] = ['regressed', 'verified', 'done', 'planned', 'none']

/** How far a cause is covered by its actions. A waived action, a process action and one without a type cover nothing. */
export function coverage(actions: readonly { type: ActionType | null; state: ActionState }[]): Coverage {
  const cell = (kind: CoverageKind): CoverageCell => {
    const cells = actions.filter((action) => action.type === kind).map((action) => CELL[action.state])
    return STRONGEST_FIRST.find((candidate) => cells.includes(candidate)) ?? 'none'
  }
  return { prevent: cell('prevent'), detect: cell('detect'), mitigate: cell('mitigate') }
}

/** A cause that nothing is even planned against. */
export const isUncovered = (of: Coverage): boolean => COVERAGE_KINDS.every((kind) => of[kind] === 'none')

// ── waivers ─────────────────────────────────────────────────────────────────

export interface WaiverTerms {
  approverId: string
  askedById: string
  ownerId: string | null
  /** YYYY-MM-DD, the last day on which the waiver counts, in UTC. */
  expiresOn: string
  today: string
}

/** Why a waiver cannot be granted on these terms, by the field to blame; null where it can. */
export function waiverRefusal(terms: WaiverTerms): { field: 'approverId' | 'expiresOn'; message: string } | null {
  if (terms.approverId === terms.ownerId) {
    return { field: 'approverId', message: 'The owner of an action cannot approve its waiver. Choose somebody else.' }
  }
  if (terms.approverId === terms.askedById) {
    return { field: 'approverId', message: 'Whoever asks for a waiver cannot approve it. Choose somebody else.' }
  }
  if (terms.expiresOn <= terms.today) {
    return { field: 'expiresOn', message: 'A waiver ends on a day to come. Choose a later date.' }
  }
  return null
}

/** A waiver counts through its last day. */
export const isExpired = (expiresOn: string, today: string): boolean => expiresOn < today

/** In how many days a new action is due, by the severity of its incident; 0 for no suggestion. */
export type DueDays = Record<Severity, number>

/** The day a new action is suggested to be due, YYYY-MM-DD; null where the severity is unknown or none is wanted. */
export function suggestDueOn(days: DueDays, severity: Severity | null, today: string): string | null {
  const wait = severity ? days[severity] : 0
  if (wait <= 0) return null
  return new Date(Date.parse(`${today}T00:00Z`) + wait * 86_400_000).toISOString().slice(0, 10)
}
