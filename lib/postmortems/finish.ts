import type { Element, ElementContent, Nodes, Parents, Root } from 'hast'
import { element, highestLevel, levelOf, textOf } from './hast'
import { judgeLink, slugOf } from './links'
import { isMark, visible } from './visible'

export interface Finish {
  /** What the sanitiser will put before every id. */
  prefix: string
  /** The level the highest heading of the text gets; the others keep their distance to it. */
  topHeading: number
}

const REL = ['noopener', 'noreferrer', 'nofollow']
const LONGEST_ADDRESS_SHOWN = 200

/** Makes the tree of a text fit for our pages: headings, links, pictures, tables, task marks, hidden characters. */
export function finish(root: Root, { prefix, topHeading }: Finish): Root {
  const shift = topHeading - (highestLevel(root) || topHeading)
  const slugs = new Map<string, number>()

  const walkAll = (parent: Parents, inLink = false): ElementContent[] =>
    (parent.children as ElementContent[]).flatMap((child) => walk(child, inLink))

  function walk(node: ElementContent, inLink: boolean): ElementContent[] {
    if (node.type === 'text') return visible(node.value)
    if (node.type !== 'element') return []
    if (levelOf(node)) return [heading(node)]
    if (node.tagName === 'a') return inLink ? walkAll(node, true) : link(node)
    if (node.tagName === 'img') return picture(node, inLink)
    if (node.tagName === 'input') return [taskMark(node.properties.checked === true)]
    const copy = element(node.tagName, node.properties, walkAll(node, inLink))
    if (node.tagName === 'table') return [scrolling(copy)]
    if (node.tagName === 'pre') copy.properties = { ...copy.properties, tabIndex: 0, ...(isDiagram(node) && DIAGRAM) }
    return [copy]
  }

  function heading(node: Element): Element {
    const slug = slugOf(textOf(node))
    const count = (slugs.get(slug) ?? 0) + 1
    slugs.set(slug, count)
    const id = count === 1 ? slug : `${slug}-${count}`
    return element(`h${Math.min(6, levelOf(node) + shift)}`, { id }, walkAll(node))
  }

  function link(node: Element): ElementContent[] {
    const address = String(node.properties.href ?? '')
    const target = judgeLink(address)
    const content = textOf(node).trim() || node.children.some(isPicture) ? walkAll(node, true) : visible(address)
    if (target.kind === 'refused') return [...content, ...(textOf(node) === address ? [] : shownAddress(address))]
    if (target.kind === 'fragment') return [element('a', { ...node.properties, href: `#${prefix}${target.id}` }, content)]
    if (target.kind === 'attachment') return [element('a', { href: target.href }, content)]
    return [element('a', { href: target.href, rel: REL }, content)]
  }

  return { type: 'root', children: walkAll(root) }
}

/** Drawn where it is read (components/diagrams); in files, and until then, it is the code that it is. */
const DIAGRAM = { className: ['md-mermaid'] }

const isDiagram = ({ children: [code] }: Element): boolean =>
  code?.type === 'element' && Array.isArray(code.properties.className) && code.properties.className.includes('language-mermaid')

/** Says in front that a text has marks in the place of hidden characters; somebody may have wanted to deceive its reader. */
export function warnOfHidden(root: Root): Root {
  const count = countMarks(root)
  if (count === 0) return root
  const sentence = `This text holds ${count === 1 ? 'a character' : `${count} characters`} that cannot be seen or that turn the direction of writing; a mark shows where.`
  return {
    type: 'root',
    children: [element('p', { className: ['md-why'] }, [{ type: 'text', value: sentence }]), ...root.children],
  }
}

function countMarks(node: Nodes): number {
  if (!('children' in node)) return 0
  const own = node.type === 'element' && isMark(node) ? 1 : 0
  return node.children.reduce((sum, child) => sum + countMarks(child), own)
}

const isPicture = (node: ElementContent): boolean => node.type === 'element' && node.tagName === 'img'

/**
 * A picture from elsewhere is not loaded: whoever hosts it would learn who reads what, and when. It becomes a link with its
 * description. An attachment is ours, and shown.
 */
function picture(node: Element, inLink: boolean): ElementContent[] {
  const address = String(node.properties.src ?? '')
  const alt = String(node.properties.alt ?? '').trim()
  const target = judgeLink(address)
  const text = visible(alt ? `Image: ${alt}` : 'Image')
  if (target.kind === 'attachment' && target.isPicture) {
    const shown = element('img', { className: ['md-picture'], src: target.href, alt, loading: 'lazy' })
    return inLink ? [shown] : [element('a', { href: target.href }, [shown])]
  }
  if (inLink) return text
  if (target.kind === 'attachment') return [element('a', { href: target.href }, text)]
  if (target.kind !== 'outside') return [...text, ...shownAddress(address)]
  return [element('a', { className: ['md-image'], href: target.href, rel: REL }, alt ? text : visible(`Image: ${target.href}`))]
}

function shownAddress(address: string): ElementContent[] {
  const short = address.length > LONGEST_ADDRESS_SHOWN ? `${address.slice(0, LONGEST_ADDRESS_SHOWN)}…` : address
  return address === '' ? [] : [element('span', { className: ['md-address'] }, visible(` (${short})`))]
}

function taskMark(done: boolean): Element {
  const className = done ? ['md-task', 'md-done'] : ['md-task']
  return element('span', { className, role: 'img', ariaLabel: done ? 'done' : 'not done' }, [
    { type: 'text', value: done ? '✓' : '\u00a0' },
  ])
}

const scrolling = (table: Element): Element =>
  element('div', { className: ['md-table'], role: 'group', ariaLabel: 'Table', tabIndex: 0 }, [table])
