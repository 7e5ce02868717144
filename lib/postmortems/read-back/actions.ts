import type { RootContent } from 'mdast'
import { formatActionNumber } from '../../corrective-actions/rules'
import type { FileRecord } from '../record'
import { type Passage, passageOf, startOf } from './passage'

type Action = FileRecord['actions'][number]

/** The details of the actions; null where other actions stand there than the record names. */
export function readActions(nodes: RootContent[], { actions }: FileRecord, file: string): Passage[] | null {
  const starts = nodes.flatMap((node, index) => (node.type === 'heading' && node.depth === 3 ? [index] : []))
  const texts = new Map<Action, Passage>()
  for (const [index, start] of starts.entries()) {
    const [heading, ...below] = nodes.slice(start, starts[index + 1])
    const action = actions.find(({ number }) => file.startsWith(`### ${formatActionNumber(number)}:`, startOf(heading)))
    if (!action || texts.has(action) || (hasNotes(action) && below.pop()?.type !== 'list')) return null
    texts.set(action, passageOf(below, file))
  }
  if (actions.some((action) => hasNotes(action) && !texts.has(action))) return null
  return actions.map((action) => texts.get(action) ?? { text: '', start: 0, end: 0 })
}

/** Whether a list of checks and the like stands behind the details. */
const hasNotes = ({ checks, state, verifiedAt, waiver, ticketUrl }: Action): boolean =>
  checks.length > 0 || (state === 'verified' && Boolean(verifiedAt)) || waiver !== null || Boolean(ticketUrl)
