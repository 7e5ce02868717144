import { readClock } from '../../../../times/clock'
import { readStamp, type Stamp } from '../../../../times/stamp'
import type { Part } from '../outline/part'
import { partsWithin } from '../outline/part'
import { sentencesOf } from '../sentences'
import type { Source } from '../source'
import type { PartKind } from '../words/kinds'
import { type RawEntry, rawEntry } from './raw-entry'

const TELLING = new Set<PartKind>([
  'summary',
  'narrative',
  'impact',
  'detection',
  'response',
  'resolution',
  'background',
  'timeline',
])
const CLOCK =
  /(?<![\d.:/\w-])(?:\d{1,2}[:h]\d{2}|\d{1,2}\s?[ap]m\b|[0-2]\d[0-5]\d(?=\s?(?:hours|hrs)\b)|\d{1,2}(?:\.\d{2})?\s?Uhr\b|(?<=(?<!\p{L})(?:ore|alle)\s)\d{1,2}\.\d{2}|(?:(?:午前|午後|上午|下午|凌晨|晚上|오전|오후|새벽)\s?)?\d{1,2}\s?(?:[時时]\s?\d{1,2}\s?分|[点點]\s?\d{1,2}\s?分|시\s?\d{1,2}\s?분))/giu

/**
 * Times told in running text ("At 10:10 we deployed"), where a document has no timeline of another form: each clause with a
 * time of its own is copied. The two ends of a span of time ("from 15:30 to 18:10") tell how long, not what happened.
 */
export function proseEntries(part: Part, source: Source): RawEntry[] {
  const entries: RawEntry[] = []
  for (const one of partsWithin(part)) {
    if (one.kind !== null && !TELLING.has(one.kind)) continue
    for (const piece of one.pieces) if (piece.type === 'paragraph') entries.push(...fromParagraph(piece.start, piece.end, source))
  }
  return entries.length >= 2 ? entries : []
}

function fromParagraph(start: number, end: number, source: Source): RawEntry[] {
  const text = source.text
  if (!CLOCK.test(text.slice(start, end))) return []
  CLOCK.lastIndex = 0
  return sentencesOf(text, start, end).flatMap((sentence) => {
    const words = source.flat(sentence.start, sentence.end)
    const told = timeWithin(words)
    if (!told) return []
    const { stamp, start: stampStart } = told
    return [
      {
        ...rawEntry(
          { stamp, sourceText: told.source, text: clauseAround(words, stampStart, stamp), spans: [sentence] },
          { day: null, zone: null, year: null },
        ),
        isQuoted: true,
      },
    ]
  })
}

/** The one time of day that a sentence tells; null where it tells none, several or a span of time. */
export function timeWithin(words: string): { stamp: Stamp; start: number; source: string } | null {
  const times = [...words.matchAll(CLOCK)].filter(({ index }) => readClock(words, index))
  const [time] = times
  if (!time || times.length > 1 || isSpan(words, time.index)) return null
  const start =
    /(?:(?:on|at|around|about|um|à|às|a las|vers|gegen|alle|alle ore|около|(?<!\p{L})в)\s+)?[\s*_`(]*$/iu.exec(
      words.slice(0, time.index),
    )?.index ?? time.index
  const stamp = readStamp(words, start)
  return stamp?.clock && !stamp.until ? { stamp, start, source: words.slice(start, stamp.end).trim() } : null
}

const isSpan = (words: string, at: number): boolean =>
  /(?<!\p{L})(?:from|between|until|till|since|de|von|zwischen|entre|bis|seit|desde|hasta|até|dalle|tra|с|до|между)\s+(?:about\s+|around\s+|approximately\s+)?[*_(]*$/iu.test(
    words.slice(Math.max(0, at - 30), at),
  )

/** The clause that the time belongs to: the sentence, or what follows "and at 11:58". */
function clauseAround(words: string, start: number, stamp: Stamp): string {
  const after = words.slice(stamp.end).replace(/^[\s*_`),:.–—-]+/, '')
  const before = words.slice(0, start).trim()
  const begins = before === '' || /(?:\b(?:and|but|und|et|y|e)|,|;)$/i.test(before)
  if (begins && /\p{L}{2}/u.test(after)) return after
  const clause = /^(?:after|before|when|while|once|as|since|nach|als|después|après)\b[^,]{3,120},\s+(?=\S)/i.exec(words)
  return clause && start > clause[0].length ? words.slice(clause[0].length).trim() : words.trim()
}
