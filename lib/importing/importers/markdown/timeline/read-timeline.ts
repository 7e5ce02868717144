import type { List, Table } from 'mdast'
import { leadingStamp } from '../../../../times/stamp'
import { findZone } from '../../../../times/zone'
import type { Span } from '../../../draft'
import { ENTRY_LIMIT, SPAN_LIMIT } from '../../../limits'
import type { Part, Piece } from '../outline/part'
import { linesOf, type Source } from '../source'
import type { PartKind } from '../words/kinds'
import { countStamps, listEntries } from './list'
import { dayLine, yearIn, zoneNote } from './notes'
import { BEGINS_SENTENCE, paragraphEntries } from './paragraph'
import { type RawEntry, rawEntry, type Surroundings } from './raw-entry'
import { tableEntries } from './table'

export interface TimelineRead {
  entries: RawEntry[]
  structure: Span[]
}

/** Parts that are never looked at for stamps: a due date is no entry. */
const OTHER = new Set<PartKind>([
  'actions',
  'actions_done',
  'lessons',
  'went_well',
  'went_wrong',
  'got_lucky',
  'surprised',
  'root_cause',
  'contributing_factor',
  'trigger',
  'appendix',
  'facts',
  'people',
  'closing',
  'hypotheses',
])

/** Every entry of an incident, wherever its stamps stand: below a heading for it, or in other parts that look like one. */
export function readTimelines(part: Part, source: Source): TimelineRead {
  const read: TimelineRead = { entries: [], structure: [] }
  walk(part, part.kind, source, read)
  return read
}

function walk(part: Part, kind: PartKind | null, source: Source, read: TimelineRead): void {
  const here = part.kind ?? kind
  const isTimeline = here === 'timeline'
  if (isTimeline || (!OTHER.has(here ?? 'summary') && looksTimed(part, source))) {
    const around = surroundings(part.title)
    const from = read.entries.length
    readPart(part, isTimeline, source, around, read)
    for (const entry of read.entries.slice(from)) entry.group = part.start
    return
  }
  for (const child of part.parts) walk(child, here, source, read)
}

function surroundings(title: string): Surroundings {
  const day = leadingStampAnywhere(title)
  return { day, zone: findZone(title)?.zone ?? null, year: yearIn(title) }
}

function leadingStampAnywhere(title: string) {
  const found = leadingStamp(title)
  return found?.stamp.day?.day ? found.stamp.day : null
}

/** Two stamps with times at the beginnings of its items, lines or bold paragraphs, and most of its items have one. */
function looksTimed(part: Part, source: Source): boolean {
  let items = 0
  let timed = 0
  for (const piece of part.pieces) {
    if (piece.announced && OTHER.has(piece.announced)) continue
    if (piece.node?.type === 'list') {
      const count = countStamps(piece.node, source)
      if (count.timed >= count.items * 0.6) timed += count.timed
      items += count.timed > 0 ? count.items : 0
    } else if (piece.type === 'paragraph') {
      const lines = linesOf(source.text, piece.start, piece.end).filter((line) =>
        isTimed(source.text.slice(line.start, Math.min(line.end, line.start + 200))),
      )
      timed += lines.length
      items += lines.length
    } else if (piece.node?.type === 'table') {
      const found =
        tableEntries(piece.node, source, { day: null, zone: null, year: null }, false)?.filter((entry) => entry.stamp?.clock)
          .length ?? 0
      timed += found
      items += found
    }
  }
  return timed >= 2 && timed >= items * 0.5
}

/** A list of which most items, or a paragraph whose first line, begins with a time. */
function isTimedPiece(piece: Piece, source: Source): boolean {
  if (piece.node?.type === 'list') {
    const { items, timed } = countStamps(piece.node, source)
    return timed > 0 && timed >= items * 0.6
  }
  const [line] = piece.type === 'paragraph' ? linesOf(source.text, piece.start, piece.end) : []
  return line !== undefined && isTimed(source.text.slice(line.start, line.end))
}

function isTimed(line: string): boolean {
  const found = leadingStamp(line)
  if (!found || BEGINS_SENTENCE.test(line)) return false
  if (found.stamp.relative) return true
  if (found.stamp.clock) return found.at > found.stamp.end || /^[*_[(]/.test(line) || found.rest === ''
  return /^\*\*/.test(line) && found.stamp.day?.day !== null && found.stamp.day?.year !== null
}

function readPart(part: Part, isTimeline: boolean, source: Source, around: Surroundings, read: TimelineRead): void {
  const last = lastWithStamps(part.pieces, isTimeline, source)
  let isBelowHead = false
  for (const [index, piece] of part.pieces.entries()) {
    if (piece.node?.type === 'thematicBreak') isBelowHead = false
    const before = read.entries.length
    readPiece(piece, index < last || isBelowHead, isTimeline, source, around, read)
    if (read.entries.length > before) isBelowHead = isStampAlone(piece, source)
  }
  for (const child of part.parts) readChild(child, isTimeline, source, around, read)
}

/** "**2020-06-05 10:27 Update 5**": a paragraph in bold that does the work of a heading for what follows. */
const isStampAlone = (piece: Piece, source: Source): boolean =>
  piece.type === 'paragraph' && /^(\*\*|__)[^\n]{1,80}\1\s*[:：]?$/.test(source.text.slice(piece.start, piece.end))

/** The index of the last piece that holds entries: what stands between entries belongs to them, what follows the last does not. */
function lastWithStamps(pieces: Piece[], isTimeline: boolean, source: Source): number {
  return pieces.findLastIndex((piece) => {
    if (piece.node?.type === 'list') return countStamps(piece.node, source, isTimeline).stamped > 0
    if (piece.type === 'table') return isTimeline
    if (piece.type !== 'paragraph') return false
    const line = linesOf(source.text, piece.start, piece.end)[0]
    return line !== undefined && leadingStamp(source.text.slice(line.start, line.end), { vague: true }) !== null
  })
}

function readPiece(
  piece: Piece,
  isBetween: boolean,
  isTimeline: boolean,
  source: Source,
  around: Surroundings,
  read: TimelineRead,
): void {
  if ((piece.announced && OTHER.has(piece.announced)) || read.entries.length > ENTRY_LIMIT) return
  if (piece.node?.type === 'list') readList(piece.node, isTimeline, source, around, read)
  else if (piece.node?.type === 'table') readTable(piece.node, isTimeline, source, around, read)
  else if (piece.type === 'paragraph') {
    const found = paragraphEntries(piece.start, piece.end, isTimeline, source, around)
    read.structure.push(...found.structure)
    if (found.entries.length === 0 && isBetween) attach(found.rest, piece, source, read)
    read.entries.push(...found.entries)
  } else if (isBetween) attach([piece], piece, source, read)
}

/** What stands between two entries is part of the first. */
function attach(spans: Span[], piece: Piece, source: Source, read: TimelineRead): void {
  const entry = read.entries.at(-1)
  if (!entry || spans.length === 0) return
  const text = source.cut(piece.start, piece.end)
  entry.text = entry.text && text ? `${entry.text}\n\n${text}` : entry.text || text
  const last = entry.spans.at(-1)
  if (last && entry.spans.length >= SPAN_LIMIT) last.end = piece.end
  else entry.spans.push({ start: piece.start, end: piece.end })
}

function readList(list: List, isTimeline: boolean, source: Source, around: Surroundings, read: TimelineRead): void {
  const count = countStamps(list, source, isTimeline)
  const nested = list.children.some((item) =>
    item.children.some((child) => child.type === 'list' && countStamps(child, source, isTimeline).stamped > 0),
  )
  if (!isTimeline && count.stamped < count.items * 0.6 && !nested) return
  if (count.stamped === 0 && !nested && !isTimeline) return
  read.entries.push(...listEntries(list, source, around, isTimeline))
}

function readTable(table: Table, isTimeline: boolean, source: Source, around: Surroundings, read: TimelineRead): void {
  const entries = tableEntries(table, source, around, isTimeline)
  const head = table.children[0]
  if (!entries || !head) return
  read.entries.push(...entries)
  const first = table.children[1]
  read.structure.push({
    start: head.position?.start.offset ?? 0,
    end: first?.position?.start.offset ?? table.position?.end.offset ?? 0,
  })
}

/** A heading below the timeline: an entry, the day of those below it, or a division. */
function readChild(part: Part, isTimeline: boolean, source: Source, around: Surroundings, read: TimelineRead): void {
  if (part.kind !== null && OTHER.has(part.kind)) return
  const stamp = leadingStamp(part.title, { vague: true })
  const holds =
    part.pieces.some((piece) => isTimedPiece(piece, source)) || part.parts.some((child) => leadingStamp(child.title)?.stamp.clock)
  const day = dayLine(part.title)
  if (day && holds) {
    around.day = day.day
    around.zone = day.zone ?? around.zone
    read.structure.push(part.titleSpan)
    readPart(part, isTimeline, source, around, read)
    return
  }
  if (stamp && (stamp.stamp.clock || (isTimeline && stamp.stamp.day?.day))) {
    read.entries.push(headingEntry(part, stamp, source, around))
    if (source.saysMore(part.titleSpan, part.title)) read.structure.push(part.titleSpan)
    if (stamp.stamp.day) around.day = stamp.stamp.day
    return
  }
  const zone = findZone(part.title)?.zone
  const inner = { ...around, zone: zone && zoneNote(`times ${part.title}`) ? zone : around.zone }
  readPart(part, isTimeline && (part.kind === null || part.kind === 'timeline'), source, inner, read)
}

function headingEntry(
  part: Part,
  stamp: NonNullable<ReturnType<typeof leadingStamp>>,
  source: Source,
  around: Surroundings,
): RawEntry {
  const body = source.cut(part.titleSpan.end, part.end)
  const text = [stamp.rest.trim(), body].filter(Boolean).join('\n\n')
  return rawEntry({ stamp: stamp.stamp, sourceText: stamp.source, text, spans: [{ start: part.start, end: part.end }] }, around)
}
