import type { Element, ElementContent, Parents, Root, RootContent } from 'hast'

/** Takes out of pasted HTML what its program meant for itself: styles instead of marks, wrappers, comments, pictures nobody can load. */
export function tidyPasted(root: Root): Root {
  return { type: 'root', children: root.children.flatMap(tidy) as RootContent[] }
}

const GONE = new Set(['script', 'style', 'meta', 'link', 'title', 'head', 'colgroup', 'button', 'svg'])

function tidy(node: RootContent | ElementContent): (RootContent | ElementContent)[] {
  if (node.type === 'text') return [{ type: 'text', value: node.value.replace(/\u00a0/g, ' ') }]
  if (node.type !== 'element') return []
  if (node.tagName === 'head' || GONE.has(node.tagName)) return []
  const children = childrenOf(node)
  // A picture of the other program is not ours to load; one that is data was meant to be attached as a file.
  if (node.tagName === 'img') return /^https?:/.test(String(node.properties.src ?? '')) ? [{ ...node, children: [] }] : []
  const style = String(node.properties.style ?? '')
  // Google Docs wraps everything in <b style="font-weight:normal">, and says bold and italic by style.
  if (node.tagName === 'b' && /font-weight:\s*normal/.test(style)) return children
  if (node.tagName === 'span') return marked(children, style)
  if (node.tagName === 'a') return link(node, children)
  if (node.tagName === 'li') return [{ ...node, children: tight(children) }]
  return [{ ...node, children }]
}

const childrenOf = (node: Parents): ElementContent[] => (node.children as ElementContent[]).flatMap(tidy) as ElementContent[]

/** A list whose points are one paragraph each would be a list with gaps. */
function tight(children: ElementContent[]): ElementContent[] {
  const paragraphs = children.filter((child) => child.type === 'element' && child.tagName === 'p')
  const [only] = paragraphs
  if (paragraphs.length !== 1 || only?.type !== 'element') return children
  return children.flatMap((child) => (child === only ? only.children : [child]))
}

function marked(children: ElementContent[], style: string): ElementContent[] {
  const isBlank = children.every((child) => child.type === 'text' && child.value.trim() === '')
  if (isBlank) return children
  const wrap = (tagName: string, inner: ElementContent[]): ElementContent[] => [
    { type: 'element', tagName, properties: {}, children: inner },
  ]
  let inner = children
  if (/font-family:[^;]*(mono|courier|consolas|menlo)/i.test(style)) inner = wrap('code', inner)
  if (/font-style:\s*italic/.test(style)) inner = wrap('em', inner)
  if (/font-weight:\s*(bold|[6-9]00)/.test(style)) inner = wrap('strong', inner)
  if (/text-decoration[^;]*line-through/.test(style)) inner = wrap('del', inner)
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
