interface Point {
  clientX: number
  clientY: number
}

const EDGE_PX = 56
const STEP_PX = 14

/** A copy of the card that hangs at the pointer, above everything. The card itself stays where it is. */
export function liftGhost(card: HTMLElement, at: PointerEvent) {
  const box = card.getBoundingClientRect()
  const copy = card.cloneNode(true) as HTMLElement
  copy.removeAttribute('id')
  copy.setAttribute('aria-hidden', 'true')
  copy.dataset.ghost = ''
  copy.inert = true
  Object.assign(copy.style, {
    position: 'fixed',
    left: `${box.left}px`,
    top: `${box.top}px`,
    width: `${box.width}px`,
    margin: '0',
    zIndex: '40',
    pointerEvents: 'none',
    // Drawn once and moved by the compositor.
    willChange: 'transform',
    transformOrigin: `${at.clientX - box.left}px ${at.clientY - box.top}px`,
  })
  document.body.append(copy)
  // Under a finger it hangs smaller, so that what it is held over can be seen.
  const tilt = at.pointerType === 'mouse' ? 'rotate(1.2deg)' : 'scale(0.7) rotate(1.2deg)'
  return {
    follow(point: Point) {
      copy.style.transform = `translate(${point.clientX - at.clientX}px, ${point.clientY - at.clientY}px) ${tilt}`
    },
    remove: () => copy.remove(),
  }
}

/** The name of the place around what is drawn under a point: the nearest data-drop. */
export const placeOf = (under: Element | null): string | null => under?.closest<HTMLElement>('[data-drop]')?.dataset.drop ?? null

/** Scrolls whatever scrolls under a point that is near its edge; called once a frame while something is dragged. */
export function autoScroll(under: Element | null, { clientX, clientY }: Point): void {
  for (let node = under; node; node = node.parentElement) {
    const box =
      node === document.documentElement ? new DOMRect(0, 0, window.innerWidth, window.innerHeight) : node.getBoundingClientRect()
    const x = pull(clientX, box.left, box.right)
    const y = pull(clientY, box.top, box.bottom)
    const { overflowX, overflowY } = getComputedStyle(node)
    const root = node === document.documentElement
    if (y !== 0 && node.scrollHeight > node.clientHeight && (root || /auto|scroll/.test(overflowY))) node.scrollTop += y
    if (x !== 0 && node.scrollWidth > node.clientWidth && (root || /auto|scroll/.test(overflowX))) node.scrollLeft += x
  }
}

const pull = (at: number, from: number, to: number): number => (at < from + EDGE_PX ? -STEP_PX : at > to - EDGE_PX ? STEP_PX : 0)
