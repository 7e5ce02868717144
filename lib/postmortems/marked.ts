import type { ElementContent, Nodes, Parents } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { element, textOf } from './hast'
import type { SafeHtml } from './rendering'

/** Longer ones are shown without marks: parsing them again would be felt. */
const LONGEST = 300_000

/** Characters of what a reader reads, by the id they are marked with. */
export interface Mark {
  id: string
  start: number
  end: number
}

/** What somebody would read in a text that was laid out. */
export const textIn = (html: SafeHtml): string => textOf(fromHtml(html, { fragment: true }))

/** The same text with passages marked. Only <mark> is added, and text stays text. */
export function markPassages(html: SafeHtml, marks: readonly Mark[]): SafeHtml {
  if (marks.length === 0 || html.length > LONGEST) return html
  const tree = fromHtml(html, { fragment: true })
  const named = new Set<string>()
  let at = 0
  const walk = (node: Parents): void => {
    node.children = (node.children as ElementContent[]).flatMap((child) => {
      if (child.type !== 'text') {
        if ('children' in child) walk(child)
        return [child]
      }
      const from = at
      at += child.value.length
      return cut(child.value, from, marks, named)
    })
  }
  walk(tree)
  return toHtml(tree as Nodes) as SafeHtml
}

/** A text with a link behind it. */
export const withLink = (html: SafeHtml, { href, text }: { href: string; text: string }): SafeHtml =>
  `${html} ${toHtml(element('a', { href, className: ['md-said'] }, [{ type: 'text', value: text }]))}` as SafeHtml

function cut(text: string, from: number, marks: readonly Mark[], named: Set<string>): ElementContent[] {
  const inside = (edge: number) => edge > from && edge < from + text.length
  const edges = [from, ...marks.flatMap(({ start, end }) => [start, end]).filter(inside), from + text.length]
  const cuts = [...new Set(edges)].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((start, index) => {
    const value = text.slice(start - from, (cuts[index + 1] ?? 0) - from)
    const mark = marks.find((each) => each.start <= start && start < each.end)
    if (!mark || value.trim() === '') return { type: 'text', value }
    const isFirst = !named.has(mark.id)
    named.add(mark.id)
    return element('mark', isFirst ? { id: mark.id } : {}, [{ type: 'text', value }])
  })
}
