import { lengthWords } from '../../../timeline/time'
import { resolveLocal } from '../../../timeline/wall-clock'
import { clockText } from '../../../times/clock'
import { dayNumber, dayText, type FullDay, fromDayNumber, fullDay, weekdayOf } from '../../../times/full-day'
import { lengthOf } from '../../../times/relative'
import type { Stamp } from '../../../times/stamp'
import { offsetAt, type Zone } from '../../../times/zone'
import type { DraftEntry, DraftIncident, Span } from '../../draft'
import type { Found } from '../../fact-doubts'
import type { Facts } from './facts'
import type { TimeRead } from './time'

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** What a document says of its times in two ways that cannot both be so. Nothing is corrected; each sentence says what was made of it. */
export function* contradictionsOf(incident: DraftIncident, time: TimeRead, facts: Facts): Generator<Found> {
  yield* ofWeekdays(incident, time, facts)
  yield* ofEnds(incident, time)
  yield* ofLengths(incident, facts)
  yield* ofClockChanges(incident, time)
}

function* ofWeekdays({ timeline }: DraftIncident, time: TimeRead, { date }: Facts): Generator<Found> {
  const told: { stamp: Stamp; words: string; day: FullDay | null; spans: Span[]; about?: string }[] = timeline.flatMap(
    ({ id, spans, sourceText }, index) => {
      const stamp = time.raw[index]?.stamp
      const resolved = time.resolved[index]
      return stamp?.day && resolved ? [{ stamp, words: sourceText ?? '', day: resolved.day, spans, about: id }] : []
    },
  )
  const day = date?.stamp.day && fullDay(date.stamp.day, { isDayFirst: time.isDayFirst, near: null })
  if (date && day) told.unshift({ stamp: date.stamp, words: dayText(day), day, spans: [date.span] })
  for (const { stamp, words, day, spans, about } of told.slice(0, 500)) {
    if (stamp.weekday === null || !day || weekdayOf(day) === stamp.weekday) continue
    yield {
      kind: 'weekday_mismatch',
      message: `“${words.replace(/[\s:–—-]+$/, '')}” is written as a ${DAYS[stamp.weekday]}, but ${dayText(day)} was a ${DAYS[weekdayOf(day)]}. The date was kept; either may be a slip.`,
      spans,
      ...(about ? { about } : {}),
    }
  }
}

function* ofEnds({ timeline }: DraftIncident, time: TimeRead): Generator<Found> {
  for (const [index, { id, at, endedAt, sourceText, spans }] of timeline.entries()) {
    const until = time.raw[index]?.stamp?.until
    if (!until || !at || endedAt || (at.includes('T') && !until.clock)) continue
    yield {
      kind: 'ends_before_start',
      message: `“${sourceText ?? at}” ends before it begins. Its beginning was kept, its end left out.`,
      spans,
      about: id,
    }
  }
}

/** "45 minutes" is not 14:05 to 15:20: more than five minutes and a tenth of it away. */
const isFar = (stated: number, measured: number): boolean => Math.abs(stated - measured) > Math.max(300, stated * 0.1)

function* ofLengths({ timeline }: DraftIncident, { length }: Facts): Generator<Found> {
  for (const { id, at, endedAt, text, spans } of timeline) {
    const said = /^\s*[(（]([^()（）]{2,30})[)）]/.exec(text)?.[1]
    const stated = said === undefined ? null : lengthOf(said)
    const measured = between(at, endedAt)
    if (stated !== null && measured !== null && isFar(stated, measured))
      yield {
        kind: 'duration_mismatch',
        message: `“${said}” is not the ${lengthWords(measured * 1000)} from its beginning to its end. Beginning and end were kept.`,
        spans,
        about: id,
      }
  }
  const began = timeline.find(({ milestone }) => milestone === 'impact_started')
  const ends = timeline.filter(({ milestone }) => milestone === 'resolved' || milestone === 'mitigated')
  const measured = ends.flatMap((end) => between(began?.at ?? null, end.at) ?? [])
  const [first] = measured
  if (!length || first === undefined || !measured.every((one) => isFar(length.seconds, one))) return
  yield {
    kind: 'duration_mismatch',
    message: `A duration of “${length.words}” is stated, but the timeline tells ${lengthWords(first * 1000)} from its beginning to its end. The timeline was kept.`,
    spans: [length.span],
  }
}

/** Seconds between two moments that are known to the minute. */
function between(from: DraftEntry['at'], to: DraftEntry['at']): number | null {
  if (!from?.includes('T') || !to?.includes('T') || from.endsWith('Z') !== to.endsWith('Z')) return null
  const utc = (moment: string) => Date.parse(moment.endsWith('Z') ? moment : `${moment}Z`)
  return (utc(to) - utc(from)) / 1000
}

/** Local times that the change to or from daylight time showed twice or never. */
function* ofClockChanges({ timeline }: DraftIncident, time: TimeRead): Generator<Found> {
  for (const [index, { id, spans }] of timeline.entries()) {
    const clock = time.raw[index]?.stamp?.clock
    const { day = null, zone = null } = time.resolved[index] ?? {}
    if (!clock || !day || !zone?.iana || zone.offsetMinutes !== null || clock.hour > 23 || !changes(day, zone)) continue
    const { happened } = resolveLocal({ date: dayText(day), clock: clockText(clock) }, zone.iana)
    if (happened === 'once') continue
    const place = zone.iana.replaceAll('_', ' ')
    yield {
      kind: 'clock_change',
      message:
        happened === 'twice'
          ? `${clockText(clock)} came twice on ${dayText(day)} in ${place}; the first was taken.`
          : `No clock in ${place} showed ${clockText(clock)} on ${dayText(day)}; it was read as an hour later, as clocks went forward.`,
      spans,
      about: id,
    }
  }
}

function changes(day: FullDay, zone: Zone): boolean {
  const midnight = { hour: 0, minute: 0 }
  return offsetAt(zone, { ...day, ...midnight }) !== offsetAt(zone, { ...fromDayNumber(dayNumber(day) + 1), ...midnight })
}
