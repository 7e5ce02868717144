import type { DraftEntry } from '../../draft'

/** A moment that lengths can be counted from: an instant, a local time, or a time of an unknown day. */
export interface Moment {
  ms: number
  form: 'instant' | 'local' | 'clock'
  precision: DraftEntry['precision']
}

type When = Pick<DraftEntry, 'at' | 'clockTime' | 'precision'>

/** Null where no time of day is known. */
export function momentOf({ at, clockTime, precision }: When): Moment | null {
  if (at?.includes('T')) {
    const isInstant = at.endsWith('Z')
    return { ms: Date.parse(isInstant ? at : `${at}Z`), form: isInstant ? 'instant' : 'local', precision }
  }
  const known = clockTime && precision === 'unknown' ? 'minute' : precision
  return clockTime ? { ms: Date.parse(`1970-01-01T${clockTime}Z`), form: 'clock', precision: known } : null
}

export const after = (moment: Moment, seconds: number): Moment => ({ ...moment, ms: moment.ms + seconds * 1000 })

/** A moment as an entry says it, no finer than what it was counted from is known. */
export function whenOf({ ms, form, precision }: Moment): When {
  const iso = new Date(ms).toISOString().slice(0, precision === 'second' ? 19 : 16)
  if (form === 'clock') return { at: null, clockTime: iso.slice(11), precision: 'unknown' }
  return { at: form === 'instant' ? `${iso}Z` : iso, clockTime: null, precision }
}

/** "2024-03-01 14:02 UTC", "14:02". */
export function momentWords(moment: Moment): string {
  const { at, clockTime } = whenOf(moment)
  return clockTime ?? at?.replace('T', ' ').replace('Z', ' UTC') ?? ''
}
