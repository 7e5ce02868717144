import { EditorSelection, type EditorState } from '@codemirror/state'
import type { EditorView, KeyBinding } from '@codemirror/view'
import { alignTable, type CellPlace, cellAt, cellsOf, emptyRow, isTable, spanOf } from './tables'

interface FoundTable {
  lines: string[]
  from: number
  to: number
  place: CellPlace
}

/** Tab goes from cell to cell of a table and aligns it, also a row that is new; elsewhere it is the browser's, and leaves. */
export const tableKeys: readonly KeyBinding[] = [
  { key: 'Tab', run: (view) => step(view, 1) },
  { key: 'Shift-Tab', run: (view) => step(view, -1) },
]

function step(view: EditorView, by: 1 | -1): boolean {
  const table = findTable(view.state)
  if (!table) return false
  const lines = [...table.lines]
  const place = next(lines, table.place, by)
  if (!place) return false
  if (place.row === lines.length) lines.push(emptyRow(lines[0] ?? ''))
  const aligned = alignTable(lines)
  const before = aligned.slice(0, place.row).reduce((sum, line) => sum + line.length + 1, 0)
  const { from, to } = spanOf(aligned[place.row] ?? '', place.cell)
  const at = table.from + before
  view.dispatch({
    changes: { from: table.from, to: table.to, insert: aligned.join('\n') },
    selection: EditorSelection.range(at + from, at + to),
    scrollIntoView: true,
    userEvent: 'input.table',
  })
  return true
}

/** The cell that follows, past the rule under the heads; null before the first. */
function next(lines: readonly string[], { row, cell }: CellPlace, by: 1 | -1): CellPlace | null {
  const count = cellsOf(lines[0] ?? '').length
  const to = Math.min(cell, count - 1) + by
  if (row !== 1 && to >= 0 && to < count) return { row, cell: to }
  const other = row + by
  const target = other === 1 ? other + by : other
  return target < 0 ? null : { row: target, cell: by === 1 ? 0 : count - 1 }
}

/** The table around the caret. */
function findTable(state: EditorState): FoundTable | null {
  const { main } = state.selection
  const line = state.doc.lineAt(main.head)
  if (!line.text.includes('|') || main.to > line.to || main.from < line.from) return null
  let [first, last] = [line.number, line.number]
  while (first > 1 && state.doc.line(first - 1).text.includes('|')) first--
  while (last < state.doc.lines && state.doc.line(last + 1).text.includes('|')) last++
  const lines = Array.from({ length: last - first + 1 }, (_, index) => state.doc.line(first + index).text)
  if (!isTable(lines)) return null
  const place = { row: line.number - first, cell: cellAt(line.text, main.head - line.from) }
  return { lines, from: state.doc.line(first).from, to: state.doc.line(last).to, place }
}
