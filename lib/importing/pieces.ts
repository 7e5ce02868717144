import { leadingStamp } from '../times/stamp'
import type { ItemKind, Span } from './draft'

const MARKER = /^([ \t>]*)(?:[-*+•‣]|\d{1,4}[.)])[ \t]+/
const TABLE_ROW = /^[ \t>]*\|.*\|[ \t]*$/
const RULE_ROW = /^[ \t>]*(?:\|[ \t]*)?:?--[\s:|-]*$/

interface Line extends Span {
  text: string
}

/**
 * The pieces of a text that each are something of their own: the outermost items of a list, the rows of a table, lines that begin
 * with a time. Spans into the text; none where it is all one.
 */
export function piecesOf(text: string, to: ItemKind): Span[] {
  if (to === 'section') return []
  const lines = linesIn(text)
  for (const pieces of [listItems(lines), tableRows(lines), to === 'entry' ? timedLines(lines) : []])
    if (pieces.length >= 2) return pieces
  return []
}

function linesIn(text: string): Line[] {
  const lines: Line[] = []
  for (let start = 0; start < text.length; ) {
    const stop = text.indexOf('\n', start)
    const end = stop === -1 ? text.length : stop
    lines.push({ start, end, text: text.slice(start, end) })
    start = end + 1
  }
  return lines
}

/** Each item goes on over what is indented below it. */
function listItems(lines: Line[]): Span[] {
  const depth = Math.min(...lines.flatMap(({ text }) => MARKER.exec(text)?.[1]?.length ?? []))
  const items: Span[] = []
  let isOpen = false
  for (const { start, end, text } of lines) {
    const indent = MARKER.exec(text)?.[1]?.length
    const last = items.at(-1)
    if (indent === depth) items.push({ start, end })
    else if (isOpen && last && /^[ \t]+\S/.test(text)) last.end = end
    isOpen = indent === depth || (isOpen && !/^\S/.test(text))
  }
  return items
}

function tableRows(lines: Line[]): Span[] {
  const rule = lines.findIndex(({ text }) => text.includes('|') && RULE_ROW.test(text))
  const rows = lines.filter(({ text }, at) => TABLE_ROW.test(text) && !RULE_ROW.test(text) && at !== rule - 1)
  return rows.map(({ start, end }) => ({ start, end }))
}

/** A line with a time and those after it that have none. */
function timedLines(lines: Line[]): Span[] {
  const pieces: Span[] = []
  for (const { start, end, text } of lines) {
    const last = pieces.at(-1)
    if (leadingStamp(text)) pieces.push({ start, end })
    else if (last && text.trim() !== '') last.end = end
  }
  return pieces
}

/** A piece as the text of an item: without the mark of its list, heading, quote or row; and whether a box at its front is ticked. */
export function cleaned(piece: string): { text: string; done: boolean | null } {
  const row = TABLE_ROW.test(piece)
    ? piece.replace(/^[ \t>]*\||\|[ \t]*$/g, '').replace(/[ \t]*(?<!\\)\|[ \t]*/g, ' ')
    : piece.replace(MARKER, '').replace(/^[ \t]*(?:>[ \t]?)+|^[ \t]*#{1,6}[ \t]+/, '')
  const box = /^[ \t]*\[([ xX])\][ \t]+/.exec(row)
  const text = box ? row.slice(box[0].length) : row
  return { text: text.trim(), done: box ? box[1] !== ' ' : null }
}
