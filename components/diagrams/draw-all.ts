import styles from './diagrams.module.css'

/** What the frame answers (public/diagrams/frame.js). It is not believed: of anything else than this nothing is done. */
interface Answer {
  isDrawn: boolean
  height: number
  because: string
}

const MOST = 20
const LONGEST = 20_000
const TALLEST_PX = 1_600
/** From the moment the frame is there: what takes longer stays as its source. */
const PATIENCE_MS = 10_000

/** Puts a picture before the source of each diagram, drawn in a sandbox; returns how to stop. What cannot be drawn stays a source. */
export function drawAll(prose: Element): () => void {
  const ends = [...prose.querySelectorAll<HTMLElement>('pre.md-mermaid')].slice(0, MOST).map(draw)
  return () => {
    for (const end of ends) end()
  }
}

function draw(pre: HTMLElement): () => void {
  const source = pre.textContent ?? ''
  if (source.length > LONGEST) {
    return say(pre, `This diagram is not drawn: it is longer than ${LONGEST.toLocaleString('en')} characters.`)
  }
  const frame = document.createElement('iframe')
  // Nothing else: no origin, no forms, no windows, no way out of it.
  frame.sandbox.add('allow-scripts')
  frame.src = '/diagrams/frame.html'
  frame.title = 'Diagram'
  frame.loading = 'lazy'
  frame.className = styles.frame ?? ''
  let patience: ReturnType<typeof setTimeout> | undefined
  let end = () => {}
  const fail = (because: string) => {
    stop()
    end = say(pre, `This diagram could not be drawn. ${because}`)
  }
  const ask = () => {
    clearTimeout(patience)
    patience = setTimeout(() => fail('It took too long.'), PATIENCE_MS)
    frame.contentWindow?.postMessage({ source, theme: themeNow() }, '*')
  }
  const hear = ({ source: from, data }: MessageEvent) => {
    if (from !== frame.contentWindow || !isAnswer(data)) return
    clearTimeout(patience)
    if (!data.isDrawn) return fail(data.because)
    frame.style.height = `${Math.min(TALLEST_PX, Math.max(40, data.height))}px`
    fold(pre)
  }
  const device = matchMedia('(prefers-color-scheme: dark)')
  const chosen = new MutationObserver(ask)
  function stop() {
    clearTimeout(patience)
    window.removeEventListener('message', hear)
    device.removeEventListener('change', ask)
    chosen.disconnect()
    frame.remove()
    unfold(pre)
  }
  window.addEventListener('message', hear)
  device.addEventListener('change', ask)
  chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  frame.addEventListener('load', ask)
  pre.before(frame)
  return () => {
    stop()
    end()
  }
}

const isAnswer = (data: unknown): data is Answer => {
  const { isDrawn, height, because } = (data ?? {}) as Partial<Answer>
  return isDrawn === true ? Number.isFinite(height) : isDrawn === false && typeof because === 'string' && because.length < 500
}

const themeNow = (): 'light' | 'dark' =>
  (document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark'
    ? 'dark'
    : 'light'

/** The source goes behind a line that opens it. */
function fold(pre: HTMLElement): void {
  if (pre.parentElement?.classList.contains(styles.source ?? '')) return
  const details = document.createElement('details')
  details.className = styles.source ?? ''
  details.append(Object.assign(document.createElement('summary'), { textContent: 'Source of the diagram' }))
  pre.before(details)
  details.append(pre)
}

function unfold(pre: HTMLElement): void {
  const details = pre.parentElement
  if (details?.classList.contains(styles.source ?? '')) details.replaceWith(pre)
}

function say(pre: HTMLElement, words: string): () => void {
  const note = Object.assign(document.createElement('p'), { className: styles.note, textContent: words })
  pre.before(note)
  return () => note.remove()
}
