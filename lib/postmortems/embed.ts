import type {
  BlockContent,
  Definition,
  DefinitionContent,
  Heading,
  Html,
  Nodes,
  Parents,
  PhrasingContent,
  Root,
  RootContent,
} from 'mdast'
import { refuseEarly } from './limits'
import { parse } from './parse'
import { isHarmless } from './raw-html'

export type Block = BlockContent | DefinitionContent

/**
 * Takes people's Markdown into a document, as trees: whatever a text holds, it cannot leave its place, nor change how another one
 * is read. What is done to it, and why, is in docs/decisions/014-markdown.md.
 */
export class Embedder {
  private notes = 0

  /** @param verbatim every text is kept as typed, in a block of code: for a document whose texts cannot be parsed in time. */
  constructor(private readonly verbatim = false) {}

  /** A section's text; its highest heading gets the level `topHeading`, the others keep their distance to it. */
  blocks(markdown: string, topHeading: Heading['depth']): RootContent[] {
    const tree = this.read(markdown, 'section')
    if (!tree) return asTyped(markdown)
    shiftHeadings(tree, topHeading)
    this.tidy(tree)
    return tree.children
  }

  /** Changes a tree so that nothing of it reaches into another one: its references, notes and HTML. */
  tidy(tree: Root): void {
    inlineReferences(tree)
    this.numberNotes(tree)
    tame(tree, true)
  }

  /** An entry, a cause, a lesson: the words of its first paragraph, to stand behind what the template says, and what follows them. */
  short(markdown: string): { words: PhrasingContent[]; blocks: Block[] } {
    const tree = this.read(markdown, 'short')
    if (!tree) return { words: [], blocks: asTyped(markdown) }
    tame(tree, false)
    const [first, ...rest] = tree.children as Block[]
    return first?.type === 'paragraph' ? { words: first.children, blocks: rest } : { words: [], blocks: tree.children as Block[] }
  }

  private read(markdown: string, reading: 'section' | 'short'): Root | null {
    return this.verbatim || refuseEarly(markdown) ? null : parse(markdown.replace(/\r\n?/g, '\n'), reading)
  }

  /** Notes are counted through the document, so that two texts cannot use the same name. */
  private numberNotes(tree: Root): void {
    const names = new Map<string, string>()
    visit(tree, (node) => {
      if (node.type !== 'footnoteReference' && node.type !== 'footnoteDefinition') return
      const name = names.get(node.identifier) ?? String(++this.notes)
      names.set(node.identifier, name)
      node.identifier = name
      node.label = name
    })
  }
}

const asTyped = (markdown: string): Block[] => [
  { type: 'code', value: markdown.replace(/\r\n?/g, '\n').replace(/\0/g, '\ufffd') },
]

export function visit(node: Nodes, look: (node: Nodes) => void): void {
  look(node)
  if ('children' in node) for (const child of node.children) visit(child, look)
}

/** Replaces the children of every parent, from the leaves up. */
export function rewrite(node: Nodes, change: (children: Nodes[], parent: Parents) => Nodes[]): void {
  if (!('children' in node)) return
  for (const child of node.children) rewrite(child, change)
  node.children = change(node.children, node) as typeof node.children
}

function shiftHeadings(tree: Root, top: number): void {
  let highest = 7
  visit(tree, (node) => {
    if (node.type === 'heading') highest = Math.min(highest, node.depth)
  })
  visit(tree, (node) => {
    if (node.type === 'heading') node.depth = Math.min(6, node.depth - highest + top) as Heading['depth']
  })
}

/**
 * A definition of one text would give an address to the words in brackets of another: references become links of their own. A
 * definition nobody refers to (a way to write comments) becomes a comment.
 */
function inlineReferences(tree: Root): void {
  const definitions = new Map<string, Definition>()
  visit(tree, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
  })
  if (definitions.size === 0) return
  const used = new Set<Definition>()
  rewrite(tree, (children) =>
    children.map((node) => {
      if (node.type !== 'linkReference' && node.type !== 'imageReference') return node
      const definition = definitions.get(node.identifier)
      if (!definition) return node
      used.add(definition)
      const { url, title } = definition
      return node.type === 'linkReference'
        ? { type: 'link', url, title, children: node.children }
        : { type: 'image', url, title, alt: node.alt }
    }),
  )
  rewrite(tree, (children) =>
    children.flatMap((node) => {
      if (node.type !== 'definition') return [node]
      return used.has(node) ? [] : [asComment(node)]
    }),
  )
}

function asComment({ label, identifier, url, title }: Definition): Nodes {
  const source = `[${label ?? identifier}]: ${url}${title ? ` "${title}"` : ''}`
  const comment = `<!-- ${source} -->`
  return isHarmless([comment]) && !source.includes('\n') ? { type: 'html', value: comment } : { type: 'code', value: source }
}

/** HTML that could reach beyond its place, and addresses that run something, become text that says what was there. */
function tame(tree: Root, mayKeepHtml: boolean): void {
  rewrite(tree, (children, parent) => {
    const html = children.filter((node) => node.type === 'html').map((node) => node.value)
    const mayStay = isFlow(parent) || !(html.some((value) => /[\r\n]/.test(value)) || beginsBlock(children))
    const keep = html.length > 0 && mayKeepHtml && isHarmless(html) && mayStay
    return children.flatMap((node): Nodes[] => {
      if (node.type === 'html') return [keep ? node : typedHtml(node, parent)]
      if (node.type === 'link' && runsSomething(node.url)) return [...node.children, { type: 'text', value: ` (${node.url})` }]
      if (node.type === 'link' && isNoMail(node.url)) return node.children
      if (node.type === 'image' && runsSomething(node.url)) return [{ type: 'text', value: `${node.alt ?? ''} (${node.url})` }]
      return [parent.type === 'listItem' ? asMark(node) : node]
    })
  })
}

/** A list of one empty point within a point (`1. 1.`) is read as one or as words, by where it stands: it is written as its mark. */
function asMark(node: Nodes): Nodes {
  if (node.type !== 'list' || node.children.length !== 1 || node.children[0]?.children.length !== 0) return node
  const value = node.ordered ? `${node.start ?? 1}.` : '-'
  return { type: 'paragraph', children: [{ type: 'text', value }] }
}

/** Tags that begin a block of HTML, wherever in a line they end. */
const BLOCK =
  /^<(?:!--|\/?(?:details|summary|p|div|center|blockquote|hr|[uo]l|li|d[ltd]|table|caption|t(?:head|body|foot|r|h|d))\b)/i

/** Whether words would be read as a block of HTML where they stand at the beginning of a line: by its tag, or because it stands alone. */
function beginsBlock([first, second]: Nodes[]): boolean {
  if (first?.type !== 'html') return false
  return (
    BLOCK.test(first.value) || !second || second.type === 'break' || (second.type === 'text' && /^\s*(\n|$)/.test(second.value))
  )
}

/** What GitHub takes for the address of a letter by itself, and no reader between angle brackets, where it would be written. */
const isNoMail = (address: string): boolean =>
  /^mailto:/i.test(address) && !/^mailto:[\w.!#$%&'*+/=?^`{|}~-]+@([a-z\d]([a-z\d-]{0,61}[a-z\d])?(\.|$))+$/i.test(address)

export const isFlow = (node: Parents): boolean => ['root', 'blockquote', 'listItem', 'footnoteDefinition'].includes(node.type)

export const typedHtml = (node: Html, parent: Parents): Nodes =>
  isFlow(parent) ? { type: 'code', lang: 'html', value: node.value } : { type: 'text', value: node.value }

/** Judged as a browser would read it. Addresses within a repository, and those other programs open, are left as they are. */
function runsSomething(address: string): boolean {
  if (!URL.canParse(address, 'https://base.invalid/')) return false
  return ['javascript:', 'vbscript:', 'data:', 'blob:', 'filesystem:'].includes(
    new URL(address, 'https://base.invalid/').protocol,
  )
}
