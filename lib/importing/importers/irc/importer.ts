import { conversation } from '../../log/conversation'
import { firstLines, linesOf, more } from '../../log/lines'
import { decode } from '../../text'
import type { Importer } from '../importer'
import { ircLine } from './lines'

/** A log of an IRC channel as clients, bouncers and meeting bots write it; see lines.ts for which. */
export const irc: Importer = {
  id: 'irc',
  label: 'IRC log',
  accepts(file) {
    const lines = firstLines(file)
    const known = lines.flatMap((line) => ircLine(line) ?? [])
    return known.filter(({ kind }) => kind === 'said').length >= 2 && known.length >= lines.length * 0.5
  },
  read({ name, bytes }) {
    const { text, encoding } = decode(bytes)
    const lines = linesOf(text).map((line) => ircLine(line) ?? more(line))
    return { text, draft: { importer: 'irc', encoding, why: null, incidents: [conversation(lines, text, name)] } }
  },
}
