import type { DraftLesson, Span } from '../../../draft'
import { ITEM_LIMIT } from '../../../limits'
import type { Part, Piece } from '../outline/part'
import { sentencesOf } from '../sentences'
import type { Source } from '../source'
import { lineUnits, listUnits } from '../units'
import type { PartKind } from '../words/kinds'
import { ADDS, CONTINUES, LEARNED, REGRET } from '../words/sentences'

const KINDS: Partial<Record<PartKind, DraftLesson['kind']>> = {
  lessons: 'learned',
  went_well: 'went_well',
  went_wrong: 'went_wrong',
  got_lucky: 'got_lucky',
  surprised: 'surprised',
}

interface Read {
  items: DraftLesson[]
  moved: Span[]
  structure: Span[]
}

/** Lessons stand under a heading for them, as bullets or as paragraphs. */
export function readLessons(part: Part, source: Source): Read {
  const read: Read = { items: [], moved: [], structure: [] }
  walk(part, null, source, read)
  return read
}

function walk(part: Part, above: DraftLesson['kind'] | null, source: Source, read: Read): void {
  const own = part.kind === null ? above : (KINDS[part.kind] ?? null)
  if (own) readPieces(part, own, source, read)
  else
    for (const piece of part.pieces)
      if (piece.announced && KINDS[piece.announced] && piece.type === 'list') readPiece(piece, own ?? 'learned', source, read)
  for (const child of part.parts) walk(child, own, source, read)
}

function readPieces(part: Part, kind: DraftLesson['kind'], source: Source, read: Read): void {
  const lists = part.pieces.filter((piece) => piece.type === 'list')
  const paragraphs = part.pieces.filter((piece) => piece.type === 'paragraph')
  for (const piece of lists) readPiece(piece, kind, source, read)
  if (lists.length > 0) return
  const telling = paragraphs.filter((piece) => LEARNED.test(source.flat(piece.start, piece.end)))
  const isStory = paragraphs.length >= 3 && telling.length > 0 && telling.length * 2 <= paragraphs.length
  for (const piece of isStory ? telling : paragraphs) readParagraph(piece, kind, source, read)
}

function readPiece(piece: Piece, kind: DraftLesson['kind'], source: Source, read: Read): void {
  if (piece.node?.type !== 'list') return
  if (piece.announced === 'actions' || piece.announced === 'actions_done' || piece.announced === 'root_cause') return
  const as = (piece.announced && KINDS[piece.announced]) ?? kind
  for (const unit of listUnits(piece.node, source)) push(read, as, unit.text, [unit.span])
}

function readParagraph(piece: Piece, kind: DraftLesson['kind'], source: Source, read: Read): void {
  const lines = lineUnits(piece.start, piece.end, source, { whole: false })
  if (lines) {
    for (const unit of lines) push(read, kind, unit.text, [unit.span])
    return
  }
  const spans = regrets(piece, source) ?? [{ start: piece.start, end: piece.end }]
  for (const span of spans) push(read, kind, source.cut(span.start, span.end), [span])
}

/** A paragraph that lists what would have been better: each such sentence begins a lesson, those that go on with it belong to it. */
function regrets(piece: Piece, source: Source): Span[] | null {
  const sentences = sentencesOf(source.text, piece.start, piece.end)
  const heads = sentences.filter(({ start, end }) => {
    const words = source.flat(start, end)
    return REGRET.test(words) && (ADDS.test(words) || !CONTINUES.test(words))
  })
  if (heads.length < 2) return null
  const bounds = heads.map(({ start }, index) => (index === 0 ? piece.start : start))
  return bounds.map((start, index) => ({ start, end: trimEnd(source.text, start, bounds[index + 1] ?? piece.end) }))
}

const trimEnd = (text: string, start: number, end: number): number => start + text.slice(start, end).trimEnd().length

function push(read: Read, kind: DraftLesson['kind'], text: string, spans: Span[]): void {
  if (!/[\p{L}\p{N}]/u.test(text) || read.items.length >= ITEM_LIMIT) return
  read.items.push({ id: `lesson-${read.items.length + 1}`, spans, kind, text })
  read.moved.push(...spans)
}
