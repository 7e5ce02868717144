import { leadingStamp } from '../../../../times/stamp'
import type { Span } from '../../../draft'
import { ENTRY_LIMIT } from '../../../limits'
import { linesOf, type Source } from '../source'
import { dayLine, zoneNote } from './notes'
import { type RawEntry, rawEntry, type Surroundings } from './raw-entry'

export interface ParagraphRead {
  entries: RawEntry[]
  /** Lines that only say which day or zone follows. */
  structure: Span[]
  /** What belongs to neither: it stands before the first stamp. */
  rest: Span[]
}

/**
 * The lines of a paragraph as entries: each line with a stamp begins one, lines without belong to the one before. `alone`: the
 * paragraph as a whole is judged, its lines being wrapped text.
 */
export function paragraphEntries(
  start: number,
  end: number,
  isTimeline: boolean,
  source: Source,
  around: Surroundings,
): ParagraphRead {
  const read: ParagraphRead = { entries: [], structure: [], rest: [] }
  const lines: string[] = []
  const endEntry = () => {
    const last = read.entries.at(-1)
    if (last && lines.length > 0) last.text = [last.text, ...lines.splice(0)].join('\n').trim()
  }
  for (const line of linesOf(source.text, start, end)) {
    const words = source.text.slice(line.start, line.end)
    const day = dayLine(words)
    if (day) {
      around.day = day.day
      around.zone = day.zone ?? around.zone
      read.structure.push(line)
      continue
    }
    if (isZeroLine(words)) {
      read.rest.push(line)
      continue
    }
    const stamp = !isTimeline && BEGINS_SENTENCE.test(words) ? null : leadingStamp(words, { vague: true })
    const last = read.entries.at(-1)
    if (stamp && hasWords(stamp.rest, words) && (stamp.stamp.clock || stamp.stamp.relative || isFull(stamp.stamp.day))) {
      const text =
        stamp.rest.slice(0, stamp.rest.length - (words.length - stamp.at)) + source.cut(line.start + stamp.at, line.end)
      endEntry()
      if (read.entries.length > ENTRY_LIMIT) break
      read.entries.push(rawEntry({ stamp: stamp.stamp, sourceText: stamp.source, text, spans: [line] }, around))
      if (stamp.stamp.day) around.day = stamp.stamp.day
    } else if (last) {
      lines.push(source.cut(line.start, line.end))
      last.spans = [{ start: last.spans[0]?.start ?? line.start, end: line.end }]
    } else {
      const zone = zoneNote(words)
      if (zone) around.zone = zone
      if (zone && words.length < 60) read.structure.push(line)
      else read.rest.push(line)
    }
  }
  endEntry()
  return read
}

/** "T0 = 14:02 UTC": it says what the entries count from, and is none itself. */
function isZeroLine(words: string): boolean {
  const found = words.length < 90 ? leadingStamp(words) : null
  if (found?.stamp.relative?.seconds !== 0 || !found.stamp.relative.isFromStart) return false
  const time = found.stamp.clock ? found : leadingStamp(found.rest)
  return time?.stamp.clock != null && !/[\p{L}\p{N}]/u.test(time.rest)
}

/** "At 10:10 we deployed" begins running text, unless a heading says that it is a timeline. */
export const BEGINS_SENTENCE = /^(?:at|on|by|around|about|from|since|um|am|gegen|seit|vers|à|le|a las|el|às|em|alle|il)\s/i

/** A stamp with nothing after it is a date line or a signature, unless its bold does the work of a heading. */
const hasWords = (rest: string, line: string): boolean => /[\p{L}\p{N}]/u.test(rest) || /^(?:\*\*|__)/.test(line)

const isFull = (day: { year: number | null; day: number | null } | null): boolean => day !== null && day.day !== null
