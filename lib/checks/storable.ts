import type { Observation } from './kinds/kind'

/** What another server said, as PostgreSQL can keep it: without a NUL or half of a character, at most so long. */
export const storable = (text: string, max: number): string => {
  const clean = text.replace(/\0|\p{Surrogate}/gu, '\uFFFD')
  return clean.length <= max ? clean : `${clean.slice(0, max - 1)}…`
}

/** The same for what was observed, at most 50 rows of it. */
export const storableEvidence = (evidence: Observation[]) =>
  evidence.slice(0, 50).map(({ what, expected, observed, holds }) => ({
    what: storable(what, 500),
    observed: storable(observed, 1000),
    ...(expected !== undefined && { expected: storable(expected, 2000) }),
    ...(holds !== undefined && { holds }),
  }))
