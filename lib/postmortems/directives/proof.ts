import { formatActionNumber } from '../../corrective-actions/rules'
import type { Action, Proof } from '../document'
import { table } from '../mdast'
import { namedCheck, proofInShort, proofInWords } from '../proof'
import { headed } from './attributes'
import { leaf, under } from './directive'

/** What proves each action: one line a check, and one for each action that nothing proves. */
export const proof = leaf({
  name: 'proof',
  about: 'What each check says, one line a check.',
  isOfSeveral: true,
  attributes: headed('Proof'),
  write({ heading, level }, { document }) {
    if (document.actions.length === 0) return []
    const rows = document.actions.flatMap((action) => {
      const name = [`${formatActionNumber(action.number)}: `, action.title]
      if (action.waiver || action.checks.length === 0) return [[name, ['—'], [sentence(action)]]]
      return action.checks.map((check: Proof) => [name, namedCheck(check), [proofInWords(check)]])
    })
    return under(heading, level, [table([['Action'], ['Check'], ['What it says']], rows)])
  },
})

function sentence(action: Action): string {
  const words = proofInShort(action)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}
