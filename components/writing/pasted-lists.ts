import type { Element, ElementContent } from 'hast'
import { isBlank } from './pasted-marks'

/** Google Docs puts a list that belongs to a point behind it, and not into it. */
export function nest(children: ElementContent[]): ElementContent[] {
  const points: ElementContent[] = []
  for (const child of children.filter((child) => !isBlank(child))) {
    const last = points.at(-1)
    if (child.type !== 'element' || (child.tagName !== 'ul' && child.tagName !== 'ol')) points.push(child)
    else if (last?.type === 'element') points[points.length - 1] = { ...last, children: [...last.children, child] }
    else points.push(...child.children)
  }
  return points
}

/** Points without a list around them are given one. */
export function gather(nodes: ElementContent[]): ElementContent[] {
  const out: ElementContent[] = []
  let list: Element | null = null
  for (const node of nodes) {
    if (node.type === 'element' && node.tagName === 'li') {
      list ??= { type: 'element', tagName: 'ul', properties: {}, children: [] }
      if (out.at(-1) !== list) out.push(list)
      list.children.push(node)
    } else if (!list || !isBlank(node)) {
      list = null
      out.push(node)
    }
  }
  return out
}

/** A point with a box to tick, as each program says it; null where it is none. */
export function asTask(node: Element, children: ElementContent[]): Element | null {
  if (node.tagName !== 'li' && node.properties.dataTaskState === undefined) return null
  const box = boxOf(children)
  const isDone = stateOf(node) ?? box?.isDone
  if (isDone === undefined) return null
  const input: Element = { type: 'element', tagName: 'input', properties: { type: 'checkbox', checked: isDone }, children: [] }
  return { type: 'element', tagName: 'li', properties: {}, children: [input, ...(box?.rest ?? children)] }
}

/** Google Docs, Confluence in the cloud, Confluence on a server. */
function stateOf({ properties }: Element): boolean | undefined {
  if (properties.role === 'checkbox') return properties.ariaChecked === 'true'
  if (properties.dataTaskState !== undefined) return properties.dataTaskState === 'DONE'
  if (properties.dataInlineTaskId !== undefined) return classesOf(properties).includes('checked')
}

/** The box that a point begins with, however deep, and what is left without it. */
function boxOf(children: ElementContent[]): { isDone: boolean; rest: ElementContent[] } | null {
  const at = children.findIndex((child) => !isBlank(child))
  const [first, ...others] = at < 0 ? [] : children.slice(at)
  if (first?.type === 'text') {
    const [mark, state] = /^\s*\[([ xX])\]\s/.exec(first.value) ?? []
    if (mark === undefined) return null
    return { isDone: state !== ' ', rest: [{ type: 'text', value: first.value.slice(mark.length) }, ...others] }
  }
  if (first?.type !== 'element') return null
  if (first.tagName === 'input' && first.properties.type === 'checkbox') {
    return { isDone: first.properties.checked === true, rest: others }
  }
  // Notion draws it.
  if (classesOf(first.properties).includes('checkbox')) {
    return { isDone: classesOf(first.properties).includes('checkbox-on'), rest: others }
  }
  const inner = boxOf(first.children)
  return inner && { isDone: inner.isDone, rest: [{ ...first, children: inner.rest }, ...others] }
}

const classesOf = ({ className }: Element['properties']): unknown[] => (Array.isArray(className) ? className : [])
