/** What a passage can be made into, with the page that does it. */
export const TURNS = [
  { kind: 'entry', label: 'Timeline entry', page: 'timeline/paste' },
  { kind: 'cause', label: 'Cause', page: 'causes/why' },
  { kind: 'action', label: 'Action', page: 'corrective-actions/new' },
  // Of a passage in a section alone.
  { kind: 'comment', label: 'Comment', page: 'comments' },
] as const

export type Turn = (typeof TURNS)[number]['kind']

/** Longer addresses are refused on the way by some proxies. */
const LONGEST = 1_500

/**
 * The page with its form filled in with a passage.
 * @param path of the incident: "/incidents/12"
 * @param from the key of the section it stands in, which the page then names
 */
export function turnAddress(path: string, kind: Turn, text: string, from: string | null): string {
  const { page } = TURNS.find((turn) => turn.kind === kind) ?? TURNS[0]
  const query = new URLSearchParams({ text: text.trim().slice(0, LONGEST), ...(from && { from }) })
  return `${path}/${page}?${query}`
}
