const KEY = 'nevermore.hints-dismissed'
/** The oldest are forgotten first: a hint that comes back after so many others does no harm. */
const MOST = 300

/** Names one hint about one wording in one thing; another wording is hinted at anew. */
export const nameOf = (scope: string, { id, of }: { id: string; of: string }): string => `${scope} ${id} ${of.toLowerCase()}`

// A browser may forbid storage or have none left: then what was dismissed comes back with the next visit.
export function readDismissed(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((name) => typeof name === 'string') : []
  } catch {
    return []
  }
}

/** Keeps that a hint is not wanted, in this browser; gives all that are not. */
export function dismiss(name: string): readonly string[] {
  const all = [...readDismissed().filter((each) => each !== name), name].slice(-MOST)
  try {
    localStorage.setItem(KEY, JSON.stringify(all))
  } catch {}
  return all
}
