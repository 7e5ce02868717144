import type { Root, Text } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { type Handle, toMarkdown } from 'mdast-util-to-markdown'
import { compose } from './directives/compose'
import type { PostmortemDocument } from './document'
import { Embedder } from './embed'
import { frontMatter } from './front-matter'
import type { Template } from './templates/template'

/**
 * A postmortem as Markdown: front matter with the facts, then what the template makes of it. The same document is the same
 * bytes. Can take long on hostile text: write-pool.ts runs it in a thread.
 */
export function writeMarkdown(
  document: PostmortemDocument,
  template: Pick<Template, 'source'>,
  { verbatim = false } = {},
): string {
  const children = compose(template.source, document, new Embedder(verbatim))
  return `${frontMatter(document)}\n${toText({ type: 'root', children })}`
}

/** One way to spell each construct. Tables are not padded: a longer cell would change every line of them. */
export const toText = (tree: Root): string =>
  toMarkdown(tree, {
    bullet: '-',
    bulletOther: '*',
    emphasis: '*',
    fences: true,
    listItemIndent: 'one',
    rule: '*',
    setext: false,
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
    handlers: { text: exactText },
  })

/** Blanks at the edges of a cell would be taken for its padding. */
const exactText: Handle = (node: Text, parent, state, info) => {
  if (parent?.type !== 'tableCell') return state.safe(node.value, info)
  const before = parent.children[0] === node ? blank(node.value[0]) : ''
  const rest = before ? node.value.slice(1) : node.value
  const after = parent.children.at(-1) === node ? blank(rest.at(-1)) : ''
  const core = after ? rest.slice(0, -1) : rest
  return before + state.safe(core, { before: before ? ';' : info.before, after: after ? '&' : info.after }) + after
}

const blank = (char: string | undefined): string => (char === ' ' ? '&#x20;' : char === '\t' ? '&#x9;' : '')
