import { diffWordsWithSpace } from 'diff'

export interface Piece {
  kind: 'same' | 'added' | 'removed' | 'left_out'
  text: string
}

/** Comparing two texts that have little in common takes long; after this many milliseconds they are shown one after the other. */
const PATIENCE_MS = 300
/** So much of what did not change stands around a change. */
const AROUND = 120

/** What became of a text, word by word. Long stretches that did not change are left out; nothing else is. */
export function wordDiff(before: string, after: string): Piece[] {
  const parts = diffWordsWithSpace(before, after, { timeout: PATIENCE_MS })
  if (!parts) return [piece('removed', before), piece('added', after)]
  const pieces = parts.map(({ value, added, removed }) => piece(added ? 'added' : removed ? 'removed' : 'same', value))
  return pieces.flatMap((each, index) =>
    each.kind === 'same' ? shortened(each.text, index === 0, index === pieces.length - 1) : [each],
  )
}

const piece = (kind: Piece['kind'], text: string): Piece => ({ kind, text })

/** The stretch without its middle; without its beginning or end where there the text begins or ends. */
function shortened(text: string, isFirst: boolean, isLast: boolean): Piece[] {
  const head = isFirst ? 0 : AROUND
  const tail = isLast ? 0 : AROUND
  if (text.length <= head + tail + AROUND) return [piece('same', text)]
  const start = text.slice(0, wholeTo(text, head))
  const end = text.slice(wholeTo(text, text.length - tail))
  const middle = text.slice(start.length, text.length - end.length)
  return [piece('same', start), piece('left_out', middle), piece('same', end)].filter((each) => each.text !== '')
}

/** An index that does not fall into the middle of a character. */
const wholeTo = (text: string, index: number): number => (/[\uDC00-\uDFFF]/.test(text.charAt(index)) ? index + 1 : index)
