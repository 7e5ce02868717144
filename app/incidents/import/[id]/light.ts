/** Lights the passages of an item on both sides. They are found in the page: a thousand of them need not be drawn anew for it. */
export function lightItem(root: HTMLElement, id: string | null): void {
  for (const lit of root.querySelectorAll('[data-lit]')) lit.removeAttribute('data-lit')
  if (id === null) return
  for (const twin of twinsOf(root, id)) twin.setAttribute('data-lit', '')
}

/**
 * Brings the first passage of an item into view within the source. The page itself is scrolled only for somebody who asked for
 * the source: under a mouse that is pressed nothing may move.
 */
export function scrollSource(root: HTMLElement, id: string, { isAsked = false } = {}): void {
  const mark = twinsOf(root, id).find((twin) => twin.matches('mark'))
  const box = mark?.closest<HTMLElement>('[data-source]')
  if (!mark || !box) return
  if (box.scrollHeight <= box.clientHeight + 1) {
    if (isAsked) mark.scrollIntoView({ block: 'center' })
    return
  }
  const { top } = mark.getBoundingClientRect()
  const around = box.getBoundingClientRect()
  if (top < around.top + 24 || top > around.bottom - 60) box.scrollTop += top - around.top - around.height / 3
}

const twinsOf = (root: HTMLElement, id: string): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>(`[data-item="${CSS.escape(id)}"]`),
]
