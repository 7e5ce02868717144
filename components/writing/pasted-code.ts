import type { Element, ElementContent } from 'hast'

/** Code of several lines: what is told to be so, and Confluence's, which is told by its letters alone. */
export function isCodeOfLines({ tagName, properties, children }: Element): boolean {
  if (tagName === 'pre') return true
  return tagName === 'code' && languageOf(properties) !== null && textOf(children).includes('\n')
}

/** The same without the numbers of its lines and the colours of its words. */
export function asBlock(node: Element): Element {
  const inner = node.children.find((child): child is Element => child.type === 'element' && child.tagName === 'code')
  const language = languageOf(node.properties) ?? languageOf(inner?.properties ?? {})
  const properties = language === null ? {} : { className: [`language-${language}`] }
  const code: Element = {
    type: 'element',
    tagName: 'code',
    properties,
    children: [{ type: 'text', value: textOf(node.children).replaceAll('\u00a0', ' ') }],
  }
  return { type: 'element', tagName: 'pre', properties: {}, children: [code] }
}

function textOf(nodes: ElementContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.value
      if (node.type !== 'element' || isNumber(node)) return ''
      return node.tagName === 'br' ? '\n' : textOf(node.children)
    })
    .join('')
}

const classesOf = ({ className }: Element['properties']): string[] => (Array.isArray(className) ? className.map(String) : [])

const isNumber = ({ properties }: Element): boolean =>
  classesOf(properties).some((name) => /line-?num(ber)?$|^lineno$/i.test(name))

const languageOf = (properties: Element['properties']): string | null =>
  classesOf(properties)
    .find((name) => name.startsWith('language-'))
    ?.slice('language-'.length) ?? null
