import type { List, RootContent } from 'mdast'
import type { Span } from '../../../draft'
import type { PartKind } from '../words/kinds'

/** A block of a document, or the rest of one after a label. */
export interface Piece extends Span {
  type: 'paragraph' | 'list' | 'table' | 'code' | 'html' | 'quote' | 'other'
  node: RootContent | List | null
  /** What the sentence before the list announces ("Two actions for the next weeks:"). */
  announced: PartKind | null
}

/** A heading or a label with everything below it. Spans are offsets in the text; `title` covers the marks too. */
export interface Part extends Span {
  title: string
  titleSpan: Span
  /** 0 the whole, 1 to 6 headings, 7 labels in bold. */
  level: number
  kind: PartKind | null
  /** Nothing but a word of the vocabulary: the heading is structure, not content. */
  isBare: boolean
  pieces: Piece[]
  parts: Part[]
}

export const newPart = (title: string, titleSpan: Span, level: number, kind: PartKind | null, isBare: boolean): Part => ({
  title,
  titleSpan,
  level,
  kind,
  isBare,
  pieces: [],
  parts: [],
  start: titleSpan.start,
  end: titleSpan.end,
})

/** The part and everything below it, in the order of the document. */
export function* partsWithin(part: Part): Generator<Part> {
  yield part
  for (const child of part.parts) yield* partsWithin(child)
}
