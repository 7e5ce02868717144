import { toHtml } from 'hast-util-to-html'
import { element } from './hast'
import type { Refused } from './limits'
import { plainLine } from './plain'
import type { SafeHtml } from './rendering'
import { visible } from './visible'

const WHY: Record<Refused, string> = {
  size: 'This text is longer than 1 000 000 characters, so it is shown as it was typed.',
  nesting: 'This text nests lists or quotes more than 100 levels deep, so it is shown as it was typed.',
  deadline: 'Laying this text out took longer than 2 seconds, so it is shown as it was typed.',
  crash: 'This text could not be laid out, so it is shown as it was typed.',
}

/** A text that was not laid out: escaped, in one block, with the reason. Linear in its length. */
export function renderVerbatim(text: string, why: Refused): SafeHtml {
  const reason = element('p', { className: ['md-why'] }, [{ type: 'text', value: WHY[why] }])
  const block = element('pre', { className: ['md-verbatim'], tabIndex: 0 }, visible(text.replace(/\p{Surrogate}/gu, '\ufffd')))
  return toHtml({ type: 'root', children: [reason, block] }) as SafeHtml
}

/** What a short text of plain words comes to; null where it is anything more. */
export function renderPlain(text: string): SafeHtml | null {
  const line = plainLine(text)
  return line === null ? null : (toHtml({ type: 'root', children: visible(line) }) as SafeHtml)
}
