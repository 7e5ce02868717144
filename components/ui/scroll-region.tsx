import type { ComponentProps } from 'react'

/** A part of a page that scrolls by itself. It can be reached by keys, for otherwise nobody could scroll it without a mouse. */
export function ScrollRegion(props: ComponentProps<'section'> & { 'aria-label': string }) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: the one place; what scrolls has to be reached by keys.
  return <section tabIndex={0} {...props} />
}
