import { coverage, isUncovered } from '../corrective-actions/rules'
import { MILESTONE_WORDS } from '../incidents/rules'
import type { ActionState, ActionType, Milestone } from '../platform/db/generated/enums'

/** What of a postmortem the checklist looks at. */
export interface Looked {
  number: number
  milestones: readonly Milestone[]
  /** Whether its summary says anything. */
  hasSummary: boolean
  causes: readonly { id: string; text: string; actions: readonly { type: ActionType | null; state: ActionState }[] }[]
  actions: readonly { number: number; title: string; state: ActionState; hasOwner: boolean; checks: number }[]
}

/** What is still to be done for an item, and where. */
interface Gap {
  words: string
  href: string
}

/** An item that ticks itself: it is done where nothing is left of it. */
export interface ChecklistItem {
  words: string
  gaps: Gap[]
}

/** Those of the phase bar: without them neither the time to detect nor the time to resolve is known. */
const WANTED: readonly Milestone[] = ['impact_started', 'detected', 'mitigated', 'resolved']

/** What a postmortem should have before it is published, judged by what is there and by nobody's word. */
export function checklistOf({ number, milestones, hasSummary, causes, actions }: Looked): ChecklistItem[] {
  const page = `/incidents/${number}`
  const owed = actions.filter(({ state }) => state !== 'waived')
  const line = (action: { number: number; title: string }): Gap => ({
    words: `ACT-${action.number} ${action.title}`,
    href: `${page}/corrective-actions/${action.number}`,
  })
  const orNone = <Row>(rows: readonly Row[], words: string, href: string, gaps: Gap[]): Gap[] =>
    rows.length === 0 ? [{ words, href }] : gaps
  const noAction = (gaps: Gap[]) => orNone(actions, 'No action is written down yet', `${page}#corrective-actions`, gaps)
  return [
    {
      words: 'The summary is written',
      gaps: hasSummary ? [] : [{ words: 'The summary says nothing yet', href: `${page}#section-summary` }],
    },
    {
      words: 'The milestones are set',
      gaps: WANTED.filter((milestone) => !milestones.includes(milestone)).map((milestone) => ({
        words: MILESTONE_WORDS[milestone],
        href: `${page}#timeline`,
      })),
    },
    {
      words: 'Each cause is covered',
      gaps: orNone(
        causes,
        'No cause is written down yet',
        `${page}#causes`,
        causes
          .filter((cause) => isUncovered(coverage(cause.actions)))
          .map(({ id, text }) => ({ words: text, href: `${page}#cause-${id}` })),
      ),
    },
    { words: 'Each action has an owner', gaps: noAction(owed.filter(({ hasOwner }) => !hasOwner).map(line)) },
    { words: 'Each action is bound to a check', gaps: noAction(owed.filter(({ checks }) => checks === 0).map(line)) },
  ]
}

export const openItems = (items: readonly ChecklistItem[]): ChecklistItem[] => items.filter(({ gaps }) => gaps.length > 0)
