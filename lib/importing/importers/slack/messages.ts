import type { Node } from 'jsonc-parser'
import type { Told } from '../../building/incident'
import type { Span } from '../../draft'
import { type Sheet, utcAt } from '../../json/sheet'
import { wordsOfBlocks } from './blocks'
import { markdownOf, type Names } from './mrkdwn'
import { authorOf } from './people'

/** Coming, going and naming: what the channel says of itself, not what somebody said in it. */
const NOISE =
  /^(?:channel|group)_(?:join|leave|topic|purpose|name|archive|unarchive|convert_to_(?:private|public)|posting_permissions)$|^(?:pinned|unpinned)_item$|^bot_(?:add|remove|enable|disable)$|^reminder_add$|^tombstone$|^sh_room_created$/

export interface Message {
  isNoise: boolean
  told: Told
  /** Where it stands in the file's order of time. */
  ms: number
}

/** Reads one message; null for what is none. */
export function messageOf(node: Node, names: Names, sheet: Sheet): Message | null {
  const ms = Math.floor(Number(sheet.string(node, 'ts') ?? Number.NaN) * 1000)
  const at = utcAt(ms)
  if (at === null) return null
  const text = markdownOf(wordsOf(node, sheet), names)
  const attributedTo = authorOf(node, names, sheet)
  const isNoise = NOISE.test(sheet.string(node, 'subtype') ?? '')
  return { isNoise, ms, told: { at, text, attributedTo, spans: spansOf(node, sheet) } }
}

/** The texts of the message, not its ids. */
function spansOf(node: Node, sheet: Sheet): Span[] {
  const parts = ['text', 'files', 'attachments'].map((name) => sheet.at(node, name))
  const spans = sheet.spansOf(...parts).filter(({ start, end }) => end > start)
  return spans.length > 0 ? spans : sheet.spansOf(node)
}

/** All that a message says, as mrkdwn: its text, what its blocks say beyond it, what a bot attached, and its files. */
function wordsOf(node: Node, sheet: Sheet): string {
  const text = sheet.string(node, 'text') ?? ''
  const blocks = beyond(text, wordsOfBlocks(sheet.list(node, 'blocks'), sheet))
  sheet.skip(sheet.at(node, 'blocks'))
  const attached = sheet.list(node, 'attachments').map((one) => attachment(one, sheet))
  const files = sheet.list(node, 'files').map((file) => fileOf(file, sheet))
  return [text, blocks, ...attached, ...files].filter(Boolean).join('\n')
}

/** Blocks repeat the text, as a rule. What has a word more is kept whole. */
function beyond(text: string, blocks: string): string {
  const known = new Set(wordsIn(text))
  return wordsIn(blocks).every((word) => known.has(word)) ? '' : blocks
}

const wordsIn = (text: string): string[] => text.replace(/&(?:lt|gt|amp);/g, ' ').match(/[\p{L}\p{N}]+/gu) ?? []

/** https://docs.slack.dev/legacy/legacy-messaging/legacy-secondary-message-attachments */
function attachment(node: Node, sheet: Sheet): string {
  const of = (name: string) => sheet.string(node, name) ?? ''
  const title = of('title') && of('title_link') ? `<${of('title_link')}|${of('title')}>` : of('title')
  const fields = sheet.list(node, 'fields').map((field) => {
    const [name, value] = [sheet.string(field, 'title'), sheet.string(field, 'value')]
    return [name && `*${name}*`, value].filter(Boolean).join(': ')
  })
  const inner = wordsOfBlocks([...sheet.list(node, 'blocks'), ...sheet.list(node, 'message_blocks')], sheet)
  const said = [of('pretext'), of('author_name'), title, of('text')].filter(Boolean).join('\n')
  const all = [said, beyond(said, inner), ...fields, of('footer')].filter(Boolean).join('\n')
  const fallback = of('fallback')
  sheet.skip(sheet.at(node, 'message_blocks'))
  sheet.skip(sheet.at(node, 'blocks'))
  return [all, beyond(all, fallback)].filter(Boolean).join('\n')
}

/** https://docs.slack.dev/reference/objects/file-object */
function fileOf(node: Node, sheet: Sheet): string {
  const name = sheet.first(node, ['title'], ['name'], ['id']) ?? 'file'
  const link = sheet.first(node, ['permalink'], ['url_private'])
  const said = sheet.first(node, ['initial_comment', 'comment'])
  const label = name.replace(/[<>|]/g, ' ')
  return [link && /^https?:/.test(link) ? `<${link}|${label}>` : label, said].filter(Boolean).join('\n')
}
