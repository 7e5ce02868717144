import type { Precision } from '../platform/db/generated/enums'
import { clockWords, dayKey, momentWords } from './time'

interface Told {
  at: Date
  /** The end of a range. */
  until?: Date | null | undefined
  precision: Precision
  isApproximate: boolean
}

/** A time of day as it is shown in a zone: "10:13" with "10:40" or "3 days" as its end, empty where it has none, and the whole moment. */
export function clockOf({ at, until, precision, isApproximate }: Told, zone: string): Record<'clock' | 'end' | 'full', string> {
  return {
    clock: clockWords(at, zone, precision, isApproximate),
    end: until ? endWords(at, until, zone, precision) : '',
    full: momentWords(at, zone, precision, isApproximate),
  }
}

function endWords(at: Date, until: Date, zone: string, precision: Precision): string {
  const days = Math.round((Date.parse(dayKey(until, zone)) - Date.parse(dayKey(at, zone))) / 86_400_000)
  if (precision === 'day') return days > 0 ? `${days + 1} days` : ''
  return `${clockWords(until, zone, precision)}${days > 0 ? ` +${days} d` : ''}`
}
