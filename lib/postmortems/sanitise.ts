import type { Nodes } from 'hast'
import { type Schema, sanitize } from 'hast-util-sanitize'

const aria = ['ariaLabel', 'ariaDescribedBy']

/** What may be in rendered text; all else is dropped. Nothing here can run or send anything, or load what is not an attachment. */
const SCHEMA: Schema = {
  tagNames: [
    ...['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'pre', 'hr', 'div', 'section'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
    ...['em', 'strong', 'del', 'code', 'br', 'a', 'span', 'sup', 'img'],
  ],
  attributes: {
    '*': ['id'],
    a: [
      'href',
      ['rel', 'noopener', 'noreferrer', 'nofollow'],
      ['className', 'md-image'],
      'dataFootnoteRef',
      'dataFootnoteBackref',
      ...aria,
    ],
    img: [['src', /^\/attachments\/[0-9a-f-]{36}\/[^/?#\\]+$/], 'alt', ['className', 'md-picture'], ['loading', 'lazy']],
    ol: ['start'],
    th: [['align', 'left', 'center', 'right']],
    td: [['align', 'left', 'center', 'right']],
    div: [['className', 'md-table'], ['role', 'group'], ['tabIndex', 0], ...aria],
    pre: [
      ['className', 'md-raw', 'md-verbatim', 'md-mermaid'],
      ['tabIndex', 0],
    ],
    code: [['className', 'md-raw']],
    p: [['className', 'md-why', 'md-notes']],
    section: ['dataFootnotes'],
    span: [['className', 'md-hidden', 'md-task', 'md-done', 'md-address'], ['role', 'img'], 'title', ...aria],
  },
  ancestors: { thead: ['table'], tbody: ['table'], tr: ['table'], th: ['table'], td: ['table'], li: ['ul', 'ol'] },
  protocols: { href: ['http', 'https', 'mailto'] },
  clobber: ['id', 'ariaDescribedBy'],
  strip: ['script', 'style'],
}

/** The tree with nothing in it but what is allowed, and every id prefixed, so that no name of the page can be taken over. */
export const sanitise = (tree: Nodes, prefix: string): Nodes => sanitize(tree, { ...SCHEMA, clobberPrefix: prefix })
