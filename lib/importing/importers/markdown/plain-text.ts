import type { Heading, List, Paragraph, Root, RootContent, Text } from 'mdast'

type Position = NonNullable<Root['position']>

/** Only offsets are looked at by whoever reads the tree. */
function positionOf(start: number, end: number): Position {
  return { start: { line: 1, column: 1, offset: start }, end: { line: 1, column: 1, offset: end } }
}

const LINE = /^(?: {0,3}(#{1,6})[ \t]+|[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+)?/

/**
 * A text as headings, bullets and paragraphs, one look at each line: for text that cannot be parsed as Markdown. Nothing is
 * nested, and marks within a line are words.
 */
export function plainRoot(text: string, from: number): Root {
  const reader = new Reader(text)
  for (let at = from; at < text.length; ) {
    const stop = text.indexOf('\n', at)
    const end = stop < 0 ? text.length : stop
    reader.line(at, end)
    at = end + 1
  }
  return { type: 'root', children: reader.blocks, position: positionOf(0, text.length) }
}

/** All of a text as one block that nothing is looked for in. */
export function wholeRoot(text: string, from: number): Root {
  const value = text.slice(from)
  const block: RootContent = { type: 'code', value, position: positionOf(from, text.length) }
  return { type: 'root', children: value.trim() === '' ? [] : [block], position: positionOf(0, text.length) }
}

class Reader {
  readonly blocks: RootContent[] = []
  private list: List | null = null
  /** The paragraph that the next line goes on with. */
  private open: { words: Text; paragraph: Paragraph; start: number } | null = null

  constructor(private readonly text: string) {}

  line(start: number, end: number): void {
    const line = this.text.slice(start, end)
    const to = start + line.trimEnd().length
    const lead = LINE.exec(line)
    const from = Math.min(start + (lead?.[0].length ?? 0), to)
    if (to === start) this.open = null
    else if (lead?.[1]) this.heading(lead[1].length as Heading['depth'], start, from, to)
    else if (lead?.[0]) this.bullet(start, from, to)
    else this.words(to - line.trim().length, to)
  }

  private heading(depth: Heading['depth'], start: number, from: number, to: number): void {
    this.list = null
    this.open = null
    this.blocks.push({ type: 'heading', depth, children: [this.textOf(from, to)], position: positionOf(start, to) })
  }

  private bullet(start: number, from: number, to: number): void {
    if (!this.list) {
      this.list = { type: 'list', children: [], position: positionOf(start, to) }
      this.blocks.push(this.list)
    }
    const paragraph: Paragraph = { type: 'paragraph', children: [this.textOf(from, to)], position: positionOf(from, to) }
    this.list.children.push({ type: 'listItem', children: [paragraph], position: positionOf(start, to) })
    this.list.position = positionOf(this.list.position?.start.offset ?? start, to)
    this.open = null
  }

  /** A line without a mark goes on with the paragraph above it, and ends a list: what it belongs to there is not told. */
  private words(from: number, to: number): void {
    this.list = null
    if (!this.open) {
      const words = this.textOf(from, to)
      const paragraph: Paragraph = { type: 'paragraph', children: [words] }
      this.blocks.push(paragraph)
      this.open = { words, paragraph, start: from }
    }
    const { words, paragraph, start } = this.open
    words.value = this.text.slice(start, to)
    words.position = positionOf(start, to)
    paragraph.position = words.position
  }

  private textOf(start: number, end: number): Text {
    return { type: 'text', value: this.text.slice(start, end), position: positionOf(start, end) }
  }
}
