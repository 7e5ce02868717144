import type { Nodes, PhrasingContent } from 'mdast'
import type { Span } from '../../draft'
import type { LocalAddress } from './addresses'

/** A reference ("[text][id]") with what it stands for, so that a passage can leave its document and keep its links. */
export interface Reference extends Span {
  replacement: string
}

/** The decoded text of a document, and passages cut out of it. */
export class Source {
  constructor(
    readonly text: string,
    /** In the order of the text. */
    readonly references: Reference[] = [],
    /** Tags of HTML that only frame what became blocks. */
    readonly frames: Span[] = [],
    readonly localAddresses: LocalAddress[] = [],
  ) {}

  /** A stretch on one line, each line end a space, so that offsets stay. */
  flat(start: number, end: number): string {
    return this.text.slice(start, end).replace(/[\n\t]/g, ' ')
  }

  /** A passage as Markdown that stands by itself: without the indentation of its surroundings, references written out. */
  cut(start: number, end: number): string {
    const raw = this.withReferences(start, end)
    const trimmed = raw.trim()
    // Looking back for the beginning of the line only where it is needed: a megabyte may be one line.
    if (!trimmed.includes('\n')) return trimmed
    const column = start - (this.text.lastIndexOf('\n', start - 1) + 1)
    return column === 0 ? trimmed : outdent(trimmed, column + (raw.length - raw.trimStart().length))
  }

  /** A sentence copied out of running text, its lines joined. */
  quote(start: number, end: number): string {
    return this.cut(start, end)
      .replace(/[ \t]*\n[ \t>]*(?!\n)/g, ' ')
      .trim()
  }

  /** Whether a heading holds more than its title shows: a link's address, HTML, an entity, more than a title may have. */
  saysMore({ start, end }: Span, title: string): boolean {
    return title.length > 300 || wordsIn(this.text.slice(start, end)).length !== wordsIn(title).length
  }

  private withReferences(start: number, end: number): string {
    if (this.references.length === 0) return this.text.slice(start, end)
    let at = start
    let result = ''
    for (let index = this.firstReference(start); index < this.references.length; index++) {
      const reference = this.references[index]
      if (!reference || reference.end > end) break
      result += this.text.slice(at, reference.start) + reference.replacement
      at = reference.end
    }
    return result + this.text.slice(at, end)
  }

  private firstReference(start: number): number {
    let low = 0
    let high = this.references.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.references[middle]?.start ?? 0) < start) low = middle + 1
      else high = middle
    }
    return low
  }
}

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

/** Takes up to `columns` of indentation and quote marks off every line but the first. */
function outdent(text: string, columns: number): string {
  const indentation = new RegExp(`\\n[ \\t>]{1,${Math.min(columns, 200)}}`, 'g')
  return text.replace(indentation, '\n')
}

/** The words of a node as they are read, without marks. */
export function plainText(node: Nodes | PhrasingContent): string {
  if ('value' in node) return node.type === 'html' ? '' : node.value
  if ('alt' in node) return node.alt ?? ''
  if (node.type === 'break') return ' '
  return 'children' in node ? node.children.map(plainText).join('') : ''
}

/** A node and everything in it, in the order of the document. */
export function visit(node: Nodes, see: (node: Nodes) => void): void {
  see(node)
  if ('children' in node) for (const child of node.children) visit(child, see)
}

export const startOf = (node: Nodes): number => node.position?.start.offset ?? 0
export const endOf = (node: Nodes): number => node.position?.end.offset ?? 0
export const spanOf = (node: Nodes): Span => ({ start: startOf(node), end: endOf(node) })

/** The lines of a stretch of the text as spans, without their line ends and without a backslash or spaces that break the line. */
export function linesOf(text: string, start: number, end: number): Span[] {
  const lines: Span[] = []
  for (let at = start; at < end; ) {
    const stop = text.indexOf('\n', at)
    const lineEnd = stop < 0 || stop > end ? end : stop
    const indent = /^[ \t>]*/.exec(text.slice(at, Math.min(lineEnd, at + 200)))?.[0].length ?? 0
    const tail =
      /(?:[ \t]*\\|[ \t]+|<br\s?\/?>\s*)$/.exec(text.slice(Math.max(at + indent, lineEnd - 40), lineEnd))?.[0].length ?? 0
    if (lineEnd - tail > at + indent) lines.push({ start: at + indent, end: lineEnd - tail })
    at = lineEnd + 1
  }
  return lines
}
