import { fromHtml } from 'hast-util-from-html'
import { toMdast } from 'hast-util-to-mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import { tidyPasted } from './tidy-pasted'

/** What somebody copied from a page or a document, as Markdown. Loaded when the first is pasted. */
export function markdownFromHtml(html: string): string {
  const tree = fromHtml(html)
  const document = toMdast(tidyPasted(tree), { document: true })
  return toMarkdown(document, {
    extensions: [gfmToMarkdown()],
    bullet: '-',
    emphasis: '_',
    listItemIndent: 'one',
    rule: '-',
  }).trim()
}
