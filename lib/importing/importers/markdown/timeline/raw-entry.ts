import type { WrittenDay } from '../../../../times/day'
import type { Stamp } from '../../../../times/stamp'
import type { Zone } from '../../../../times/zone'
import type { Span } from '../../../draft'

/** An entry as the document writes it, before days, years and zones are filled in from around it. */
export interface RawEntry {
  stamp: Stamp | null
  /** The words of the stamp. */
  sourceText: string | null
  text: string
  spans: Span[]
  /** A day said by a heading, a line or a parent bullet above. */
  dayAbove: WrittenDay | null
  /** A zone said by the heading, a note or the head of the column. */
  zoneAbove: Zone | null
  /** A year said by the head of the column or the heading. */
  yearAbove: number | null
  attributedTo: string | null
  /** Entries of one heading; a day is not carried from one to the next. */
  group: number
  /** Copied out of running text, which stays where it is. */
  isQuoted: boolean
}

/** What holds for the entries that follow. */
export interface Surroundings {
  day: WrittenDay | null
  zone: Zone | null
  year: number | null
}

export const rawEntry = (fields: Pick<RawEntry, 'stamp' | 'sourceText' | 'text' | 'spans'>, around: Surroundings): RawEntry => ({
  ...fields,
  dayAbove: around.day,
  zoneAbove: around.zone,
  yearAbove: around.year,
  attributedTo: null,
  group: 0,
  isQuoted: false,
})
