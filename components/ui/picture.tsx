import type { ComponentProps } from 'react'

/** A picture as the server gives it. Not for an optimiser, which would keep copies beside who may see it. */
export function Picture(props: ComponentProps<'img'> & { alt: string }) {
  // biome-ignore lint/performance/noImgElement: the one place; what is shown is behind a permission, or drawn for each request.
  return <img {...props} alt={props.alt} />
}
