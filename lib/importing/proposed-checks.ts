import { readDefinition } from '../checks/definition'
import { definitionsIn } from '../checks/definition-blocks'
import type { DraftAction, DraftDoubt } from './draft'

/** What a document proposes to check, action by action, and what of it cannot be used. Nothing of it runs by being imported. */
export function checkDoubts(actions: DraftAction[]): DraftDoubt[] {
  return actions.flatMap(({ id, spans, text, details, record }) => {
    const told = record?.told.checks.flatMap(({ definition }) => definition ?? []) ?? []
    return [...definitionsIn(`${text}\n\n${details}`), ...told].map((block, index): DraftDoubt => {
      const read = readDefinition(block)
      const message =
        'problem' in read
          ? `A check is proposed for this action that cannot be used as it stands. ${read.problem}`
          : `A check is proposed for this action: ${read.words} (${read.kind}). Nothing runs until somebody makes a check of it, on the action’s page.`
      return { id: `check-${id}-${index + 1}`, kind: 'check', message: message.slice(0, 5_000), spans, about: id }
    })
  })
}
