import type { Entry } from '@/lib/timeline/rules'
import { clockWords, dateWords } from '@/lib/timeline/time'

/** A timeline entry to tick as evidence. */
export interface EvidenceChoice {
  id: string
  time: string
  text: string
}

/** The entries of a timeline with their time in the incident's zone, the day said where it changes. */
export function evidenceChoices(entries: readonly Entry[], zone: string): EvidenceChoice[] {
  let day = ''
  return entries.map(({ id, text, occurredAt, precision, isApproximate, clockTime }) => {
    if (!occurredAt) return { id, text, time: clockTime ?? '' }
    const own = dateWords(occurredAt, zone, { short: true })
    const clock = clockWords(occurredAt, zone, precision, isApproximate)
    const time = own === day && clock ? clock : `${own} ${clock}`.trim()
    day = own
    return { id, text, time }
  })
}
