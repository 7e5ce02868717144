import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import type { Reading } from './rendering'

const NO_HEADINGS = ['headingAtx', 'setextUnderline', 'thematicBreak', 'codeIndented', 'htmlFlow', 'definition']
const NO_NOTES = ['gfmFootnoteCall', 'gfmFootnoteDefinition', 'gfmPotentialFootnoteCall']
const ONE_PARAGRAPH = ['blockQuote', 'list', 'codeFenced', 'table']

/** Parses GitHub-flavoured Markdown. Hostile text can take unbounded time or overflow the stack: call it in a thread with a deadline. */
export function parse(text: string, reading: Reading): Root {
  const wellFormed = text.replace(/\p{Surrogate}/gu, '\ufffd')
  const trimmed = wellFormed.replace(/^[ \t\r\n]+/, '').trimEnd()
  const isLine = !/[\r\n]/.test(trimmed)
  const disabled = reading === 'section' ? [] : [...NO_HEADINGS, ...NO_NOTES, ...(isLine ? ONE_PARAGRAPH : [])]
  return fromMarkdown(isLine && reading === 'short' ? trimmed : wellFormed, {
    extensions: [gfm(), { disable: { null: disabled } }],
    mdastExtensions: [gfmFromMarkdown()],
  })
}
