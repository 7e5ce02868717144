import type { Element, Nodes, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import type { Nodes as MarkdownNodes } from 'mdast'
import { expect } from 'vitest'
import type { PostmortemDocument } from '@/lib/postmortems/document'
import { parse } from '@/lib/postmortems/parse'
import { makeAction, makeDocument, makeEntry } from '../postmortem'
import { hostileToSites } from './hostile'

const CODE = (text: string) => `Before\n\n~~~yaml\n  a: |\n    ${text}\n~~~\n\n- in a list:\n\n  ~~~\n  ${text}\n  ~~~\n\nAfter.`

export interface PageOfSite {
  document: PostmortemDocument
  /** What stands in every field of it; null for the ordinary one. */
  text: string | null
}

/** How often such a text stands in a page as it was typed: in names, titles and code. Where it is Markdown, it may read otherwise. */
const TYPED = 13

/** The ordinary postmortem, and one for each hostile text, which stands in every field of it. */
export function pagesOfSite(): PageOfSite[] {
  return [
    { document: makeDocument({ number: 1 }), text: null },
    ...hostileToSites.map((text, index) => ({ text, document: filledWith(text, index + 2) })),
  ]
}

const filledWith = (text: string, number: number): PostmortemDocument =>
  makeDocument({
    number,
    title: `T ${text}`,
    people: [{ name: text, role: 'lead' }],
    services: [text],
    tags: [text],
    sections: [{ key: 'code', title: text, body: CODE(text) }],
    timeline: [makeEntry({ occurredAt: '2026-08-14T08:10:00.000Z', text: `E ${text}`, attributedTo: text }), makeEntry({ text })],
    causes: [],
    actions: [makeAction({ title: `A ${text}`, owner: text, details: CODE(text) })],
    lessons: [{ kind: 'learned', text }],
  })

/** Finds a postmortem in the words of its page: title, timeline, actions, and each text as often as it was typed. */
export function expectWords(words: string, { document, text }: PageOfSite): void {
  const page = spaced(words)
  const isThere = (part: string) => expect(page, document.title).toContain(spaced(part))
  isThere(document.title)
  isThere('Timeline')
  for (const entry of document.timeline) for (const word of wordsOf(parse(entry.text, 'short'))) isThere(word)
  isThere('Corrective actions')
  for (const { title } of document.actions) isThere(title)
  if (text !== null) expect(page.split(spaced(text)).length - 1, `${text} in ${page}`).toBeGreaterThanOrEqual(TYPED)
}

/** The same in a page of HTML, in which nothing runs. */
export function expectPage(html: string, page: PageOfSite): void {
  const tree = fromHtml(html)
  expectWords(textOf(tree), page)
  const running = elements(tree).filter(runsSomething)
  expect(
    running.map(({ tagName }) => tagName),
    page.document.title,
  ).toEqual([])
}

const spaced = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim()

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (!('children' in node)) return ''
  const text = node.children.map(textOf).join('')
  return node.type === 'element' && !INLINE.has(node.tagName) ? ` ${text} ` : text
}

const INLINE = new Set(['a', 'abbr', 'code', 'del', 'em', 'span', 'strong', 'sub', 'sup'])

const elements = (node: Root | Element): Element[] =>
  node.children.flatMap((child) => (child.type === 'element' ? [child, ...elements(child)] : []))

const runsSomething = ({ tagName, properties }: Element): boolean =>
  ['script', 'iframe', 'object', 'embed'].includes(tagName) ||
  Object.entries(properties).some(([name, value]) => /^on/i.test(name) || /^\s*javascript:/i.test(String(value)))

/** What somebody reads of a short text, word by word. */
function wordsOf(node: MarkdownNodes): string[] {
  if ('children' in node) return node.children.flatMap(wordsOf)
  return 'value' in node ? node.value.split(/\s+/) : []
}
