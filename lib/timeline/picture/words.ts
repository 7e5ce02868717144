import { MILESTONE_WORDS } from '../../incidents/rules'
import { firstWords } from '../../platform/first-words'
import { clockWords, dateWords, lengthWords, momentWords } from '../time'
import type { Stretch } from './scale'
import { endOf, impactOf, type Pictured, type Placed } from './told'

const LONGEST = 90

/** An entry in a line: "10:13 Detected: alert for the queue". */
export function entryWords({ occurredAt, precision, isApproximate, milestone, text }: Placed, zone: string): string {
  const short = firstWords(text, LONGEST)
  const at = clockWords(occurredAt, zone, precision, isApproximate) || dateWords(occurredAt, zone, { short: true })
  const label = milestone && MILESTONE_WORDS[milestone]
  return `${at} ${label && label.toLowerCase() !== short.toLowerCase() ? `${label}: ` : ''}${short}`
}

export function groupWords(entries: readonly Placed[], zone: string): string {
  const [first, last] = [entries[0], entries.at(-1)]
  if (!first || !last) return ''
  if (entries.length === 1) return entryWords(first, zone)
  const clock = ({ occurredAt, precision }: Placed) =>
    clockWords(occurredAt, zone, precision) || dateWords(occurredAt, zone, { short: true })
  return `${entries.length} entries, ${clock(first)} to ${clock(last)}. ${entryWords(first, zone)}`
}

/** "35 min", "3 h", "2 d": a quiet span in as few letters as it takes. */
export function foldWords({ from, to }: Stretch): string {
  const minutes = Math.round((to - from) / 60_000)
  if (minutes < 90) return `${minutes} min`
  return minutes < 36 * 60 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1440)} d`
}

/** What the picture shows, for whoever does not see it. */
export function pictureWords(
  entries: readonly Pictured[],
  placed: readonly Placed[],
  folds: readonly Stretch[],
  zone: string,
): string {
  const at = (milliseconds: number) => momentWords(new Date(milliseconds), zone)
  const impact = impactOf(placed)
  const end = impact?.mitigated ?? impact?.to
  const sentences = [
    `${placed.length === 1 ? '1 entry' : `${placed.length} entries`} from ${at(placed[0]?.occurredAt.getTime() ?? 0)} to ${at(Math.max(...placed.map(endOf)))}.`,
    impact && (end ? `Impact for ${lengthWords(end - impact.from)}, until ${at(end)}.` : `Impact since ${at(impact.from)}.`),
    folds.length > 0 && `Folded: ${folds.map(({ from, to }) => lengthWords(to - from)).join(', ')} with no entry.`,
    leftOut(entries, placed),
    'Each entry stands in the list.',
  ]
  return sentences.filter(Boolean).join(' ')
}

/** How many entries have no place in the picture; empty where all have one. */
export function leftOut(entries: readonly unknown[], placed: readonly unknown[]): string {
  const missing = entries.length - placed.length
  if (missing === 0) return ''
  return missing === 1 ? '1 entry without a known time is not drawn.' : `${missing} entries without a known time are not drawn.`
}
