import type { Definition, ImageReference, LinkReference, Root } from 'mdast'
import { endOf, type Reference, startOf, visit } from './source'

/** The references of a document that lead somewhere, in the order of the text, with what each stands for. */
export function referencesOf(text: string, root: Root): Reference[] {
  // Without a definition there is none, and a definition takes this sign: most documents need not be walked.
  if (!text.includes(']:')) return []
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
