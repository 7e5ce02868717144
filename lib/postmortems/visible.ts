import type { Element, ElementContent } from 'hast'
import { element } from './hast'
import { codePoint, nameOf, splitHidden } from './hidden'

/** A text as nodes in which every hidden character is a mark that can be seen and heard. */
export function visible(text: string): ElementContent[] {
  return splitHidden(text).map((piece) => ('text' in piece ? { type: 'text', value: piece.text } : hiddenMark(piece.hidden)))
}

const hiddenMark = (char: string): Element =>
  element('span', { className: ['md-hidden'], role: 'img', title: nameOf(char), ariaLabel: nameOf(char) }, [
    { type: 'text', value: codePoint(char) },
  ])

export const isMark = (node: Element): boolean =>
  Array.isArray(node.properties.className) && node.properties.className.includes('md-hidden')
