import type { List, ListItem } from 'mdast'
import { leadingStamp, type Stamp, trailingStamp } from '../../../../times/stamp'
import { ENTRY_LIMIT } from '../../../limits'
import { endOf, type Source, spanOf, startOf } from '../source'
import { dayLine } from './notes'
import { timeWithin } from './prose'
import { type RawEntry, rawEntry, type Surroundings } from './raw-entry'

interface Read {
  stamp: Stamp
  source: string
  /** Where the words after the stamp begin; null for a stamp at the end of the line. */
  at: number | null
  rest: string
}

/** The stamp of an item, at the beginning or the end of its first line. */
function itemStamp(item: ListItem, source: Source, isTimeline = false): Read | null {
  const first = item.children[0]
  if (first?.type !== 'paragraph') return null
  const start = startOf(first)
  const line = source.text.slice(start, endOf(first))
  const leading = leadingStamp(line, { vague: true })
  if (leading) return { stamp: leading.stamp, source: leading.source, at: start + leading.at, rest: leading.rest }
  const firstLine = line.split('\n', 1)[0] ?? ''
  const trailing = isTimeline && firstLine.length === line.length && firstLine.length < 200 ? trailingStamp(firstLine) : null
  return trailing && { stamp: trailing.stamp, source: trailing.source, at: null, rest: trailing.rest }
}

/** The time that a sentence of an item tells, where no item of its list begins or ends with one. */
function stampWithin(item: ListItem, source: Source): Read | null {
  const first = item.children[0]
  if (first?.type !== 'paragraph') return null
  const words = source.flat(startOf(first), Math.min(endOf(first), startOf(first) + 1_000))
  const told = timeWithin(words)
  return told && { stamp: told.stamp, source: told.source, at: startOf(first), rest: words }
}

/** How many of a list's items, nested ones too, bear a stamp; `timed` counts those with a time of day. */
export function countStamps(list: List, source: Source, isTimeline = false): { items: number; stamped: number; timed: number } {
  const count = { items: 0, stamped: 0, timed: 0 }
  for (const item of list.children) {
    count.items++
    const read = itemStamp(item, source, isTimeline)
    if (read) count.stamped++
    if (read?.stamp.clock || read?.stamp.relative) count.timed++
  }
  return count
}

/** The entries of a list: its items, and nested items with stamps of their own. A bullet that is only a day holds for those below it. */
export function listEntries(list: List, source: Source, around: Surroundings, isTimeline: boolean): RawEntry[] {
  const isUntold = isTimeline && list.children.every((item) => !itemStamp(item, source, true) && !hasStampedList(item, source))
  // One more than an incident may have tells that there were too many.
  const items = list.children.slice(0, ENTRY_LIMIT + 1)
  return items.flatMap((item) => itemEntries(item, source, around, isTimeline, isUntold))
}

const hasStampedList = (item: ListItem, source: Source): boolean =>
  item.children.some((child) => child.type === 'list' && countStamps(child, source, true).stamped > 0)

/** An item without a stamp is an entry only in a list where no item has one: there the order is all that is known. */
function itemEntries(item: ListItem, source: Source, around: Surroundings, isTimeline: boolean, isUntold: boolean): RawEntry[] {
  const read = itemStamp(item, source, isTimeline) ?? (isUntold ? stampWithin(item, source) : null)
  const nested = item.children.filter((child): child is List => child.type === 'list')
  const below = nested.filter((list) => countStamps(list, source, isTimeline).stamped > 0)
  const first = item.children[0]
  const day = first?.type === 'paragraph' && below.length > 0 ? dayLine(source.text.slice(startOf(first), endOf(first))) : null
  if (day) {
    around.day = day.day
    around.zone = day.zone ?? around.zone
    return below.flatMap((list) => listEntries(list, source, around, isTimeline))
  }
  const cutAt = below[0] ? startOf(below[0]) : endOf(item)
  const own = rawEntry(
    {
      stamp: read?.stamp ?? null,
      sourceText: read?.source ?? null,
      text: entryText(item, read, cutAt, source),
      spans: below.length > 0 ? [{ start: startOf(item), end: cutAt }] : [spanOf(item)],
    },
    around,
  )
  if (read?.stamp.day) around.day = read.stamp.day
  return [...(read || isUntold ? [own] : []), ...below.flatMap((list) => listEntries(list, source, { ...around }, isTimeline))]
}

function entryText(item: ListItem, read: Read | null, end: number, source: Source): string {
  const first = item.children[0]
  const start = first ? startOf(first) : startOf(item)
  if (!read) return source.cut(start, end)
  if (read.at === null) {
    const after = first ? source.cut(endOf(first), end) : ''
    return after ? `${read.rest}\n\n${after}` : read.rest
  }
  const rest = source.cut(read.at, end)
  const opened = read.rest.length - (first ? endOf(first) - read.at : 0)
  return read.rest.slice(0, Math.max(0, opened)) + rest
}
