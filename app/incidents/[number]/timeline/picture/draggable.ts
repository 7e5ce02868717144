/** How far a mark is drawn before that is no click any more. */
const LEAST_PX = 4

/** Lets the marks in `place` be drawn along the axis with a mouse; `onMove` hears of which entry, and by how many minutes. */
export function draggable(place: HTMLElement, onMove: (id: string, minutes: number) => void): void {
  // Links and their words are not carried away.
  place.addEventListener('dragstart', (event) => event.preventDefault())
  place.addEventListener('pointerdown', (event) => {
    const mark = event.target instanceof Element ? event.target.closest<SVGAElement>('a.entry, a.milestone, a.span') : null
    if (!mark || event.pointerType !== 'mouse' || event.button !== 0) return
    const begun = event.clientX
    const controller = new AbortController()
    const { signal } = controller
    let x = begun
    document.addEventListener(
      'pointermove',
      (move) => {
        x = move.clientX
        mark.style.transform = `translateX(${x - begun}px)`
      },
      { signal },
    )
    document.addEventListener('keydown', (key) => key.key === 'Escape' && leave(), { signal })
    document.addEventListener('pointerup', () => leave(x), { signal })

    function leave(end = begun) {
      controller.abort()
      if (mark) mark.style.transform = ''
      if (Math.abs(end - begun) < LEAST_PX) return
      mark?.addEventListener('click', (click) => click.preventDefault(), { once: true })
      const minutes = Math.round((timeAt(place, end) - timeAt(place, begun)) / 60_000)
      const id = mark?.getAttribute('href')?.replace('#entry-', '')
      if (id && minutes !== 0) onMove(id, minutes)
    }
  })
}

/** The moment that stands at a place on the screen, in milliseconds; of a fold its nearer end. */
function timeAt(place: HTMLElement, x: number): number {
  const segments = [...place.querySelectorAll<SVGLineElement>('line.axis')].flatMap((line) => {
    const { left, right } = line.getBoundingClientRect()
    return right > left ? [{ left, right, from: Number(line.dataset.from), to: Number(line.dataset.to) }] : []
  })
  const nearest = segments.sort((a, b) => away(a, x) - away(b, x))[0]
  if (!nearest) return 0
  const { left, right, from, to } = nearest
  return from + ((Math.min(right, Math.max(left, x)) - left) / (right - left)) * (to - from)
}

const away = ({ left, right }: { left: number; right: number }, x: number): number => Math.max(0, left - x, x - right)
