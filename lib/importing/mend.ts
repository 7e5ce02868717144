import { Temporal } from 'temporal-polyfill'
import { Invalid } from '../platform/errors'
import type { DraftDoubt, DraftEntry, DraftIncident } from './draft'
import { whenFields } from './entry-when'

/** A doubt that a person has looked at counts no more. @throws Invalid where there is no such doubt */
export function settle(incident: DraftIncident, id: string): DraftIncident {
  if (!incident.doubts.some((doubt) => doubt.id === id)) throw new Invalid('This doubt is not in the draft any more.')
  return { ...incident, doubts: incident.doubts.map((doubt) => (doubt.id === id ? { ...doubt, isSettled: true } : doubt)) }
}

/** All doubts that `test` finds, settled. */
export const settleAll = (incident: DraftIncident, test: (doubt: DraftDoubt) => boolean): DraftIncident => ({
  ...incident,
  doubts: incident.doubts.map((doubt) => (test(doubt) ? { ...doubt, isSettled: true } : doubt)),
})

export const openDoubts = ({ doubts }: DraftIncident): DraftDoubt[] => doubts.filter(({ isSettled }) => !isSettled)

/** 2026-03-04 as 2026-04-03; null where that is no day. */
function turned(day: string): string | null {
  const [year = '', month = '', date = ''] = day.split('-')
  return Number(date) >= 1 && Number(date) <= 12 ? `${year}-${date}-${month}` : null
}

/** Reads every day that may be day-month or month-day the other way round. The days below one of them go along. @throws Invalid */
export function turnDays(incident: DraftIncident, id: string): DraftIncident {
  const doubt = incident.doubts.find((one) => one.id === id && one.kind === 'ambiguous_date')
  if (!doubt) throw new Invalid('This doubt is not in the draft any more.')
  const zone = incident.timeZone.iana
  const starts = new Set(doubt.spans.map(({ start }) => start))
  const doubted = incident.timeline.filter(({ spans }) => spans.some(({ start }) => starts.has(start)))
  const days = new Set(doubted.map((entry) => whenFields(entry, zone).day))
  const turn = (entry: DraftEntry): DraftEntry => {
    const { day } = whenFields(entry, zone)
    const other = days.has(day) ? turned(day) : null
    if (!other || !entry.at) return entry
    const by = Temporal.PlainDate.from(day).until(other).days
    return { ...entry, at: moved(entry.at, by, zone), endedAt: entry.endedAt && moved(entry.endedAt, by, zone) }
  }
  const { startedOn } = incident
  const now = {
    ...incident,
    timeline: incident.timeline.map(turn),
    startedOn: startedOn && days.has(startedOn) ? (turned(startedOn) ?? startedOn) : startedOn,
  }
  return settle(now, id)
}

/** A moment of the draft some days later, at the same time of the clock. */
function moved(at: string, days: number, zone: string | null): string {
  if (at.length === 10) return Temporal.PlainDate.from(at).add({ days }).toString()
  const unit = /T\d\d:\d\d:\d\d/.test(at) ? 'second' : 'minute'
  if (!at.endsWith('Z')) return Temporal.PlainDateTime.from(at).add({ days }).toString({ smallestUnit: unit })
  return Temporal.Instant.from(at)
    .toZonedDateTimeISO(zone ?? 'UTC')
    .add({ days })
    .toInstant()
    .toString({ smallestUnit: unit })
}

/** Gives the incident its day, and that day to every entry of which only a time of day is known. */
export function giveDay(incident: DraftIncident, day: string): DraftIncident {
  const now = {
    ...incident,
    startedOn: incident.startedOn ?? day,
    timeline: incident.timeline.map((entry) =>
      entry.at === null && entry.clockTime ? { ...entry, at: `${day}T${entry.clockTime}`, clockTime: null } : entry,
    ),
  }
  return settleAll(now, ({ kind }) => kind === 'no_date')
}

/** Tells the incident in a zone: times that state none are local to it from now on. */
export const chooseZone = (incident: DraftIncident, iana: string): DraftIncident =>
  settleAll({ ...incident, timeZone: { ...incident.timeZone, iana, assumed: false } }, ({ kind }) => kind === 'no_zone')

/** What a zone does to the times of an incident, in words: how many are local to it, with an example; null where none is. */
export function zoneEffect({ timeline }: DraftIncident, zone: string | null): string | null {
  const timed = timeline.filter(({ at, clockTime }) => clockTime !== null || at?.includes('T'))
  const local = timed.filter(({ at }) => !at?.endsWith('Z'))
  if (local.length === 0) return null
  const many =
    local.length === timed.length
      ? local.length === 1
        ? 'The one time'
        : `All ${local.length} times`
      : `${local.length} of ${timed.length} times`
  const first = local.find(({ at }) => at !== null)?.at
  if (!zone || !first) return `${many} state no zone and are local to the one you choose.`
  const utc = Temporal.PlainDateTime.from(first).toZonedDateTime(zone).toInstant().toString({ smallestUnit: 'minute' })
  return `${many} state no zone and are local to ${zone}: ${first.slice(11, 16)} is ${utc.slice(11, 16)} UTC.`
}
