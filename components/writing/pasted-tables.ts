import type { Element, ElementContent } from 'hast'
import { isBlank } from './pasted-marks'

const LINES = new Set(['p', 'div', 'ul', 'ol', 'li', 'pre', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'tr', 'br'])

/** A cell is one line in Markdown: what stood in several is parted by breaks. */
export function asCell(children: ElementContent[]): ElementContent[] {
  const lines = linesOf(children).filter((line) => !line.every(isBlank))
  return lines.flatMap((line, at) =>
    at === 0 ? line : [{ type: 'element', tagName: 'br', properties: {}, children: [] }, ...line],
  )
}

function linesOf(nodes: ElementContent[]): ElementContent[][] {
  const lines: ElementContent[][] = [[]]
  for (const node of nodes) {
    if (node.type === 'element' && LINES.has(node.tagName)) lines.push(...linesOf(node.children), [])
    else lines.at(-1)?.push(node)
  }
  return lines
}

/** A table in Markdown has heads: where none are marked, they are the first row. Heads are not bold besides. */
export function headed(table: Element): Element {
  const row = firstRow(table)
  const cells = row?.children.filter((cell): cell is Element => cell.type === 'element') ?? []
  for (const cell of cells) {
    cell.tagName = 'th'
    const [only, ...more] = cell.children.filter((child) => !isBlank(child))
    if (only?.type === 'element' && ['b', 'strong'].includes(only.tagName) && more.length === 0) cell.children = only.children
  }
  return table
}

function firstRow({ children }: Element): Element | undefined {
  for (const child of children) {
    if (child.type !== 'element') continue
    const row = child.tagName === 'tr' ? child : firstRow(child)
    if (row) return row
  }
}
