import { escaped, withBreaks } from '../../chat-markdown'
import { withEmoji } from '../../emoji'

/** Names of people by their ids ("U024BE7LH"). */
export type Names = ReadonlyMap<string, string>

/** Stand in for pieces that are Markdown already, while the text around them is translated. */
const [PIECE, END, BOLD] = ['\ue000', '\ue001', '\ue002']
const RESERVED = /[\ue000-\ue002]/g

const TOKEN = /```([\s\S]*?)```|`([^`\n]+)`|<([^<>\n]*)>/g
const STRONG = /(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\p{L}\p{N}*])/gu
const STRUCK = /(?<![\p{L}\p{N}~])~(?=\S)([^~\n]+?)(?<=\S)~(?![\p{L}\p{N}~])/gu

/**
 * Slack's own marks as Markdown: *bold*, ~struck~, code, links, mentions by name, emoji.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export function markdownOf(mrkdwn: string, names: Names): string {
  if (mrkdwn.length > 200_000) return entities(mrkdwn)
  const pieces: string[] = []
  const keep = (markdown: string): string => `${PIECE}${pieces.push(markdown) - 1}${END}`
  const marked = mrkdwn.replace(RESERVED, '\ufffd').replace(TOKEN, (_, block?: string, code?: string, reference?: string) => {
    if (block !== undefined) return keep(`\n\`\`\`\n${entities(block).replace(/^\n|\n$/g, '')}\n\`\`\`\n`)
    return keep(code !== undefined ? `\`${entities(code)}\`` : referred(reference ?? '', names))
  })
  const emphasised = withEmoji(entities(marked)).replace(STRONG, `${BOLD}$1${BOLD}`).replace(STRUCK, '~~$1~~')
  return withBreaks(escaped(emphasised))
    .replaceAll(BOLD, '**')
    .replace(/\ue000(\d+)\ue001/g, (_, index: string) => pieces[Number(index)] ?? '')
    .replace(/[ \t]*\n{3,}/g, '\n\n')
    .trim()
}

const entities = (text: string): string =>
  text.replace(/&(lt|gt|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', amp: '&' })[name] ?? '')

/** What stands between < and >: a link, somebody, a channel, or a word to everybody. */
function referred(reference: string, names: Names): string {
  const bar = reference.indexOf('|')
  const [target, label] = bar < 0 ? [reference, ''] : [reference.slice(0, bar), entities(reference.slice(bar + 1))]
  const id = target.slice(1)
  if (target.startsWith('@')) return `@${names.get(id) ?? (label || id)}`
  if (target.startsWith('#')) return `#${label || id}`
  if (target.startsWith('!')) return label.startsWith('@') || target.startsWith('!date') ? label || id : `@${label || id}`
  const address = entities(target)
  if (!/^(?:https?|mailto|tel):/i.test(address)) return escaped(`<${entities(reference)}>`)
  const bare = address.replace(/^(?:mailto|tel):/i, '')
  if (!label || label === address || label === bare) return bare
  const safe = address.replace(/[()\s]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)
  return `[${label.replace(/[[\]]/g, '\\$&')}](${safe})`
}
