/** What a passage can be made into, with the page that does it. */
export const TURNS = [
  { kind: 'entry', label: 'Timeline entry', page: 'timeline/paste' },
  { kind: 'cause', label: 'Cause', page: 'causes/why' },
  { kind: 'action', label: 'Action', page: 'corrective-actions/new' },
  { kind: 'comment', label: 'Comment', page: 'comments' },
] as const

export type Turn = (typeof TURNS)[number]['kind']

/** Where a passage stands. */
export interface Whereabouts {
  /** The key of the section. */
  from: string | null
  /** The element of the part, where it is known. */
  on?: string | null
}

/** Longer addresses are refused on the way by some proxies. */
const LONGEST = 1_500

/**
 * The page with its form filled in with a passage.
 * @param path of the incident: "/incidents/12"
 */
export function turnAddress(path: string, kind: Turn, text: string, { from, on }: Whereabouts): string {
  const { page } = TURNS.find((turn) => turn.kind === kind) ?? TURNS[0]
  const query = new URLSearchParams({ text: text.trim().slice(0, LONGEST) })
  if (kind === 'comment' && on) query.set('on', on)
  else if (from) query.set('from', from)
  return `${path}/${page}?${query}`
}
