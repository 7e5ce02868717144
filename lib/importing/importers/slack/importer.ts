import type { Node } from 'jsonc-parser'
import { buildIncident } from '../../building/incident'
import { unreadSection } from '../../building/unread'
import type { DraftIncident } from '../../draft'
import { headOf, readJsonFile } from '../../json/read'
import type { Sheet } from '../../json/sheet'
import { milestonesOf } from '../../milestones'
import type { Importer } from '../importer'
import { grouping } from './grouping'
import { type Message, messageOf } from './messages'
import { markdownOf, type Names } from './mrkdwn'
import { namesIn } from './people'

/**
 * A channel of a Slack export: one day of it (a list of messages), an answer of conversations.history, messages a line, or all
 * days of it with its people, as `group` puts them together. https://slack.com/help/articles/220556107-How-to-read-Slack-data-exports
 */
export const slack: Importer = {
  id: 'slack',
  label: 'Slack export (JSON)',
  accepts: (file) => {
    const head = headOf(file)
    return head !== null && /"ts"\s*:\s*"?\d{9,11}(?:\.\d{1,6})?\b/.test(head) && /"(?:text|user|subtype|bot_id)"\s*:/.test(head)
  },
  read: (file) => readJsonFile(file, 'slack', (sheet) => [readChannel(sheet)], FOLDED),
  grouping,
}

/** They take most of an export, and say again what the text says, or what only Slack can use. */
const FOLDED = new Set(
  'user_profile bot_profile blocks message_blocks icons edited reactions replies users channels groups root'.split(' '),
)

function readChannel(sheet: Sheet): DraftIncident {
  const { root } = sheet
  const nodes = messagesIn(root, sheet)
  const names = namesIn(sheet.list(root, 'users'), nodes, sheet)
  const messages = inOrder(nodes.flatMap((node) => messageOf(node, names, sheet) ?? []))
  const said = messages.filter(({ isNoise }) => !isNoise)
  const name = sheet.first(root, ['channel', 'name'], ['name'])
  const channel = channelCalled(name, sheet)
  const about = ['topic', 'purpose'].flatMap((key) => sheet.string(channel, key, 'value') ?? [])
  const incident = buildIncident({
    span: { start: 0, end: sheet.text.length },
    title: name && `#${name}`,
    titleSpans: sheet.spansOf(sheet.at(root, 'channel', 'name') ?? sheet.at(root, 'name')),
    isUtc: true,
    entries: said.map(({ told }) => told),
    structure: messages
      .filter(({ isNoise }) => isNoise)
      .map(({ told: { text, attributedTo, spans } }) => ({ spans, text: text || (attributedTo ?? '') })),
    sections: [...aboutChannel(about, names), ...unreadSection(sheet)],
  })
  milestonesOf(incident.timeline.filter(({ text }) => !text.trimEnd().endsWith('?')))
  return incident
}

/** What channels.json says of this one; what it says of the others belongs to them. */
function channelCalled(name: string | null, sheet: Sheet): Node | undefined {
  const listed = ['channels', 'groups'].flatMap((list) => sheet.list(sheet.root, list))
  const own = listed.find((node) => sheet.string(node, 'name') === name)
  for (const other of listed) if (other !== own) sheet.skip(other)
  return own ?? sheet.at(sheet.root, 'channel')
}

/** A day is a list; an answer of the API and a group of days hold theirs. */
function messagesIn(root: Node, sheet: Sheet): Node[] {
  const days = sheet.fields(sheet.at(root, 'days')).flatMap(([, day]) => day.children ?? [])
  const all = [...(root.type === 'array' ? (root.children ?? []) : []), ...sheet.list(root, 'messages'), ...days]
  return all.filter(({ type }) => type === 'object')
}

/** Replies stand where they were said. A reply that was also sent to the channel comes twice, with one time. */
function inOrder(messages: Message[]): Message[] {
  const seen = new Set<string>()
  const once = messages.filter(({ told: { attributedTo, text }, ms }) => {
    const key = `${ms} ${attributedTo} ${text}`
    return !seen.has(key) && seen.add(key)
  })
  return once.toSorted((a, b) => a.ms - b.ms)
}

const aboutChannel = (texts: string[], names: Names) =>
  texts.length === 0
    ? []
    : [{ title: 'About the channel', spans: [], body: texts.map((text) => markdownOf(text, names)).join('\n\n') }]
