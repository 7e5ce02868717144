import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item'
import { localAddresses } from './addresses'
import { type FrontMatter, readFrontMatter } from './front-matter'
import { readHtml } from './html'
import { plainRoot, wholeRoot } from './plain-text'
import { referencesOf } from './references'
import { Source } from './source'

export interface Parsed {
  source: Source
  root: Root
  frontMatter: FrontMatter | null
}

/**
 * How closely a document is looked at: as Markdown, which hostile text can make last beyond all measure; as lines, of which only
 * headings and bullets are told apart; or as one block of text. The later two look at each character a fixed number of times.
 */
export type Way = 'markdown' | 'lines' | 'block'

/**
 * GitHub's Markdown without bare addresses as links: every passage is copied as it stands in the text, bare addresses with it, and
 * to look for them at each letter takes a third of the time of parsing.
 */
const EXTENSIONS = {
  extensions: [gfmFootnote(), gfmStrikethrough(), gfmTable(), gfmTaskListItem()],
  mdastExtensions: [
    gfmFootnoteFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmTableFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
  ],
}

export function parseAs(way: Way, text: string): Parsed {
  const frontMatter = readFrontMatter(text)
  const start = frontMatter?.end ?? 0
  if (way === 'lines') return { source: new Source(text), root: plainRoot(text, start), frontMatter }
  if (way === 'block') return { source: new Source(text), root: wholeRoot(text, start), frontMatter }
  const root = fromMarkdown(text.slice(0, start).replace(/[^\n]/g, ' ') + text.slice(start), EXTENSIONS)
  const frames = readHtml(root, text)
  return { source: new Source(text, referencesOf(text, root), frames, localAddresses(root)), root, frontMatter }
}
