import type { Heading, Nodes } from 'mdast'
import { parse } from '../../postmortems/parse'
import { markdownOf } from './seen'

/** What a file shows of a text, before and after an edit, with its headings on the levels that the text has. */
export function levelBack(text: string, ...shown: [string, string]): [string, string] {
  const own = highest(parse(text, 'section'))
  const there = highest(parse(shown[0], 'section'))
  if (own === null || there === null || own === there) return shown
  return shown.map((one) => shifted(one, own - there)) as [string, string]
}

function headings(node: Nodes): Heading[] {
  if (node.type === 'heading') return [node]
  return 'children' in node ? node.children.flatMap(headings) : []
}

function highest(node: Nodes): number | null {
  const depths = headings(node).map(({ depth }) => depth)
  return depths.length > 0 ? Math.min(...depths) : null
}

function shifted(markdown: string, by: number): string {
  const tree = parse(markdown, 'section')
  for (const heading of headings(tree)) heading.depth = Math.min(6, Math.max(1, heading.depth + by)) as Heading['depth']
  return markdownOf(tree.children)
}
