import type { PostmortemState, ReviewAnswer } from '../platform/db/generated/enums'

/** A moment of a postmortem that has a name: what stood then can be compared with what stands now. */
export interface Point {
  kind: 'in_review' | 'published' | ReviewAnswer
  at: Date
  /** Who asked, published or answered; null for the app itself. */
  by: string | null
}

export const POINT_WORDS: Record<Point['kind'], string> = {
  in_review: 'In review',
  published: 'Published',
  approved: 'Approved',
  changes_asked: 'Changes asked for',
}

interface Fact {
  at: Date
  by: string | null
  postmortemState: unknown
}

/** The points of a postmortem, newest first. @param facts its incident after each edit, oldest first */
export function pointsOf(facts: readonly Fact[], answers: readonly Point[]): Point[] {
  const moves = facts.flatMap(({ at, by, postmortemState }, index): Point[] =>
    isPoint(postmortemState) && postmortemState !== facts[index - 1]?.postmortemState ? [{ kind: postmortemState, at, by }] : [],
  )
  return [...moves, ...answers].sort((a, b) => b.at.getTime() - a.at.getTime())
}

const isPoint = (state: unknown): state is Exclude<PostmortemState, 'draft'> => state === 'in_review' || state === 'published'

/** The page that tells what changed in a postmortem since a moment, or between two. */
export const differenceAddress = (number: number, from: Date, to?: Date): string =>
  `/incidents/${number}/revisions/compare?from=${from.toISOString()}${to ? `&to=${to.toISOString()}` : ''}`
