import type { Root } from 'mdast'
import { directiveFromMarkdown } from 'mdast-util-directive'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { directive } from 'micromark-extension-directive'
import { gfm } from 'micromark-extension-gfm'

/** A template's source as a tree. As any parsing of what people typed it belongs in a thread with a deadline. */
export const parseTemplate = (source: string): Root =>
  fromMarkdown(source.replace(/\p{Surrogate}/gu, '\ufffd'), {
    extensions: [gfm(), directive()],
    mdastExtensions: [gfmFromMarkdown(), directiveFromMarkdown()],
  })
