import { moveRefusal, STATE_WORDS } from '../../corrective-actions/rules'
import type { ActionState } from '../../platform/db/generated/enums'

/** How somebody ticks an action off, besides in our words. "Verified" says that it is done: only its checks say more. */
const DONE = /^(done|finished|completed?|fixed|closed|verified|yes|x|\[x\]|✓|✔|✅|☑)$/i

/**
 * What it means that somebody wrote this as the state of an action: open, in progress or done; null where it says nothing that a
 * person can say. Who wrote it proved nothing by it.
 */
export function stateIn(shown: string): ActionState | null {
  const words = shown.trim().toLowerCase()
  if (DONE.test(words)) return 'done'
  return (['open', 'in_progress', 'done'] as const).find((state) => STATE_WORDS[state].toLowerCase() === words) ?? null
}

/** The same of an action that was in a state: what is proven or waived is not undone by an edit of a file. */
export function stateAfter(from: string, shown: string): ActionState | null {
  const to = stateIn(shown)
  if (to === null || from === 'verified' || moveRefusal(from as ActionState, to) !== null) return null
  return to
}

/** Whether it claims what only checks can say: then the next publication says otherwise. */
export const isClaim = (shown: string): boolean => /^verified$/i.test(shown.trim())
