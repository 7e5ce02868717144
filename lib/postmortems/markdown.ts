import type { Root, Text } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { type Handle, toMarkdown } from 'mdast-util-to-markdown'
import { compose, type Documents } from './directives/compose'
import type { PostmortemDocument } from './document'
import { Embedder } from './embed'
import type { Flavour } from './flavours/flavour'
import { DEFAULT_FLAVOUR } from './flavours/registry'
import { factsOf, frontMatter } from './front-matter'
import { recordOf } from './record-of'
import { writeRecord } from './record-text'
import { factsOfReview } from './review-facts'
import type { Template } from './templates/template'

interface Ways {
  flavour?: Flavour
  /** Every text as typed, in blocks of code. */
  verbatim?: boolean
}

/**
 * A postmortem as Markdown: front matter with the facts, then what the template makes of it. The same document is the same
 * bytes. Can take long on hostile text: write-pool.ts runs it in a thread.
 */
export const writeMarkdown = (
  document: PostmortemDocument,
  template: Pick<Template, 'source'> & Partial<Pick<Template, 'lossless'>>,
  ways: Ways = {},
): string => writeSeveral([document], template, ways)

/** Several in one file: a review, where the template is one of several incidents. */
export function writeSeveral(
  documents: Documents,
  template: Pick<Template, 'source'> & Partial<Pick<Template, 'lossless'>>,
  { flavour = DEFAULT_FLAVOUR, verbatim = false }: Ways = {},
): string {
  const composed = compose(template.source, documents, new Embedder(verbatim))
  const [first, second] = composed.documents
  const facts: Record<string, unknown> & { startedOn?: string } = second ? factsOfReview(composed.documents) : factsOf(first)
  const [head, ...rest] = composed.children
  const children = flavour.showsTitle && head?.type === 'heading' && head.depth === 1 ? rest : composed.children
  const body = toText(flavour.prepare({ type: 'root', children }), flavour)
  const file = `${frontMatter({ ...facts, ...flavour.facts(facts) })}\n${flavour.finish(body)}`
  const isReadBack = template.lossless && !second && flavour === DEFAULT_FLAVOUR
  return isReadBack ? `${file}\n${writeRecord(recordOf(first, children))}` : file
}

/** One way to spell each construct. Tables are not padded: a longer cell would change every line of them. */
export const toText = (
  tree: Root,
  { spelling, references }: Pick<Flavour, 'spelling' | 'references'> = DEFAULT_FLAVOUR,
): string =>
  toMarkdown(tree, {
    bullet: '-',
    bulletOther: '*',
    emphasis: '*',
    fences: true,
    listItemIndent: 'one',
    rule: '*',
    setext: false,
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
    ...spelling,
    handlers: { text: exactText(references) },
  })

/** Blanks at the edges of a cell would be taken for its padding, and a paragraph of blanks alone (of other scripts too) for none. */
const exactText =
  (references: readonly string[]): Handle =>
  (node: Text, parent, state, given) => {
    if (parent?.type === 'paragraph' && parent.children.length === 1 && node.value.trim() === '') return spelledOut(node.value)
    const info = references.length > 0 ? { ...given, encode: [...references] } : given
    if (parent?.type !== 'tableCell') return state.safe(node.value, info)
    const before = parent.children[0] === node ? blank(node.value[0]) : ''
    const rest = before ? node.value.slice(1) : node.value
    const after = parent.children.at(-1) === node ? blank(rest.at(-1)) : ''
    const core = after ? rest.slice(0, -1) : rest
    return before + state.safe(core, { ...info, before: before ? ';' : info.before, after: after ? '&' : info.after }) + after
  }

const blank = (char: string | undefined): string => (char === ' ' ? '&#x20;' : char === '\t' ? '&#x9;' : '')

const spelledOut = (blanks: string): string =>
  [...blanks].map((char) => `&#x${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()};`).join('')
