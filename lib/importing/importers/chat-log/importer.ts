import { conversation } from '../../log/conversation'
import { firstLines, linesOf, type TextLine } from '../../log/lines'
import { decode } from '../../text'
import type { Importer } from '../importer'
import { type ChatLine, chatLines } from './lines'

/** A chat as people paste or export it as text; see lines.ts for which. */
export const chatLog: Importer = {
  id: 'chat-log',
  label: 'Chat log',
  accepts: (file) => isChat(firstLines(file)),
  read({ name, bytes }) {
    const { text, encoding } = decode(bytes)
    const lines = chatLines(linesOf(text))
    return { text, draft: { importer: 'chat-log', encoding, why: null, incidents: [conversation(lines, text, name)] } }
  },
}

/**
 * A report with times in it is no chat: it has headings, lists or tables, begins otherwise than with a message, or names nobody
 * twice.
 */
function isChat(lines: readonly TextLine[]): boolean {
  if (lines.some(({ text }) => /^(?:#{1,6}\s|\s*\||\s*[-*+]\s+\W{0,3}\d{1,2}:\d\d|(?:=|-){3,}\s*$)/.test(text))) return false
  const read = chatLines(lines)
  if (read[0] === undefined || read[0].kind === 'more') return false
  const said = read.filter(({ kind }) => kind === 'said')
  const named = said.filter(({ shape }) => shape !== 'again')
  const isAbove = (line: ChatLine) => line.shape === 'above'
  if (named.filter(isAbove).length >= 2) return named.filter(isAbove).length >= named.length * 0.5
  const names = new Set(named.map(({ who }) => who))
  return named.length >= 3 && names.size < named.length && said.length >= lines.length * 0.4
}
