import { fromHtml } from 'hast-util-from-html'
import { toMdast } from 'hast-util-to-mdast'
import type { Html, Nodes, Root, RootContent } from 'mdast'
import type { Span } from '../../draft'
import { endOf, startOf } from './source'

const STRUCTURAL = /<(?:table|ul|ol|h[1-6]|summary)\b/i
const FRAME =
  /<\/?(?:table|thead|tbody|tfoot|tr|td|th|ul|ol|li|h[1-6]|p|div|section|center|details|summary)(?:\s[^<>]{0,500})?>/gi
const LASTING = /<(\/?)(?:table|ul|ol)\b/gi
/** Documents of more blocks, longer stretches and those with more tags stay as they are. */
const BLOCK_LIMIT = 500
const LENGTH_LIMIT = 200_000
const TAG_LIMIT = 5_000

/**
 * Puts the headings, lists and tables that HTML blocks hold in place of them, with their positions in the text. Answers the
 * tags that framed them, which are words of no item.
 */
export function readHtml(root: Root, text: string): Span[] {
  const frames: Span[] = []
  if (root.children.filter(isStructural).length > BLOCK_LIMIT) return frames
  const children: RootContent[] = []
  for (let index = 0; index < root.children.length; index++) {
    const node = root.children[index] as RootContent
    const last = isStructural(node) ? lastOf(root.children, index) : null
    const read = last === null ? null : blocksOf(startOf(node), endOf(root.children[last] as RootContent), text)
    children.push(...(read?.blocks ?? [node]))
    frames.push(...(read?.frames ?? []))
    if (read && last !== null) index = last
  }
  root.children = children
  return frames
}

const isStructural = (node: RootContent): boolean => node.type === 'html' && STRUCTURAL.test(node.value)

/** A table or a list may hold empty lines, at which Markdown ends its block: the index of the block that closes what is open. */
function lastOf(nodes: RootContent[], first: number): number {
  let open = 0
  for (let index = first; index < Math.min(nodes.length, first + 500); index++) {
    const node = nodes[index]
    if (node?.type === 'html') open += openedBy(node)
    if (open <= 0) return index
  }
  return first
}

function openedBy({ value }: Html): number {
  let open = 0
  for (const [, closing] of value.matchAll(LASTING)) open += closing ? -1 : 1
  return open
}

function blocksOf(start: number, end: number, text: string): { blocks: RootContent[]; frames: Span[] } | null {
  const html = text.slice(start, end)
  const frames = [...html.matchAll(FRAME)].map(({ 0: tag, index }) => ({ start: start + index, end: start + index + tag.length }))
  if (html.length > LENGTH_LIMIT || frames.length > TAG_LIMIT) return null
  try {
    const tree = toMdast(fromHtml(html.replace(/<(\/?)summary\b/gi, '<$1strong '), { fragment: true }))
    place(tree, start)
    return tree.type === 'root' ? { blocks: tree.children.map(asBlock).filter(isPlaced), frames } : null
  } catch {
    return null
  }
}

/** Words between blocks, and the summary of details, are paragraphs of their own. */
const asBlock = (node: RootContent): RootContent =>
  node.type === 'strong' || node.type === 'text' || node.type === 'link' || node.type === 'image' || node.type === 'emphasis'
    ? { type: 'paragraph', children: [node], position: node.position }
    : node

const isPlaced = (node: Nodes): boolean =>
  node.type === 'tableCell'
    ? node.children.every(isPlaced)
    : node.position !== undefined && (!('children' in node) || (node.children.length > 0 && node.children.every(isPlaced)))

/** Positions are those of the text; a paragraph without tags of its own has the place of what it holds. */
function place(node: Nodes, by: number): void {
  if (node.position) {
    node.position.start.offset = startOf(node) + by
    node.position.end.offset = endOf(node) + by
  }
  if (!('children' in node)) return
  if (node.type === 'tableRow') node.children = node.children.filter(({ position }) => position !== undefined)
  for (const child of node.children) place(child, by)
  const [first, last] = [node.children[0]?.position, node.children.at(-1)?.position]
  if (first && last) node.position ??= { start: first.start, end: last.end }
  if (last && node.type === 'listItem' && node.position) node.position.end = last.end
}
