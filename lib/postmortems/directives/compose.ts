import type { Root, RootContent } from 'mdast'
import type { PostmortemDocument } from '../document'
import type { Embedder } from '../embed'
import { parseTemplate } from './parse'
import { writeTree } from './write'

/** What a template's source makes of a postmortem, as the tree that is written out. */
export function compose(source: string, document: PostmortemDocument, embed: Embedder): RootContent[] {
  const tree = parseTemplate(source)
  embed.tidy(tree)
  return writeTree(tree, { document, documents: [document], embed, placed: new Set(keysOf(tree.children)) })
}

/** Keys of the sections that are named in a template. */
const keysOf = (children: Root['children']): string[] =>
  children.flatMap((node) => {
    if (node.type === 'containerDirective') return keysOf(node.children)
    return node.type === 'leafDirective' && node.name === 'section' ? [node.attributes?.key ?? ''] : []
  })
