import type { PhrasingContent, RootContent } from 'mdast'
import type { DifferenceKind } from '../../importing/difference/content'
import { toText } from '../../postmortems/markdown'

/** An item as a file shows it: its fields are the words that stand there, not yet what they mean. */
export interface Seen {
  kind: DifferenceKind
  /** By what it is the same item in two versions of a file: the heading of a section, the number of an action; else null. */
  name: string | null
  fields: Record<string, string>
  line: number
  /** Of a cause: what it is a why of. */
  below?: Seen | null
}

interface Passage {
  line: number
  text: string
}

export interface Told extends Passage {
  /** The item it tells of; null where it tells of the whole. */
  of: Seen | null
}

export interface Foreign extends Passage {
  why: string
}

/** Everything a file holds: each passage of it stands in one of the three. */
export interface SeenFile {
  items: Seen[]
  /** What we write from what we know, and read nothing from: states, proof, measures. */
  told: Told[]
  /** What is none of our writing, with why. */
  foreign: Foreign[]
}

/** Gathers what the parts of a file hold. Lines are counted from the first of the file. */
export class Gathering implements SeenFile {
  readonly items: Seen[] = []
  readonly told: Told[] = []
  readonly foreign: Foreign[] = []

  constructor(private readonly linesBefore: number) {}

  lineOf(node: RootContent | PhrasingContent | undefined): number {
    return (node?.position?.start.line ?? 1) + this.linesBefore
  }

  see(kind: DifferenceKind, name: string | null, fields: Record<string, string>, node: RootContent | undefined): Seen {
    const seen = { kind, name, fields, line: this.lineOf(node) }
    this.items.push(seen)
    return seen
  }

  tell(node: RootContent | PhrasingContent | undefined, text: string, of: Seen | null = null): void {
    this.told.push({ line: this.lineOf(node), text, of })
  }

  refuse(node: RootContent, why: string): void {
    this.foreign.push({ line: this.lineOf(node), text: markdownOf([node]), why })
  }
}

/** Blocks as Markdown, each construct spelt in the one way that we spell it. */
export const markdownOf = (blocks: readonly RootContent[]): string => toText({ type: 'root', children: [...blocks] }).trim()

/** Words of one paragraph as Markdown, without the blanks at their edges. */
export function markdownOfWords(words: readonly PhrasingContent[]): string {
  const [first, ...rest] = words
  const trimmed = first?.type === 'text' ? [{ ...first, value: first.value.trimStart() }, ...rest] : [...words]
  return trimmed.length === 0 ? '' : markdownOf([{ type: 'paragraph', children: trimmed }])
}

/** What a reader sees of nodes, without any mark. */
export const wordsOf = (nodes: readonly (RootContent | PhrasingContent)[]): string =>
  nodes.map((node) => ('value' in node ? node.value : 'children' in node ? wordsOf(node.children) : '')).join('')

/** The words of a paragraph and what stands below them, as one text. */
export const joinTexts = (...texts: string[]): string => texts.filter((text) => text !== '').join('\n\n')
