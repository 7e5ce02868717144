import type { Nodes, RootContent } from 'mdast'
import { mermaidOf } from '../../timeline/picture/mermaid'
import type { Pictured } from '../../timeline/picture/told'
import { placedOf } from '../../timeline/picture/told'
import { leftOut } from '../../timeline/picture/words'
import type { Entry } from '../document'
import type { Embedder } from '../embed'
import { paragraph } from '../mdast'
import { inOneLine } from './one-line'

/** The timeline as a diagram that Mermaid draws, and what has no place in it. */
export function chart(entries: Entry[], zone: string, embed: Embedder): RootContent[] {
  const pictured = entries.map(({ text, ...entry }) => picturedOf(entry, inOneLine(embed.short(text)).map(wordsOf).join('')))
  const value = mermaidOf(pictured, zone)
  const missing = leftOut(pictured, placedOf(pictured, zone))
  return [
    ...(value === null ? [] : [{ type: 'code' as const, lang: 'mermaid', value }]),
    ...(missing ? [paragraph(missing)] : []),
  ]
}

/** An entry of a document as pictures are made of it. */
export const picturedOf = ({ occurredAt, endedAt, ...entry }: Omit<Entry, 'text'>, text: string): Pictured => ({
  ...entry,
  text,
  occurredAt: occurredAt === null ? null : new Date(occurredAt),
  endedAt: endedAt === null ? null : new Date(endedAt),
  href: null,
})

function wordsOf(node: Nodes): string {
  if ('value' in node) return node.value
  if ('alt' in node) return node.alt ?? ''
  return 'children' in node ? node.children.map(wordsOf).join('') : ''
}
