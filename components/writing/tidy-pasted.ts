import type { Element, ElementContent, Root, RootContent } from 'hast'
import { asBlock, isCodeOfLines } from './pasted-code'
import { asTask, gather, nest } from './pasted-lists'
import { around } from './pasted-marks'
import { asCell, headed } from './pasted-tables'

/** Takes out of pasted HTML what its program meant for itself: styles instead of marks, wrappers, comments, pictures nobody can load. */
export function tidyPasted(root: Root): Root {
  return { type: 'root', children: between(root.children.flatMap(tidy) as ElementContent[]) }
}

const GONE = new Set(['script', 'style', 'meta', 'link', 'title', 'head', 'colgroup', 'button', 'svg'])
const MARKS = new Set(['b', 'strong', 'i', 'em', 'del', 's'])

function tidy(node: RootContent | ElementContent): (RootContent | ElementContent)[] {
  if (node.type === 'text') return [{ type: 'text', value: node.value.replace(/\u00a0/g, ' ') }]
  if (node.type !== 'element' || GONE.has(node.tagName)) return []
  if (isCodeOfLines(node)) return [asBlock(node)]
  const inside = node.children.flatMap(tidy) as ElementContent[]
  if (node.tagName === 'ul' || node.tagName === 'ol') return [{ ...node, children: nest(inside) }]
  const children = between(inside)
  // A picture of the other program is not ours to load; one that is data was meant to be attached as a file.
  if (node.tagName === 'img') return /^https?:/.test(String(node.properties.src ?? '')) ? [{ ...node, children: [] }] : []
  const style = String(node.properties.style ?? '')
  // Google Docs wraps everything in <b style="font-weight:normal">, and says bold and italic by style.
  if (node.tagName === 'b' && /font-weight:\s*normal/.test(style)) return children
  if (node.tagName === 'span') return marked(children, style)
  if (MARKS.has(node.tagName)) return around(node.tagName, children)
  if (node.tagName === 'a') return link(node, children)
  if (node.tagName === 'td' || node.tagName === 'th') return [{ ...node, children: asCell(children) }]
  if (node.tagName === 'table') return [headed({ ...node, children })]
  const task = asTask(node, children)
  if (task) return [{ ...task, children: tight(task.children) }]
  if (node.tagName === 'li') return [{ ...node, children: tight(children) }]
  return [{ ...node, children }]
}

const BLOCKS = new Set(['p', 'div', 'ul', 'ol', 'table', 'pre', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr'])
const isBlock = (node?: ElementContent) => node?.type === 'element' && BLOCKS.has(node.tagName)

/** Without the breaks beside blocks: their program leaves room by them. */
function between(nodes: ElementContent[]): ElementContent[] {
  const isRoom = (node: ElementContent, at: number) =>
    node.type === 'element' && node.tagName === 'br' && (isBlock(nodes[at - 1]) || isBlock(nodes[at + 1]))
  return gather(nodes.filter((node, at) => !isRoom(node, at)))
}

/** A list whose points are one paragraph each would be a list with gaps. */
function tight(children: ElementContent[]): ElementContent[] {
  const paragraphs = children.filter((child) => child.type === 'element' && child.tagName === 'p')
  const [only] = paragraphs
  if (paragraphs.length !== 1 || only?.type !== 'element') return children
  return children.flatMap((child) => (child === only ? only.children : [child]))
}

function marked(children: ElementContent[], style: string): ElementContent[] {
  let inner = children
  if (/font-family:[^;]*(mono|courier|consolas|menlo)/i.test(style)) inner = around('code', inner)
  if (/font-style:\s*italic/.test(style)) inner = around('em', inner)
  if (/font-weight:\s*(bold|[6-9]00)/.test(style)) inner = around('strong', inner)
  if (/text-decoration[^;]*line-through/.test(style)) inner = around('del', inner)
  return inner
}

/** Google Docs leads every link by a page of its own. */
function link(node: Element, children: ElementContent[]): ElementContent[] {
  const href = String(node.properties.href ?? '')
  const led = URL.canParse(href) ? new URL(href) : null
  const to = led && /(^|\.)google\.[a-z.]+$/.test(led.hostname) && led.pathname === '/url' ? led.searchParams.get('q') : null
  const address = to ?? href
  if (!/^(https?|mailto):/.test(address)) return children
  return [{ ...node, properties: { href: address }, children }]
}
