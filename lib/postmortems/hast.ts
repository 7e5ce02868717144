import type { Element, ElementContent, Nodes, Properties } from 'hast'

export function element(tagName: string, properties: Properties, children: ElementContent[] = []): Element {
  return { type: 'element', tagName, properties, children }
}

/** What somebody would read in the tree. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

/** 2 for an <h2>; 0 for what is no heading. */
export const levelOf = (node: Nodes): number =>
  node.type === 'element' && /^h[1-6]$/.test(node.tagName) ? Number(node.tagName[1]) : 0

/** The level of the highest heading in the tree; 0 without one. */
export function highestLevel(node: Nodes): number {
  const own = levelOf(node)
  if (own) return own
  const below = 'children' in node ? node.children.map(highestLevel).filter(Boolean) : []
  return below.reduce((highest, level) => Math.min(highest, level), 7) % 7
}
