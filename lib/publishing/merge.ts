import { applyPatch, structuredPatch } from 'diff'

/**
 * What changed between two texts of ours, done to a third that somebody edited: line by line, where they edited something else.
 * Null where both changed the same place.
 */
export function mergeInto(theirs: string, before: string, ours: string): string | null {
  const patch = structuredPatch('', '', before, ours, '', '', { context: 1 })
  const merged = applyPatch(theirs, patch, { fuzzFactor: 0 })
  return merged === false ? null : merged
}
