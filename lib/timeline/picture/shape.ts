import type { Element, ElementContent } from 'hast'

/** An element of a drawing; attributes are named as React and hast both name them. */
export const shape = (
  tagName: string,
  { className, ...attributes }: Record<string, string | number>,
  children: (ElementContent | string)[] = [],
): Element => ({
  type: 'element',
  tagName,
  properties: {
    ...(className !== undefined && { className: String(className).split(' ') }),
    ...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, String(value)])),
  },
  children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
})

/** A hundredth of a percent is a tenth of a pixel. */
export const percent = (value: number): string => `${Math.round(value * 100) / 100}%`
