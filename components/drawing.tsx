import type { ElementContent } from 'hast'
import { createElement, type ReactNode } from 'react'

/** A drawing that was made as a tree, on a page. Its attributes are named as React names them; text stays text. */
export const Drawing = ({ of }: { of: ElementContent }): ReactNode => nodeOf(of)

function nodeOf(node: ElementContent): ReactNode {
  if (node.type === 'text') return node.value
  if (node.type !== 'element') return null
  const { className, ...attributes } = node.properties
  const named = Array.isArray(className) && { className: className.join(' ') }
  return createElement(node.tagName, { ...attributes, ...named }, ...node.children.map(nodeOf))
}
