import { clockWords, dateWords, dayKey, offsetMinutes } from '../time'
import { addDays, startOfDay } from '../wall-clock'
import type { Scale, Stretch } from './scale'

export interface Tick {
  percent: number
  /** "10:15"; null where ticks are days. */
  clock: string | null
  /** "14 Aug", where it is another day than at the tick before. */
  date: string | null
}

const MINUTE = 60_000
const DAY = 1440
/** In minutes. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 90 * DAY, 365 * DAY]
const STEP_PX = 64
const LEAST_PX = 46

interface Place {
  at: number
  percent: number
  step: number
  isFirst: boolean
}

/** Marks of the axis at round times of the zone's clocks, as many as can be read where the whole is `widthPx` wide. */
export function ticksOf({ segments }: Scale, zone: string, widthPx: number): Tick[] {
  let day: string | null = null
  return apart(
    segments.flatMap((segment) => placesIn(segment, zone, widthPx)),
    widthPx,
  ).map(({ at, percent, step }) => {
    const moment = new Date(at)
    const own = dayKey(moment, zone)
    const date = own === day ? null : dateWords(moment, zone, { short: true }).replace(/ \d+$/, '')
    day = own
    return { percent, clock: step >= DAY ? null : clockWords(moment, zone, 'minute'), date }
  })
}

function placesIn({ from, to, left, right }: Stretch, zone: string, widthPx: number): Place[] {
  const perMs = (right - left) / (to - from || 1)
  const step = STEPS.find((minutes) => ((minutes * MINUTE * perMs) / 100) * widthPx >= STEP_PX) ?? 3650 * DAY
  const round = step >= DAY ? daysBetween(from, to, step / DAY, zone) : clocksBetween(from, to, step * MINUTE, zone)
  // What is too short for a round time is told by when it began.
  const moments = round.length > 0 ? round : [from]
  return moments.map((at, index) => ({
    at,
    percent: Math.round((left + (at - from) * perMs) * 100) / 100,
    step: round.length > 0 ? step : 1,
    isFirst: index === 0,
  }))
}

function clocksBetween(from: number, to: number, step: number, zone: string): number[] {
  const offset = offsetMinutes(new Date(from), zone) * MINUTE
  const first = Math.ceil((from + offset) / step) * step - offset
  return first > to ? [] : Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, index) => first + index * step)
}

function daysBetween(from: number, to: number, days: number, zone: string): number[] {
  const moments: number[] = []
  for (let day = dayKey(new Date(from), zone); ; day = addDays(day, days)) {
    const at = startOfDay(day, zone).getTime()
    if (at > to) return moments
    if (at >= from) moments.push(at)
  }
}

/** Without those that would lie over the one before; what is left of a segment is its first. */
function apart(places: Place[], widthPx: number): Place[] {
  const kept: Place[] = []
  for (const place of places) {
    const last = kept.at(-1)
    const isApart = !last || ((place.percent - last.percent) / 100) * widthPx >= LEAST_PX
    if (isApart) kept.push(place)
    else if (place.isFirst && !last.isFirst) kept.splice(-1, 1, place)
  }
  return kept
}
