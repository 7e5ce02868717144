import type { DraftIncident } from './draft'
import { type PassageKind, stretchesOf } from './passages'

/** A stretch of a line that became one thing. `at` is its place in the decoded text. */
export interface SourcePart {
  at: number
  text: string
  kind: PassageKind | null
  /** The item it became. */
  id: string | null
}

export interface SourceLine {
  at: number
  /** How it is set: a heading by its depth, code and tables in columns, the rest as text. */
  as: 'h1' | 'h2' | 'h3' | 'code' | 'table' | 'rule' | 'list' | 'quote' | 'text' | 'blank'
  parts: SourcePart[]
}

/** Characters of the source that are shown at once. */
const WINDOW = 60_000

/** Where the parts of an incident's source begin in the text, each of about `size` characters, cut between lines where there are any. */
export function windowsOf(text: string, { span }: Pick<DraftIncident, 'span'>, size = WINDOW): number[] {
  const starts = [span.start]
  for (let at = span.start; span.end - at > size; ) {
    const line = text.lastIndexOf('\n', at + size)
    at = line > at ? line + 1 : at + size
    starts.push(at)
  }
  return starts
}

/** The lines of a stretch of an incident's source, each cut into what it became. */
export function sourceLines(text: string, incident: DraftIncident, { start, end }: { start: number; end: number }): SourceLine[] {
  const lines: SourceLine[] = []
  const formOf = formsFrom(text, incident.span.start, start)
  let line: SourceLine | undefined
  let at = start
  for (const { text: words, kind, id } of stretchesOf(text, { ...incident, span: { start, end } })) {
    for (const piece of words.split(/(?<=\n)/)) {
      if (!line) {
        const stop = text.indexOf('\n', at)
        line = { at, as: formOf(text.slice(at, stop === -1 || stop > end ? end : stop)), parts: [] }
        lines.push(line)
      }
      const shown = piece.replace(/\r?\n$/, '')
      if (shown !== '')
        line.parts.push({ at, text: shown, kind: shown.trim() === '' ? null : kind, id: shown.trim() === '' ? null : id })
      at += piece.length
      if (piece.endsWith('\n')) line = undefined
    }
  }
  return lines
}

/** Tells how a line is set; what stands between fences is code. Begins with what stands before. */
function formsFrom(text: string, from: number, to: number): (line: string) => SourceLine['as'] {
  let fence: string | null = null
  const step = (line: string): boolean => {
    const mark = /^[ \t>]{0,8}(`{3,}|~{3,})/.exec(line)?.[1]
    const wasIn = fence !== null
    if (mark && fence === null) fence = mark
    else if (mark && fence !== null && mark.startsWith(fence) && line.trim().endsWith(mark)) fence = null
    return wasIn || fence !== null
  }
  for (const [line] of text.slice(from, to).matchAll(/^[ \t>]{0,8}(?:`{3,}|~{3,}).*$/gm)) step(line)
  return (line) => {
    if (step(line)) return 'code'
    if (line.trim() === '') return 'blank'
    const depth = /^[ \t>]{0,6}(#{1,6})[ \t]/.exec(line)?.[1]?.length
    if (depth) return depth === 1 ? 'h1' : depth === 2 ? 'h2' : 'h3'
    if (/^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t:|-]*)?$/.test(line)) return 'rule'
    if (/^[ \t]*\|.*\|/.test(line)) return 'table'
    if (/^[ \t>]*(?:[-*+•]|\d{1,4}[.)])[ \t]/.test(line)) return 'list'
    return /^[ \t]*>/.test(line) ? 'quote' : 'text'
  }
}
