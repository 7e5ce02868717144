import type { Paragraph, Root, RootContent } from 'mdast'
import { plainText, type Source, startOf } from '../source'

/**
 * The paragraphs that are headings in a document without any mark of Markdown, with their level: one short line that begins
 * like a title, does not end like a sentence, and has running text below it. The title is the longest of those that stand
 * before the first long paragraph; shorter ones above it are a site's name, an author.
 */
export function plainHeadings(root: Root, source: Source): Map<RootContent, number> {
  const found = new Map<RootContent, number>()
  if (root.children.some((node) => node.type === 'heading')) return found
  const paragraphs = root.children.filter((node): node is Paragraph => node.type === 'paragraph')
  const lengths = paragraphs.map((node) => plainText(node).length)
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, paragraphs.length)
  if (paragraphs.length < 6 || average < 40) return found
  for (const [index, node] of root.children.entries())
    if (node.type === 'paragraph' && root.children[index + 1] && looksLikeHeading(node, source)) found.set(node, 2)
  const title = titleAmong(
    paragraphs
      .slice(
        0,
        paragraphs.findIndex((_, index) => (lengths[index] ?? 0) > 80),
      )
      .filter((node) => found.has(node)),
  )
  if (!title) return found
  for (const node of found.keys()) {
    if (node === title) break
    found.delete(node)
  }
  return found.set(title, 1)
}

/** Long lines before short ones, Written Like Titles before all others. */
function weight(node: Paragraph): number {
  const words = plainText(node).trim().split(/\s+/)
  const capitals = words.filter((word) => /^[\p{Lu}\p{N}]/u.test(word)).length
  return words.length + (words.length > 2 && capitals >= words.length * 0.6 ? 100 : 0)
}

function titleAmong(candidates: Paragraph[]): Paragraph | undefined {
  return candidates.reduce<Paragraph | undefined>((best, node) => (!best || weight(node) > weight(best) ? node : best), undefined)
}

function looksLikeHeading(node: Paragraph, source: Source): boolean {
  const text = plainText(node).trim()
  if (text.length > 80 || text.includes('\n')) return false
  const words = text.split(/\s+/)
  if (words.length > 10 || !/^[\p{Lu}\p{N}]/u.test(text)) return false
  if (/[.,;:…)\]]$/.test(text) && !/\(\d+\)$/.test(text)) return false
  if (/[.!?]\s/.test(text) || /[“”"«»•|]|https?:/.test(text)) return false
  if (text.includes(',') && words.filter((word) => /^\p{Lu}/u.test(word)).length < words.length * 0.6) return false
  return !isIndented(node, source)
}

/** A line set in from the margin is an item of a list whose marks were lost. */
const isIndented = (node: Paragraph, source: Source): boolean =>
  /\n[ \t]+$/.test(source.text.slice(Math.max(0, startOf(node) - 8), startOf(node)))
