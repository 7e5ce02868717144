import type { List, ListItem } from 'mdast'
import type { Span } from '../../draft'
import { endOf, linesOf, type Source, spanOf, startOf } from './source'

/** A passage that can become an item: where it stands with its bullet, and its words without. */
export interface Unit {
  span: Span
  text: string
  /** The box of a task list. */
  checked: boolean | null
  item: ListItem | null
}

export function listUnits(list: List, source: Source): Unit[] {
  return list.children.flatMap((item) => {
    const [first] = item.children
    return first
      ? [{ span: spanOf(item), text: source.cut(contentStart(item, source), endOf(item)), checked: item.checked ?? null, item }]
      : []
  })
}

/** A task's text begins after its box, which mdast counts to the paragraph or not by its own lights. */
function contentStart(item: ListItem, source: Source): number {
  const first = item.children[0]
  const start = first ? startOf(first) : startOf(item)
  const box =
    item.checked === null || item.checked === undefined ? null : /^\[[ xX]\]\s+/.exec(source.text.slice(start, start + 8))
  return start + (box?.[0].length ?? 0)
}

/** The mark of a bullet that Markdown does not know, or that lacks the space behind it. */
const BULLET = /^(?:[•·●▪◦‣–—]\s*|-(?=\p{L})|\d{1,2}[.)]\s*)(?=\S)/u

/** Lines that are items whose bullets were never written: each ends like a sentence, and the next begins like one (`whole`), or all are short. */
export function lineUnits(start: number, end: number, source: Source, { whole = true } = {}): Unit[] | null {
  const lines = linesOf(source.text, start, end)
  if (lines.length < 2) return null
  const words = lines.map((line) => source.text.slice(line.start, line.end))
  const bulleted = words.every((line) => BULLET.test(line)) || words.every((line) => /^\p{Extended_Pictographic}/u.test(line))
  const isEnded =
    words.slice(0, -1).every((line) => /[.!?。:)]$/.test(line)) &&
    words.every((line) => /^[\p{Lu}\p{N}\p{Lo}"“`*[(@]/u.test(line))
  const isShort =
    words.every((line) => line.length < 160 && /^[\p{Lu}\p{Lo}]/u.test(line)) &&
    words.slice(0, -1).every((line) => line.length < 72 && !/[,;]$/.test(line))
  if (!bulleted && !(isEnded && whole) && !(isShort && words.length >= 3)) return null
  return lines.map((line, index) => ({
    span: line,
    text: bulleted ? (words[index] ?? '').replace(BULLET, '') : source.cut(line.start, line.end),
    checked: null,
    item: null,
  }))
}
