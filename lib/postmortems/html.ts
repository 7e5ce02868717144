import { createHash } from 'node:crypto'
import type { ElementContent, Nodes, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type { Html, Parents as MarkdownParents } from 'mdast'
import { type State, toHast } from 'mdast-util-to-hast'
import { finish, warnOfHidden } from './finish'
import { element } from './hast'
import { parse } from './parse'
import type { Rendering, SafeHtml } from './rendering'
import { sanitise } from './sanitise'

/**
 * Markdown → HTML that runs nothing, loads nothing and hides nothing. Can take unbounded time or overflow the stack on hostile
 * text: it runs in render.thread.ts, never in the web process itself.
 */
export function renderHtml(text: string, as: Rendering): SafeHtml {
  const tree = toHast(parse(text, as === 'short' ? 'short' : 'section'), {
    clobberPrefix: '',
    footnoteLabel: 'Notes',
    footnoteLabelTagName: 'p',
    footnoteLabelProperties: { className: ['md-notes'] },
    handlers: { html: showRaw },
  })
  const prefix = `md-${createHash('sha256').update(text).digest('hex').slice(0, 8)}-`
  const finished = finish(asRoot(tree), { prefix, topHeading: as === 'page' ? 2 : 3 })
  return toHtml(sanitise(as === 'short' ? unwrap(finished) : warnOfHidden(finished), prefix)) as SafeHtml
}

const asRoot = (tree: Nodes): Root => (tree.type === 'root' ? tree : { type: 'root', children: [tree as ElementContent] })

/** HTML in Markdown is shown as it was written, never obeyed. A line break is one, and a comment is what its author hid. */
function showRaw(_state: State, node: Html, parent: MarkdownParents | undefined): ElementContent[] {
  const raw = node.value.trim()
  if (raw.startsWith('<!--') && raw.indexOf('-->') === raw.length - 3) return []
  if (/^<br *\/?>$/i.test(raw)) return [element('br', {})]
  const isBlock = parent !== undefined && ['root', 'blockquote', 'listItem', 'footnoteDefinition'].includes(parent.type)
  return [element(isBlock ? 'pre' : 'code', { className: ['md-raw'] }, [{ type: 'text', value: node.value }])]
}

/** A text of one paragraph stands in the line of whoever shows it. */
function unwrap(root: Root): Root {
  const blocks = root.children.filter((child) => child.type === 'element')
  const only = blocks[0]
  if (blocks.length !== 1 || only?.type !== 'element' || only.tagName !== 'p') return root
  return { type: 'root', children: only.children }
}
