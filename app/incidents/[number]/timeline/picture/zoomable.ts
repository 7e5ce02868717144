import { readZoom, ZOOMS } from './zooms'

export interface Zoomable {
  /** So many times as wide as now; 0 is the whole of it. */
  by(factor: number): void
}

const WIDEST = ZOOMS.at(-1) ?? 1
const SETTLED_MS = 120

/**
 * Lets the picture in `place` be zoomed by keys, by Ctrl and the wheel, and by two fingers. It grows at once, around what is
 * pointed at; when that has settled it is drawn anew for the width, so that marks which lay over each other come apart.
 */
export function zoomable(place: HTMLElement | null, source: string, begun: number): Zoomable {
  if (!place) return { by: () => undefined }
  let zoom = begun
  let drawn = begun
  let timer: ReturnType<typeof setTimeout> | undefined
  let spread = 0

  const set = (wanted: number, clientX?: number) => {
    const before = place.scrollWidth
    const bounds = place.getBoundingClientRect()
    const at = clientX === undefined ? bounds.width / 2 : clientX - bounds.left
    zoom = Math.min(WIDEST, Math.max(1, wanted))
    place.style.setProperty('--zoom', String(zoom))
    place.scrollLeft = ((place.scrollLeft + at) * place.scrollWidth) / before - at
    clearTimeout(timer)
    timer = setTimeout(draw, SETTLED_MS)
  }

  async function draw() {
    const level = readZoom(String(zoom))
    const own = place?.querySelector<SVGSVGElement>(':scope > svg:first-child')
    if (!own || (level === drawn && level === begun)) return
    if (level === begun) return show(own, null, level)
    const answer = await fetch(`${source}&zoom=${level}`).catch(() => null)
    // Where it cannot be had, what stands there is the same picture, with fewer marks.
    if (!answer?.ok) return
    const svg = new DOMParser().parseFromString(await answer.text(), 'image/svg+xml').documentElement
    if (svg.nodeName === 'svg' && level === readZoom(String(zoom))) show(own, svg, level)
  }

  /** The page's own drawing stays, out of sight: it is the page's to change, and what is shown is drawn anew then. */
  function show(own: SVGSVGElement, svg: Element | null, level: number) {
    for (const other of place?.querySelectorAll(':scope > svg:not(:first-child)') ?? []) other.remove()
    own.style.display = svg ? 'none' : ''
    if (svg) own.after(svg)
    drawn = level
  }
  const watched = place.querySelector(':scope > svg:first-child')
  if (watched)
    new MutationObserver(() => drawn !== begun && draw()).observe(watched, {
      childList: true,
      subtree: true,
      characterData: true,
    })

  const between = ({ touches: [a, b] }: TouchEvent) => (a && b ? Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) : 0)
  place.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      set(zoom * 2 ** (-Math.max(-60, Math.min(60, event.deltaY)) / 120), event.clientX)
    },
    { passive: false },
  )
  place.addEventListener('touchstart', (event) => {
    spread = between(event)
  })
  place.addEventListener(
    'touchmove',
    (event) => {
      const now = between(event)
      const [a, b] = event.touches
      if (!now || !spread || !a || !b) return
      event.preventDefault()
      set((zoom * now) / spread, (a.clientX + b.clientX) / 2)
      spread = now
    },
    { passive: false },
  )
  return { by: (factor) => set(zoom * factor) }
}
