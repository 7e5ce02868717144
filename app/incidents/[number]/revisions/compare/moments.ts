import { POINT_WORDS, type Point } from '@/lib/reviews/points'
import { momentWords } from '@/lib/timeline/time'

/** A moment that an address names; null for none, and for what is none. */
function momentOf(asked: string | string[] | undefined): Date | null {
  const at = typeof asked === 'string' && /^\d{4}-\d\d-\d\dT/.test(asked) ? new Date(asked) : null
  return at && !Number.isNaN(at.getTime()) ? at : null
}

/** Which two are compared: the earlier first. Without a choice the newest point, or else the beginning; null is what stands now. */
export function chosenMoments(
  query: { from?: string | string[]; to?: string | string[] },
  points: readonly Point[],
  beganAt: Date,
): { from: Date; to: Date | null } {
  const from = momentOf(query.from) ?? points[0]?.at ?? beganAt
  const to = momentOf(query.to)
  return to && to < from ? { from: to, to: from } : { from, to }
}

/** A moment in words: the name of the point that it is, or else when. */
export function wordPoint(at: Date, points: readonly Point[], zone: string): string {
  const point = points.find((each) => each.at.getTime() === at.getTime())
  if (!point) return momentWords(at, zone, 'second')
  return `${POINT_WORDS[point.kind]}${point.by ? ` by ${point.by}` : ''}, ${momentWords(at, zone)}`
}
