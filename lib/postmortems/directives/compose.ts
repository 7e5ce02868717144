import type { Root, RootContent } from 'mdast'
import type { PostmortemDocument } from '../document'
import type { Embedder } from '../embed'
import { publicPart } from '../public'
import { parseTemplate } from './parse'
import { together } from './several'
import { PUBLIC_ONLY, writeTree } from './write'

export type Documents = readonly [PostmortemDocument, ...PostmortemDocument[]]

/** What a template's source makes of postmortems, as the tree that is written out; and what of them it was given to tell. */
export function compose(
  source: string,
  documents: Documents,
  embed: Embedder,
): { documents: Documents; children: RootContent[] } {
  const tree = parseTemplate(source)
  embed.tidy(tree)
  const [first] = tree.children
  const isPublicOnly = first?.type === 'leafDirective' && first.name === PUBLIC_ONLY
  const told = isPublicOnly ? (documents.map(publicPart) as unknown as Documents) : documents
  const scene = { document: together(told), documents: told, embed, placed: new Set(keysOf(tree.children)) }
  return { documents: told, children: writeTree(tree, scene) }
}

/** Keys of the sections that are named in a template. */
const keysOf = (children: Root['children']): string[] =>
  children.flatMap((node) => {
    if (node.type === 'containerDirective') return keysOf(node.children)
    return node.type === 'leafDirective' && node.name === 'section' ? [node.attributes?.key ?? ''] : []
  })
