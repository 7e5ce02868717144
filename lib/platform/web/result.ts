/** What a mutation answers to the form that called it. Plain data: it crosses to the browser. */
export type MutationResult<T = null> = { ok: true; value: T } | { ok: false; error: MutationError }

export interface MutationError {
  /** A whole sentence for the person: what was got, what was expected, what to do next. */
  message: string
  kind: 'invalid' | 'forbidden' | 'not_found' | 'conflict' | 'limited' | 'signed_out' | 'bug'
  /** Messages by the name of the input they belong to. */
  fields?: Record<string, string>
  /** On a conflict: what stands there now, to be shown beside what was typed. */
  theirs?: Record<string, unknown>
  /** What was typed, so that a page without JavaScript can put it back. */
  typed?: Record<string, string | string[]>
}
