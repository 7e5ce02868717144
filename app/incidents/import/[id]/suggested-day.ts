import type { DraftIncident } from '@/lib/importing/draft'
import { daysIn, isoDay } from '@/lib/times/day'
import { stampsIn } from '@/lib/times/stamp'

/** A day that the document or its name gives in full, as a proposal where none was understood to be the incident's. */
export function suggestedDay(
  { name, text }: { name: string; text: string },
  { startedOn, span }: Pick<DraftIncident, 'startedOn' | 'span'>,
): string | null {
  if (startedOn) return startedOn
  for (const words of [name, text.slice(span.start, Math.min(span.end, span.start + 20_000))])
    for (const { day } of stampsIn(words)) {
      const { year, month, day: date } = day ?? {}
      if (year && month && date && date <= daysIn(year, month)) return isoDay(year, month, date)
    }
  return null
}
