import { structuredPatch } from 'diff'
import type { Settled } from './due.store'
import { mergeInto } from './merge'
import { hashOf } from './names'
import type { Ready } from './ready'
import { planFile } from './rules'

export type Outcome = Omit<Settled, 'commit'> | { failure: string; problem: string }

const CHANGED_THERE = {
  failure: 'changed_there',
  problem: 'The file in the repository is not what was last published. Look at the difference, then publish again if it may go.',
}

/** What becomes of one file, by what stands there now. */
export function outcomeOf({ claimed, text, document, path }: Ready, there: string | null): Outcome {
  const { wish, text: before, overwrites } = claimed
  const mayReplace = (found: string) => overwrites !== null && hashOf(found) === overwrites
  if (text === null) {
    const gone = { kind: 'taken_back' as const, path: null, text: null, document: null }
    if (there === null) return { ...gone, kind: 'unchanged', summary: 'It was gone there already' }
    return there === before || mayReplace(there) ? { ...gone, summary: `Took ${path} away` } : CHANGED_THERE
  }
  const plan = planFile({ there, before, ours: text, mayReplace })
  if (plan.kind === 'unchanged') return { kind: 'unchanged', path, text, document, summary: 'Nothing had changed' }
  if (plan.kind === 'write')
    return { kind: wish === 'follow' ? 'followed' : 'published', path, text, document, summary: changeWords(there, text) }
  // Somebody edited the file there. What follows from proof goes in beside the edit, where the two do not touch.
  const merged = wish === 'follow' && before !== null ? mergeInto(plan.there, before, text) : null
  if (merged === null) return CHANGED_THERE
  return {
    kind: 'followed',
    path,
    text: merged,
    document,
    summary: `${changeWords(plan.there, merged)}, beside an edit made there`,
  }
}

/** "12 lines added, 3 taken out" */
function changeWords(before: string | null, after: string): string {
  const lines = structuredPatch('', '', before ?? '', after, '', '', { context: 0 }).hunks.flatMap((hunk) => hunk.lines)
  const count = (sign: string) => lines.filter((line) => line.startsWith(sign)).length
  const words = (lines: number) => `${lines} ${lines === 1 ? 'line' : 'lines'}`
  return before === null ? `Wrote ${words(count('+'))}` : `${words(count('+'))} added, ${words(count('-'))} taken out`
}
