/** Characters in one text. */
export const SIZE_LIMIT = 1_000_000

/** Lists, quotes and the like deeper than this are not laid out: parsers take a time beyond all measure for them. */
export const NESTING_LIMIT = 100

/** Why a text is shown as it was typed. The first two can be told without parsing. */
export type Refused = 'size' | 'nesting' | 'deadline' | 'crash'

/** The reason not to parse a text at all; null when it may be tried. */
export function refuseEarly(text: string): Refused | null {
  if (text.length > SIZE_LIMIT) return 'size'
  return nestingDepth(text) > NESTING_LIMIT ? 'nesting' : null
}

const MARKER = /[>]|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/y

const FENCE = /^ {0,3}(`{3,}|~{3,})/

/**
 * How deep quotes and lists are nested, at most; looks at each character a fixed number of times, so it is safe on any text. Code
 * between fences does not count. A text can hide its depth behind what only looks like a fence: then the deadline ends it.
 */
export function nestingDepth(text: string): number {
  let deepest = 0
  let open: number[] = []
  let fence = ''
  for (const line of text.split(/\r\n?|\n/)) {
    const mark = FENCE.exec(line)?.[1] ?? ''
    if (fence) {
      if (mark.startsWith(fence) && line.trim() === mark) fence = ''
      continue
    }
    fence = mark
    const columns = markerColumns(line)
    if (columns.length === 0) continue
    const first = columns[0] ?? 0
    open = open.filter((column) => column < first)
    open.push(...columns)
    deepest = Math.max(deepest, open.length)
    if (deepest > NESTING_LIMIT) return deepest
  }
  return deepest
}

/** The columns at which containers begin on this line. */
function markerColumns(line: string): number[] {
  const columns: number[] = []
  let at = 0
  while (at < line.length) {
    while (line[at] === ' ' || line[at] === '\t') at++
    MARKER.lastIndex = at
    const marker = MARKER.exec(line)
    if (!marker) break
    columns.push(at)
    if (columns.length > NESTING_LIMIT) break
    at += marker[0].length
  }
  return columns
}
