import { readStamp, type Stamp, trailingStamp } from '../../../times/stamp'
import { lineStamp, plainStamp } from '../../log/line-stamp'
import { type LogLine, more, sourceOf, type TextLine } from '../../log/lines'
import { isCapitalised, isName } from './names'

/** How a line showed who spoke: in one line with what was said, or in a line of its own above it. */
type Shape = 'inline' | 'above' | 'again'
export type ChatLine = LogLine & { shape?: Shape }

/** Lines that a chat writes between messages: how many replied, what is new, which day it is not said to be. */
const OF_THE_PLACE =
  /^(?:\d+ repl(?:y|ies)(?: .*)?|view thread|last reply .{1,40}|new(?: messages?)?|today|yesterday|\(edited\)|edited|pinned by .{1,60}|this message was deleted\.?|also sent to the channel)$/i

/**
 * The lines of a chat as people copy it out of Slack, Teams, Discord, Google Chat or Telegram, and as WhatsApp, Telegram and
 * Element export it: faq.whatsapp.com ("Export chat history"), element-hq/matrix-react-sdk (PlainTextExport),
 * github.com/Tyrrrz/DiscordChatExporter (plain text). What programs copy is documented by none of them; it was taken from how
 * they show a conversation.
 */
export function chatLines(lines: readonly TextLine[]): ChatLine[] {
  const read: ChatLine[] = []
  let author: string | null = null
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]
    if (!line) continue
    const pair = nameAbove(line, lines[at + 1])
    const found: ChatLine | null = pair ?? chatLine(line, author)
    if (pair) at++
    if (found?.kind === 'said') author = found.who
    read.push(found ?? more(line))
  }
  return read
}

function chatLine(line: TextLine, author: string | null): ChatLine | null {
  const words = line.text.trim()
  if (words === '' || /^\s*[-*+>#|]/.test(line.text)) return null
  const span = { start: line.start, end: line.end }
  if (OF_THE_PLACE.test(words)) return { kind: 'event', span, stamp: null, source: '', who: null, text: words }
  return stampFirst(line, author) ?? nameFirst(line) ?? dayAlone(line)
}

/** "[10:13] Ines: text", "18/05/2026, 10:13 - Ines: text", "[10:13 AM] Ines Brandt", "10:14". */
function stampFirst(line: TextLine, author: string | null): ChatLine | null {
  const isBracketed = /^\s*[[(]/.test(line.text)
  const stamp = /^[\s[(]*[\d\p{L}]/u.test(line.text) ? lineStamp(line.text, { vague: isBracketed }) : null
  if (!stamp?.clock || stamp.relative) return null
  const rest = line.text.slice(stamp.end)
  const lead = /^[\])]?\s*(?:[-–—|•·]\s+)?/.exec(rest)?.[0] ?? ''
  const said = rest.slice(lead.length)
  const base = { span: { start: line.start, end: line.end }, stamp: { ...stamp, until: null }, source: sourceOf(line, stamp.end) }
  const [, marked, text] = /^<([^<>\n]{1,60})>\s(.*)$/.exec(said) ?? []
  if (marked && isName(marked)) return { ...base, kind: 'said', who: marked, text: text ?? '', shape: 'inline' }
  const colon = /^([^:\n]{1,60}):(?:\s+(.*)|$)/.exec(said)
  if (colon?.[1] && isName(colon[1]))
    return { ...base, kind: 'said', who: colon[1].trim(), text: colon[2] ?? '', shape: 'inline' }
  if (said === '') return author === null ? null : { ...base, kind: 'said', who: author, text: '', shape: 'again' }
  if (isBracketed && isName(said) && isCapitalised(said)) return { ...base, kind: 'said', who: said, text: '', shape: 'above' }
  if (isBracketed && author !== null) return { ...base, kind: 'said', who: author, text: said, shape: 'again' }
  const isOfThePlace = stamp.day !== null && /^\s*[-–—]\s/.test(rest)
  return isOfThePlace ? { ...base, kind: 'event', who: null, text: said } : null
}

const MAY_BE_CLOCK = /\d\s?[:.h]\s?\d\d|\d\s?[ap]\.?m/i
const ENDS_WITH_TIME = /(?:\d|[ap]\.?m\.?)[\])]?$/i

/** "Ines Brandt  10:13 AM", "Ines Brandt, [18.05.2026 10:13]", "ines — Today at 10:13 AM". */
function nameFirst(line: TextLine): ChatLine | null {
  if (line.text.length > 120 || !ENDS_WITH_TIME.test(line.text)) return null
  const found = apartStamp(line.text) ?? trailingStamp(line.text)
  if (!found?.stamp.clock) return null
  const head = found.rest.replace(/[\s,[(•·|–—-]+$/, '').replace(/[\s,•·|–—-]+(?:today|yesterday)(?:\s+at)?$/i, '')
  const gap = line.text.slice(head.length, line.text.length - found.source.length)
  const isApart = /[,[•·|–—-]|\s{2}|\t/.test(gap)
  if (!isName(head) || (!isApart && !isCapitalised(head)) || /\bat\s*$/i.test(found.rest)) return null
  return {
    kind: 'said',
    span: { start: line.start, end: line.end },
    stamp: { ...found.stamp, until: null },
    source: line.text.slice(head.length).replace(/^[\s,[(•·|–—-]+|[\])]+$/g, ''),
    who: head.trim(),
    text: '',
    shape: 'above',
  }
}

/** "Ines Brandt  10:13 AM" as Slack writes it; for speed, as trailingStamp would find it too. */
function apartStamp(text: string): { stamp: Stamp; source: string; rest: string } | null {
  const [, rest, source] = /^(\P{N}*?\p{L})\s{2,}(\d{1,2}:\d\d(?: [AP]M)?)$/iu.exec(text) ?? []
  if (!rest || !source || /(?:today|yesterday|day)$/i.test(rest)) return null
  const stamp = plainStamp(source)
  return stamp && { stamp, source, rest }
}

/** "Ines Brandt" and "  10:13 AM" below it. */
function nameAbove(line: TextLine, below: TextLine | undefined): ChatLine | null {
  if (!below || line.text.length > 60 || below.text.length > 60 || !isName(line.text) || !isCapitalised(line.text)) return null
  const stamp = MAY_BE_CLOCK.test(below.text) ? lineStamp(below.text) : null
  if (!stamp?.clock || !/^[\s\])]*$/.test(below.text.slice(stamp.end))) return null
  return {
    kind: 'said',
    span: { start: line.start, end: below.end },
    stamp: { ...stamp, until: null },
    source: sourceOf(below, stamp.end),
    who: line.text.trim(),
    text: '',
    shape: 'above',
  }
}

/** "Monday, May 18th", "—— 18 May 2026 ——" */
function dayAlone(line: TextLine): ChatLine | null {
  if (line.text.length > 60) return null
  const bare = line.text.replace(/^[\s–—-]+/, '')
  const stamp: Stamp | null = readStamp(bare, 0)
  if (!stamp?.day || stamp.clock || !/^[\s–—.,-]*$/.test(bare.slice(stamp.end))) return null
  return { kind: 'day', span: { start: line.start, end: line.end }, stamp, source: bare, who: null, text: bare }
}
