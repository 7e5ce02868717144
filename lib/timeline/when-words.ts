import type { When } from './schema'
import { clockWords, dayKey, dayWords, momentWords } from './time'

/** When something typed was understood to have happened, in words: "Friday 14 August 2026, 10:13 (08:13 UTC)". */
export function wordWhen(
  { endedAt, precision, isApproximate }: Pick<When, 'endedAt' | 'precision' | 'isApproximate'>,
  at: Date,
  zone: string,
): string {
  if (precision === 'day') return `${dayWords(dayKey(at, zone))}, no time of day`
  const utc = zone === 'UTC' ? '' : ` (${clockWords(at, 'UTC', precision)} UTC)`
  const until = endedAt
    ? ` to ${dayKey(at, zone) === dayKey(endedAt, zone) ? clockWords(endedAt, zone, precision) : momentWords(endedAt, zone, precision)}`
    : ''
  return `${dayWords(dayKey(at, zone))}, ${clockWords(at, zone, precision, isApproximate)}${until}${utc}`
}
