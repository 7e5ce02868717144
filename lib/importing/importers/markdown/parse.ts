import type { Definition, ImageReference, LinkReference, Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { Invalid } from '../../../platform/errors'
import { NESTING_LIMIT, nestingDepth } from '../../../postmortems/limits'
import { type FrontMatter, readFrontMatter } from './front-matter'
import { readHtml } from './html'
import { endOf, type Reference, Source, startOf } from './source'

export interface Parsed {
  source: Source
  root: Root
  frontMatter: FrontMatter | null
}

/**
 * Parses a document. Hostile text can take unbounded time or overflow the stack: call it in a thread with a deadline.
 * @throws Invalid where lists and quotes are nested too deep.
 */
export function parseDocument(text: string): Parsed {
  const frontMatter = readFrontMatter(text)
  const body = frontMatter ? text.slice(0, frontMatter.end).replace(/[^\n]/g, ' ') + text.slice(frontMatter.end) : text
  if (nestingDepth(body) > NESTING_LIMIT)
    throw new Invalid(`Lists and quotes are nested deeper than ${NESTING_LIMIT} levels. Flatten them and import again.`, {
      file: 'Nested too deep.',
    })
  const root = fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  const frames = readHtml(root, text)
  return { source: new Source(text, referencesOf(text, root), frames), root, frontMatter }
}

function referencesOf(text: string, root: Root): Reference[] {
  const definitions = new Map<string, Definition>()
  const uses: (LinkReference | ImageReference)[] = []
  visit(root, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
    if (node.type === 'linkReference' || node.type === 'imageReference') uses.push(node)
  })
  return uses.flatMap((use) => {
    const definition = definitions.get(use.identifier)
    return definition ? [{ start: startOf(use), end: endOf(use), replacement: writtenOut(text, use, definition) }] : []
  })
}

/** "[text][id]" as "[text](address "id")": the id's words stay too. */
function writtenOut(text: string, use: LinkReference | ImageReference, { url, title, label }: Definition): string {
  const raw = text.slice(startOf(use), endOf(use))
  const first = use.type === 'linkReference' ? use.children[0] : undefined
  const last = use.type === 'linkReference' ? use.children.at(-1) : undefined
  const words =
    first && last ? text.slice(startOf(first), endOf(last)) : (use.type === 'imageReference' && use.alt) || (label ?? '')
  const name = [title, use.referenceType === 'full' ? label : null].filter(Boolean).join(' – ')
  const address = /[\s()<>]/.test(url) ? `<${url.replace(/[<>\n]/g, encodeURIComponent)}>` : url
  return `${raw.startsWith('!') ? '!' : ''}[${words}](${address}${name ? ` "${name.replaceAll('"', '\\"')}"` : ''})`
}

function visit(node: Nodes, see: (node: Nodes) => void): void {
  see(node)
  if ('children' in node) for (const child of node.children) visit(child, see)
}
