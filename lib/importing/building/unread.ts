import { chatMarkdown } from '../chat-markdown'
import type { DraftSection } from '../draft'
import type { Sheet } from '../json/sheet'

/** What people wrote in fields that have no place in an incident, as a section, so that nothing of it is lost. */
export function unreadSection(sheet: Sheet): Omit<DraftSection, 'id' | 'key'>[] {
  const left = sheet.unread()
  if (left.length === 0) return []
  const body = left
    .map(({ name, text }) => `- **${name.replaceAll('_', ' ')}**: ${chatMarkdown(text).replaceAll('\n', '\n  ')}`)
    .join('\n')
  return [{ title: 'Also in the file', spans: left.map(({ span }) => span), body }]
}
