import { stringify } from 'yaml'
import { readDefinition, writeDefinition } from '../checks/definition'
import { writeBlock } from '../checks/definition-blocks'
import { formatActionNumber } from '../corrective-actions/rules'
import type { DraftAction, DraftDoubt, DraftIncident, Span } from './draft'

/** Under this name checks stand in the front matter of a document. */
export const HEAD_CHECKS = 'nevermore-checks'

/**
 * Puts each check of a document's front matter into the details of the action that it names, as the block it would be there; what
 * cannot be used, or names no action, stays where it is and is told.
 * @param head what stands there, as YAML reads it, and where; null where nothing does
 */
export function placeHeadChecks(head: { span: Span; value: unknown } | null, incidents: readonly DraftIncident[]): void {
  if (!head) return
  const actions = incidents.flatMap((incident) => incident.actions)
  const items = Array.isArray(head.value) ? head.value : [null]
  for (const [index, item] of items.entries()) {
    const problem = place(item, actions)
    if (problem === null) continue
    const message = `A check at the head of the document cannot be used as it stands. ${problem}`.slice(0, 5_000)
    const doubt: DraftDoubt = { id: `check-head-${index + 1}`, kind: 'check', message, spans: [head.span], about: null }
    incidents[0]?.doubts.push(doubt)
  }
}

/** Null where it has found its place; otherwise why not. */
function place(item: unknown, actions: readonly DraftAction[]): string | null {
  if (typeof item !== 'object' || item === null || Array.isArray(item))
    return `Expected “${HEAD_CHECKS}:” and below it a list, each item with “action:”, “kind:” and “config:”.`
  const { action: named, ...definition } = item as Record<string, unknown>
  const read = readDefinition(stringify(definition, { lineWidth: 0, schema: 'core' }))
  if ('problem' in read) return read.problem
  const found = actionOf(named, actions)
  if (found === null)
    return `“action:” has to name one action of the document, by its place (1, 2, …), by its number, or by the words it begins with; got ${JSON.stringify(named ?? null).slice(0, 80)}.`
  const block = writeDefinition(read)
  if (block !== null) found.details = [found.details.trimEnd(), writeBlock(block)].filter(Boolean).join('\n\n')
  return null
}

function actionOf(named: unknown, actions: readonly DraftAction[]): DraftAction | null {
  if (named === undefined) return actions.length === 1 ? (actions[0] ?? null) : null
  if (typeof named === 'number') return actions[named - 1] ?? null
  if (typeof named !== 'string' || wordsOf(named) === '') return null
  const isMeant = ({ text, record }: DraftAction) =>
    record && /^ACT-\d+$/i.test(named)
      ? formatActionNumber(record.number) === named.toUpperCase()
      : wordsOf(text).startsWith(wordsOf(named))
  const found = actions.filter(isMeant)
  return found.length === 1 ? (found[0] ?? null) : null
}

const wordsOf = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase()
