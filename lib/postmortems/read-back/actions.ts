import type { ListItem, RootContent } from 'mdast'
import { DEFINITION } from '../../checks/definition'
import { formatActionNumber } from '../../corrective-actions/rules'
import type { FileRecord } from '../record'
import { type Passage, passageOf, startOf } from './passage'

type Action = FileRecord['actions'][number]

/** The details of an action, and the blocks of its checks that stand in the list behind them. */
export interface ActionPassage extends Passage {
  definitions: (string | null)[]
}

/** The details of the actions; null where other actions stand there than the record names. */
export function readActions(nodes: RootContent[], { actions }: FileRecord, file: string): ActionPassage[] | null {
  const starts = nodes.flatMap((node, index) => (node.type === 'heading' && node.depth === 3 ? [index] : []))
  const texts = new Map<Action, ActionPassage>()
  for (const [index, start] of starts.entries()) {
    const [heading, ...below] = nodes.slice(start, starts[index + 1])
    const action = actions.find(({ number }) => file.startsWith(`### ${formatActionNumber(number)}:`, startOf(heading)))
    const notes = action && hasNotes(action) ? below.pop() : undefined
    if (!action || texts.has(action) || (hasNotes(action) && notes?.type !== 'list')) return null
    const items = notes?.type === 'list' ? notes.children.slice(0, action.checks.length) : []
    texts.set(action, { ...passageOf(below, file), definitions: items.map(definitionOf) })
  }
  if (actions.some((action) => hasNotes(action) && !texts.has(action))) return null
  return actions.map((action) => texts.get(action) ?? { text: '', start: 0, end: 0, definitions: [] })
}

function definitionOf({ children }: ListItem): string | null {
  const block = children.find((node) => node.type === 'code' && node.lang === DEFINITION)
  return block?.type === 'code' ? block.value : null
}

/** Whether a list of checks and the like stands behind the details. */
const hasNotes = ({ checks, state, verifiedAt, waiver, ticketUrl }: Action): boolean =>
  checks.length > 0 || (state === 'verified' && Boolean(verifiedAt)) || waiver !== null || Boolean(ticketUrl)
