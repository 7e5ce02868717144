import type { Message } from '../message'

// A room is never called by a text of somebody's: between @ and the name stands a character of no width.
const calm = (text: string): string => text.replace(/@/g, '@\u200B')

/** What Slack reads in a text: three signs are its markup, and escaped by entities. */
const slackText = (text: string): string => calm(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

interface Element {
  type: 'text' | 'link'
  text: string
  url?: string
  style?: { bold: true }
}

/**
 * A message for an incoming webhook of Slack. The blocks are a tree, in which a text is text whatever stands in it; `text` is for
 * the notification on a screen, and for programs that know no blocks.
 */
export function slackOf({ subject, groups, closing }: Message) {
  const section = (elements: Element[]) => ({ type: 'rich_text_section', elements })
  const line = (text: string): Element => ({ type: 'text', text: `\n${calm(text)}` })
  const parts = groups.flatMap(({ heading, items }) => [
    ...(heading ? [section([{ type: 'text', text: calm(heading), style: { bold: true } }])] : []),
    ...items.map(({ title, url, lines }) =>
      section([{ type: 'link', url, text: calm(title) }, ...lines.map(line), { type: 'text', text: '\n' }]),
    ),
  ])
  const links = closing.filter(({ url }) => url).map(({ words, url = '' }) => section([{ type: 'link', url, text: words }]))
  return { text: slackText(subject), blocks: [{ type: 'rich_text', elements: [...parts, ...links] }] }
}

/** What Markdown, as Mattermost reads it, could take for markup is escaped. */
const markdownText = (text: string): string => calm(text.replace(/[\\`*_{}[\]()<>#+\-.!|~:&$]/g, '\\$&'))

/** The same for Mattermost, which reads Markdown in `text`. */
export function mattermostOf({ groups, closing }: Message) {
  const parts = groups.map(({ heading, items }) =>
    [
      ...(heading ? [`**${markdownText(heading)}**`] : []),
      ...items.map(({ title, url, lines }) => [`[${markdownText(title)}](${url})`, ...lines.map(markdownText)].join('  \n')),
    ].join('\n\n'),
  )
  const links = closing.flatMap(({ words, url }) => (url ? [`[${markdownText(words)}](${url})`] : []))
  return { text: [...parts, ...links].join('\n\n') }
}
