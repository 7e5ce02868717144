import type { Node } from 'jsonc-parser'
import type { Sheet } from '../../json/sheet'

/**
 * The words of a message's blocks as mrkdwn, a line for each piece. https://docs.slack.dev/reference/block-kit/blocks
 * The nesting is bounded by what a JSON file may have.
 */
export function wordsOfBlocks(blocks: readonly Node[], sheet: Sheet): string {
  return blocks
    .map((block) => wordsOf(block, sheet))
    .filter(Boolean)
    .join('\n')
}

function wordsOf(node: Node, sheet: Sheet): string {
  switch (sheet.string(node, 'type')) {
    case 'text':
    case 'plain_text':
      return plain(sheet.string(node, 'text') ?? '')
    case 'mrkdwn':
      return sheet.string(node, 'text') ?? ''
    case 'link': {
      const [url, text] = [sheet.string(node, 'url') ?? '', sheet.string(node, 'text')]
      return `<${plain(url)}${text ? `|${plain(text)}` : ''}>`
    }
    case 'emoji':
      return `:${sheet.string(node, 'name') ?? ''}:`
    case 'user':
      return `<@${sheet.string(node, 'user_id') ?? ''}>`
    case 'channel':
      return `<#${sheet.string(node, 'channel_id') ?? ''}>`
    case 'broadcast':
      return `<!${sheet.string(node, 'range') ?? ''}>`
    case 'rich_text_section':
      return within(node, sheet).join('')
    case 'rich_text_list':
      return within(node, sheet)
        .map((item) => `- ${item}`)
        .join('\n')
    case 'rich_text_quote':
      return within(node, sheet).join('').replace(/^/gm, '> ')
    case 'rich_text_preformatted':
      return `\`\`\`${within(node, sheet).join('')}\`\`\``
    default:
      return within(node, sheet).join('\n')
  }
}

/** The words of what a block holds: its text, its fields, its elements. */
function within(node: Node, sheet: Sheet): string[] {
  const inner = [sheet.at(node, 'title'), sheet.at(node, 'text'), ...sheet.list(node, 'fields'), ...sheet.list(node, 'elements')]
  const own = inner.flatMap((child) => (child?.type === 'object' ? [wordsOf(child, sheet)] : []))
  const alone = ['text', 'title', 'alt_text'].flatMap((name) => plain(sheet.string(node, name) ?? '') || [])
  return [...own, ...alone].filter(Boolean)
}

const plain = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
