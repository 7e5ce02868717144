import type { Stamp } from '../../times/stamp'
import type { Span } from '../draft'
import type { SourceFile } from '../importers/importer'
import { decode, headBytes } from '../text'

/** A line of a log, as an importer understands it. */
export interface LogLine {
  /**
   * Said: somebody said it. More: it goes on what was said before. Event: the place itself says it (who came and went).
   * Day: it names the day of the lines below.
   */
  kind: 'said' | 'more' | 'event' | 'day'
  span: Span
  stamp: Stamp | null
  /** The words of the time; empty where there are none. */
  source: string
  who: string | null
  text: string
}

/** A line of a text and where it stands. */
export interface TextLine extends Span {
  text: string
}

/** The lines of a text without marks of direction and spaces at their ends, which chats put around names and times. */
export function linesOf(text: string): TextLine[] {
  let at = 0
  return text.split('\n').map((line) => {
    const start = at
    at += line.length + 1
    if (line === '') return { text: '', start, end: start }
    const lead = /^[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/.exec(line)?.[0].length ?? 0
    const kept = line.slice(lead).trimEnd()
    return { text: kept.replace(/[\u202f\u00a0]/g, ' '), start: start + lead, end: start + lead + kept.length }
  })
}

const HEAD = 65_536

/** The first lines with words of a file, at most 200; for `accepts`, which must be cheap. Empty where it is no text. */
export function firstLines({ bytes }: SourceFile): TextLine[] {
  try {
    const lines = linesOf(decode(headBytes(bytes, HEAD)).text)
    const whole = bytes.length > HEAD ? lines.slice(0, -1) : lines
    return whole.filter(({ text }) => text.trim() !== '').slice(0, 200)
  } catch {
    return []
  }
}

/** The words of a stretch of a line that a time was read from. */
export const sourceOf = (line: TextLine, end: number): string =>
  line.text
    .slice(0, end)
    .replace(/^[\s[(]+/, '')
    .trim()

/** A line that goes on what was said before it. */
export const more = ({ text, start, end }: TextLine): LogLine => ({
  kind: 'more',
  span: { start, end },
  stamp: null,
  source: '',
  who: null,
  text,
})
