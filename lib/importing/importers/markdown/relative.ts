import type { Relative } from '../../../times/relative'
import { after, type Moment, momentOf, whenOf } from './moment'
import type { RawEntry } from './timeline/raw-entry'
import type { Resolved } from './when'

/** What was made of the entries whose time is told as a length ("T+5m", "+12 min"); `index`: of the entry. */
export interface RelativeRead {
  placed: { index: number; from: Moment; by: 'stated' | 'entries' }[]
  /** What they count from is not stated, or may be one of several. */
  open: number[]
  /** What they count from is stated in ways that differ. */
  isContradicted: boolean
  /** How "T+0:10" was read; null where no length is written so. */
  clockForm: 'hours' | 'minutes' | null
}

interface Place {
  index: number
  group: number
  /** Null for an entry with a time of its own. */
  length: Relative | null
  /** Known without counting. */
  at: Moment | null
}

interface Reading {
  from: Moment
  times: Moment[]
}

const DAY = 86_400

/**
 * Places the entries that are told as lengths, in `resolved`: counted from the beginning that their list (`zeroOf` an entry "T+0")
 * or the document (`stated`) says in so many words, else from an entry before them where only one reading keeps the order of the
 * list. All others stay without a time.
 */
export function placeRelative(
  raw: RawEntry[],
  resolved: Resolved[],
  stated: Moment[],
  zeroOf: (entry: RawEntry) => Moment | null,
): RelativeRead {
  const clocks = raw.flatMap(({ stamp }) => (stamp?.relative?.isClock ? [stamp.relative] : []))
  const clockForm = clocks.length === 0 ? null : clocks.some(({ seconds }) => Math.abs(seconds) >= DAY) ? 'minutes' : 'hours'
  const read: RelativeRead = { placed: [], open: [], isContradicted: false, clockForm }
  if (!raw.some(({ stamp }) => stamp?.relative)) return read
  const places = raw.map((entry, index): Place => {
    const said = entry.stamp?.relative ?? null
    const length = said?.isClock && clockForm === 'minutes' ? { ...said, seconds: said.seconds / 60 } : said
    const own = resolved[index] ? momentOf(resolved[index]) : null
    const isZero = length?.isFromStart && length.seconds === 0
    return { index, group: entry.group, length, at: own ?? (isZero ? zeroOf(entry) : null) }
  })
  for (const { index, at } of places) if (at) take(resolved, index, at)
  for (const group of grouped(places)) placeGroup(group, raw, resolved, stated, zeroOf, read)
  return read
}

function placeGroup(
  group: Place[],
  raw: RawEntry[],
  resolved: Resolved[],
  stated: Moment[],
  zeroOf: (entry: RawEntry) => Moment | null,
  read: RelativeRead,
): void {
  if (!group.some(isOpen)) return
  const told = group.flatMap(({ index, length, at }) => {
    if (at && length?.isFromStart && Math.abs(length.seconds) < DAY) return [after(at, -length.seconds)]
    const entry = length ? undefined : raw[index]
    return (entry && zeroOf(entry)) ?? []
  })
  const [zero, other] = different(told.length > 0 ? told : stated)
  if (other) read.isContradicted = true
  for (const run of zero ? [group.filter(isOpen)] : runsOf(group)) {
    const reading = other ? null : zero ? countedFrom(zero, run) : onlyReading(run, group)
    for (const [at, { index }] of run.entries()) {
      const moment = reading?.times[at]
      if (!reading || !moment) {
        read.open.push(index)
        continue
      }
      read.placed.push({ index, from: reading.from, by: zero ? 'stated' : 'entries' })
      take(resolved, index, moment)
    }
  }
}

/** Gives an entry its time, unless it has one. */
function take(resolved: Resolved[], index: number, moment: Moment): void {
  const own = resolved[index]
  if (own && !momentOf(own)) resolved[index] = { ...own, ...whenOf(moment), by: 'stated' }
}

function grouped(places: Place[]): Place[][] {
  const groups = new Map<number, Place[]>()
  for (const place of places) {
    const group = groups.get(place.group)
    if (group) group.push(place)
    else groups.set(place.group, [place])
  }
  return [...groups.values()]
}

const isOpen = ({ length, at }: Place): boolean => length !== null && at === null

/** A minute and a half apart is still the same moment: one is rounded. */
function different(moments: Moment[]): Moment[] {
  const found: Moment[] = []
  for (const moment of moments) {
    if (found.length > 8) break
    if (!found.some(({ ms, form }) => form === moment.form && Math.abs(ms - moment.ms) < 90_000)) found.push(moment)
  }
  return found
}

/** What is judged together: all lengths from the beginning ("T+5m"), and each stretch of others ("+5 min") between two times. */
function runsOf(group: Place[]): Place[][] {
  const runs: Place[][] = [[]]
  const fromStart: Place[] = []
  for (const place of group) {
    if (!isOpen(place)) runs.push([])
    else if (place.length?.isFromStart) fromStart.push(place)
    else runs.at(-1)?.push(place)
  }
  return [fromStart, ...runs].filter((run) => run.length > 0)
}

const countedFrom = (from: Moment, run: Place[]): Reading => ({
  from,
  times: run.map(({ length }) => after(from, length?.seconds ?? 0)),
})

/** The reading of a run that keeps the order of its list; null where none does, or several do that differ. */
function onlyReading(run: Place[], group: Place[]): Reading | null {
  const kept = readingsOf(run, group).filter((reading) => isOrdered(run, reading.times, group))
  const [reading] = kept
  const isOne = kept.every(({ times }) => times.every(({ ms }, at) => ms === reading?.times[at]?.ms))
  return reading && isOne ? reading : null
}

function readingsOf(run: Place[], group: Place[]): Reading[] {
  const head = run.find(({ length }) => length && length.seconds >= 0) ?? run[0]
  const before = group.flatMap(({ index, at, length }) => (head && !length && at && index < head.index ? [at] : []))
  const [first] = before
  const last = before.at(-1)
  if (!first || !last) return []
  if (head?.length?.isFromStart) {
    // "T+0 it broke" is the beginning itself, whenever that was.
    const isUntimed = run.some(({ length }) => length?.seconds === 0)
    return isUntimed ? [] : different(before).map((from) => countedFrom(from, run))
  }
  let passed = 0
  const chained = run.map(({ length }) => {
    passed += length?.seconds ?? 0
    return after(last, passed)
  })
  return [countedFrom(last, run), countedFrom(first, run), { from: last, times: chained }]
}

/** Whether the times of a run rise, and lie between the times of the entries around them. */
function isOrdered(run: Place[], times: Moment[], group: Place[]): boolean {
  const timeOf = new Map(run.map(({ index }, at) => [index, times[at]]))
  let before: Moment | null = null
  for (const { index, at } of group) {
    const moment: Moment | null = timeOf.get(index) ?? at
    if (!moment) continue
    if (before && (moment.form !== before.form || moment.ms < before.ms)) return false
    before = moment
  }
  return true
}
