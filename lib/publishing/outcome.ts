import { structuredPatch } from 'diff'
import type { Settled } from './due.store'
import { mergeInto } from './merge'
import { hashOf } from './names'
import type { Ready } from './ready'
import { planFile } from './rules'

/** What is to stand in the repository, and what is kept of it here. */
export interface Written extends Omit<Settled, 'commit'> {
  file: string | null
}

export type Outcome = Written | { failure: string; problem: string }

const CHANGED_THERE = {
  failure: 'changed_there',
  problem: 'The file in the repository is not what was last published. Look at the difference, then publish again if it may go.',
}

const GONE_THERE = {
  failure: 'gone_there',
  problem: 'The file is not in the repository any more: somebody deleted or moved it. Publish it again, or take it back here.',
}

/**
 * What becomes of one file, by what stands there now.
 * @param earlier what stood there before it was published first: it comes back where the file is taken back
 */
export function outcomeOf({ claimed, text, document, path }: Ready, there: string | null, earlier: string | null): Outcome {
  const { wish, text: before, written, hasDismissed, overwrites } = claimed
  const mayReplace = (found: string) => overwrites !== null && hashOf(found) === overwrites
  if (text === null) {
    const gone = { kind: 'taken_back' as const, path: null, file: earlier, text: null, written: null, document: null }
    const summary = earlier === null ? `Took ${path} away` : `Put back what stood at ${path} before`
    if (there === null) return { ...gone, kind: 'unchanged', summary: 'It was gone there already' }
    return there === before || mayReplace(there) ? { ...gone, summary } : CHANGED_THERE
  }
  const now = { path, file: text, text, written: null, document }
  const plan = planFile({ there, before, written: hasDismissed ? null : written, ours: text, mayReplace })
  if (plan.kind === 'unchanged') {
    const kept = there === text ? {} : { text: before, written }
    return { ...now, ...kept, kind: 'unchanged', summary: 'Nothing had changed' }
  }
  if (wish === 'follow' && there === null) return GONE_THERE
  if (wish === 'follow' && there !== null && before !== null)
    return followed(now, there, before, written ?? before) ?? CHANGED_THERE
  if (plan.kind === 'write')
    return { ...now, kind: wish === 'follow' ? 'followed' : 'published', summary: changeWords(there, text) }
  return CHANGED_THERE
}

/**
 * What follows from proof goes in beside what somebody edited there, where the two do not touch; what is kept here holds what was
 * settled of such edits, and nothing else: the rest is still a change made there.
 * @param base what we would have written before
 */
function followed(
  now: Pick<Written, 'path' | 'document'> & { text: string },
  there: string,
  before: string,
  base: string,
): Written | null {
  const onto = (text: string) => (text === base ? now.text : mergeInto(text, base, now.text))
  const [file, text] = [onto(there), onto(before)]
  if (file === null || text === null) return null
  const beside = there === before ? '' : ', beside an edit made there'
  const written = text === now.text ? null : now.text
  return { ...now, file, text, written, kind: 'followed', summary: `${changeWords(there, file)}${beside}` }
}

/** "12 lines added, 3 taken out" */
function changeWords(before: string | null, after: string): string {
  const lines = structuredPatch('', '', before ?? '', after, '', '', { context: 0 }).hunks.flatMap((hunk) => hunk.lines)
  const count = (sign: string) => lines.filter((line) => line.startsWith(sign)).length
  const words = (lines: number) => `${lines} ${lines === 1 ? 'line' : 'lines'}`
  return before === null ? `Wrote ${words(count('+'))}` : `${words(count('+'))} added, ${words(count('-'))} taken out`
}
