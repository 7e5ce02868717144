import type { ElementContent } from 'hast'

/** A mark around words. Spaces at its ends stand outside: Markdown knows no mark that ends with one. */
export function around(tagName: string, children: ElementContent[]): ElementContent[] {
  if (children.every(isBlank)) return children
  const inner = [...children]
  const first = cut(inner[0], /^\s+/)
  if (first) inner[0] = first.rest
  const last = cut(inner.at(-1), /\s+$/)
  if (last) inner[inner.length - 1] = last.rest
  const mark: ElementContent = { type: 'element', tagName, properties: {}, children: inner }
  return [...(first ? [first.space] : []), mark, ...(last ? [last.space] : [])]
}

export const isBlank = (node: ElementContent): boolean => node.type === 'text' && node.value.trim() === ''

function cut(node: ElementContent | undefined, spaces: RegExp): Record<'space' | 'rest', ElementContent> | null {
  const found = node?.type === 'text' ? spaces.exec(node.value) : null
  if (node?.type !== 'text' || !found) return null
  return { space: { type: 'text', value: found[0] }, rest: { type: 'text', value: node.value.replace(spaces, '') } }
}
