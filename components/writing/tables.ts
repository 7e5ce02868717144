/** A caret in a table: which line of it, and which cell. */
export interface CellPlace {
  row: number
  cell: number
}

type Align = 'left' | 'center' | 'right' | 'none'

/** A cell of the line under the heads: "---", ":--:". */
const RULE = /^\s*:?-+:?\s*$/

/** The cells of a line of a table; "\|" does not end one, nor does a bar in `code` of GFM's tables when escaped. */
export function cellsOf(line: string): string[] {
  const cells: string[] = ['']
  const inner = line.trim().replace(/^\|/, '')
  for (let at = 0; at < inner.length; at++) {
    const char = inner[at] ?? ''
    if (char === '|') cells.push('')
    else {
      const pair = char === '\\' && at + 1 < inner.length
      cells[cells.length - 1] += pair ? inner.slice(at, at + 2) : char
      if (pair) at++
    }
  }
  if (cells.length > 1 && cells.at(-1)?.trim() === '') cells.pop()
  return cells.map((cell) => cell.trim())
}

/** Whether lines are a table as GFM has them: heads, a rule, and rows. */
export const isTable = (lines: readonly string[]): boolean => {
  const [head = '', rule = ''] = lines
  return head.includes('|') && rule.includes('-') && cellsOf(rule).every((cell) => RULE.test(cell)) && cellsOf(rule).length > 0
}

/** Which cell of a line a column is in. */
export function cellAt(line: string, column: number): number {
  const before = line.slice(0, column).trimStart().replace(/^\|/, '')
  return Math.max(0, before.replace(/\\./g, '').split('|').length - 1)
}

/** The lines of a table with every bar under the one above it. What is in the cells stays. */
export function alignTable(lines: readonly string[]): string[] {
  const rows = lines.map(cellsOf)
  const columns = Math.max(...rows.map((row) => row.length))
  const aligns = Array.from({ length: columns }, (_, column) => alignOf(rows[1]?.[column] ?? '---'))
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(3, ...rows.map((row, index) => (index === 1 ? 0 : widthOf(row[column] ?? '')))),
  )
  return rows.map((row, index) => {
    const cells = widths.map((width, column) =>
      index === 1 ? ruleOf(aligns[column] ?? 'none', width) : padded(row[column] ?? '', width, aligns[column] ?? 'none'),
    )
    return `| ${cells.join(' | ')} |`
  })
}

/** Where a cell's text begins and ends in an aligned line. */
export function spanOf(line: string, cell: number): { from: number; to: number } {
  const cells = line.slice(1, -1).match(/(?:\\.|[^|\\])*(?:\||$)/g) ?? []
  let from = 1
  for (let index = 0; index < cell; index++) from += cells[index]?.length ?? 0
  const text = (cells[cell] ?? '').replace(/\|$/, '')
  const start = from + (text.trim() === '' ? 1 : text.length - text.trimStart().length)
  return { from: start, to: start + text.trim().length }
}

const alignOf = (rule: string): Align => {
  const [left, right] = [rule.startsWith(':'), rule.endsWith(':')]
  return left && right ? 'center' : right ? 'right' : left ? 'left' : 'none'
}

const ruleOf = (align: Align, width: number): string => {
  const left = align === 'left' || align === 'center' ? ':' : '-'
  const right = align === 'right' || align === 'center' ? ':' : '-'
  return left + '-'.repeat(width - 2) + right
}

/** In places of a letter: those of Chinese, Japanese and Korean take two, marks upon letters none. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + (/\p{Mark}/u.test(char) ? 0 : WIDE.test(char) ? 2 : 1), 0)
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u

function padded(text: string, width: number, align: Align): string {
  const room = width - widthOf(text)
  if (align === 'right') return ' '.repeat(room) + text
  if (align === 'center') return ' '.repeat(Math.floor(room / 2)) + text + ' '.repeat(Math.ceil(room / 2))
  return text + ' '.repeat(room)
}

/** A row without words, of as many cells. */
export const emptyRow = (line: string): string => `|${'  |'.repeat(cellsOf(line).length)}`
