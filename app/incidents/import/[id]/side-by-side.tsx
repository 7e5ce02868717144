'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import styles from './review.module.css'

type Side = 'draft' | 'source'

/** The two sides. What is pointed at or focused on one is lit on the other; on a phone one side shows at a time. */
export function SideBySide({ source, draft }: { source: ReactNode; draft: ReactNode }) {
  const root = useRef<HTMLDivElement>(null)
  const [side, setSide] = useState<Side>('draft')
  useEffect(() => (root.current ? tieTogether(root.current, setSide) : undefined), [])
  return (
    <div ref={root} className={styles.sides} data-side={side}>
      <div className={styles.switch}>
        {(['draft', 'source'] as const).map((name) => (
          <button key={name} type="button" aria-pressed={side === name} onClick={() => setSide(name)}>
            {name === 'draft' ? 'What was understood' : 'Source'}
          </button>
        ))}
      </div>
      <div className={styles.left}>{source}</div>
      <div className={styles.draft} data-draft="">
        {draft}
      </div>
    </div>
  )
}

/** Listens on the whole instead of on thousands of passages, which also keeps them plain server markup. */
function tieTogether(root: HTMLElement, show: (side: Side) => void): () => void {
  const light = (event: Event) => {
    const from = closest(event, '[data-item]')
    for (const lit of root.querySelectorAll('[data-lit]')) lit.removeAttribute('data-lit')
    if (!from) return
    const twins = [...root.querySelectorAll<HTMLElement>(`[data-item="${CSS.escape(from.dataset.item ?? '')}"]`)]
    for (const twin of twins) twin.setAttribute('data-lit', '')
    if (event.type !== 'focusin' || !from.closest('[data-draft]')) return
    const mark = twins.find((twin) => twin.matches('mark'))
    const box = mark?.closest('section')
    if (mark && box) box.scrollTop = mark.offsetTop - box.clientHeight / 3
  }
  const follow = (event: Event) => {
    const link = closest(event, 'a[href^="#"]')
    const target = link && root.querySelector<HTMLElement>(`#${CSS.escape(link.getAttribute('href')?.slice(1) ?? '')}`)
    const details = target?.querySelector('details')
    if (!details) return
    show('draft')
    details.open = true
  }
  root.addEventListener('mouseover', light)
  root.addEventListener('focusin', light)
  root.addEventListener('click', follow)
  return () => {
    root.removeEventListener('mouseover', light)
    root.removeEventListener('focusin', light)
    root.removeEventListener('click', follow)
  }
}

const closest = (event: Event, selector: string): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null
