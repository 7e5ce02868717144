import type { Nodes, Root } from 'mdast'
import type { Span } from '../../draft'
import { spanOf, visit } from './source'

/** A picture or a link whose address is told from where the file lay ("img/a.png"), which nobody knows here. */
export interface LocalAddress extends Span {
  address: string
  isPicture: boolean
}

/** Has a scheme, a host, or is a place within the document. */
const REACHABLE = /^(?:[a-z][a-z\d+.-]*:|\/\/|#|$)/i
const HTML_PICTURE = /<img\b[^<>]{0,2000}?\ssrc\s*=\s*["']?([^\s"'<>]{1,2000})/gi

/** The pictures and links of a document that lead to files beside it, in its order. */
export function localAddresses(root: Root): LocalAddress[] {
  const found: LocalAddress[] = []
  visit(root, (node) => {
    for (const { address, isPicture } of addressesIn(node))
      if (!REACHABLE.test(address)) found.push({ address, isPicture, ...spanOf(node) })
  })
  return found
}

function addressesIn(node: Nodes): { address: string; isPicture: boolean }[] {
  if (node.type === 'image') return [{ address: node.url, isPicture: true }]
  if (node.type === 'link' || node.type === 'definition') return [{ address: node.url, isPicture: false }]
  if (node.type !== 'html') return []
  return [...node.value.matchAll(HTML_PICTURE)].map(([, address = '']) => ({ address, isPicture: true }))
}
