import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { plainLine, trimShort } from './plain'
import type { Reading } from './rendering'

const NO_HEADINGS = ['headingAtx', 'setextUnderline', 'thematicBreak', 'codeIndented', 'htmlFlow', 'definition']
const NO_NOTES = ['gfmFootnoteCall', 'gfmFootnoteDefinition', 'gfmPotentialFootnoteCall']
const ONE_PARAGRAPH = ['blockQuote', 'list', 'codeFenced', 'table']

/** Without its second look for addresses in what was parsed: it would take for one what was escaped. */
const MDAST = gfmFromMarkdown().map(({ transforms: _, ...rest }) => rest)

const reader = (disabled: string[]) => ({
  extensions: [gfm(), { disable: { null: disabled } }],
  mdastExtensions: MDAST,
})
const SECTION = reader([])
const SHORT = reader([...NO_HEADINGS, ...NO_NOTES])
const LINE = reader([...NO_HEADINGS, ...NO_NOTES, ...ONE_PARAGRAPH])

/** Parses GitHub-flavoured Markdown. Hostile text can take unbounded time or overflow the stack: call it in a thread with a deadline. */
export function parse(text: string, reading: Reading): Root {
  const wellFormed = text.replace(/\p{Surrogate}/gu, '\ufffd')
  if (reading === 'section') return fromMarkdown(wellFormed, SECTION)
  const plain = plainLine(wellFormed)
  return plain === null
    ? parseShort(wellFormed)
    : { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: plain }] }] }
}

/** A short text without the short cut for plain words. */
export function parseShort(markdown: string): Root {
  const line = trimShort(markdown)
  return /[\r\n]/.test(line) ? fromMarkdown(markdown, SHORT) : fromMarkdown(line, LINE)
}
