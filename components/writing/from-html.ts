import { fromHtml } from 'hast-util-from-html'
import { defaultHandlers, toMdast } from 'hast-util-to-mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import { tidyPasted } from './tidy-pasted'

/** What somebody copied from a page or a document, as Markdown. Loaded when the first is pasted. */
export function markdownFromHtml(html: string): string {
  const tree = fromHtml(html)
  const document = toMdast(tidyPasted(tree), {
    document: true,
    handlers: {
      br: (state) => (state.inTable ? { type: 'html', value: '<br>' } : { type: 'break' }),
      // A point that holds a list is not yet one with gaps.
      li: (state, node) => {
        const point = defaultHandlers.li(state, node)
        return { ...point, spread: point.children.filter(({ type }) => type === 'paragraph').length > 1 }
      },
    },
  })
  return toMarkdown(document, {
    extensions: [gfmToMarkdown()],
    bullet: '-',
    emphasis: '_',
    listItemIndent: 'one',
    rule: '-',
  }).trim()
}
