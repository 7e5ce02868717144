'use client'

import { type CSSProperties, type MouseEvent, type ReactNode, useRef } from 'react'
import styles from './picture.module.css'
import type { Zoomable } from './zoomable'

interface Props {
  /** Where the picture is drawn for another width. */
  source: string
  zoom: number
  links: Record<'out' | 'whole' | 'in', string>
  children: ReactNode
}

/** Where the picture stands, as wide as its zoom says: it scrolls. What zooms it is loaded when somebody comes near it. */
export function Frame({ source, zoom, links, children }: Props) {
  const place = useRef<HTMLElement>(null)
  const loaded = useRef<Promise<Zoomable>>(undefined)
  const load = () => {
    loaded.current ??= import('./zoomable').then(({ zoomable }) => zoomable(place.current, source, zoom))
    return loaded.current
  }
  const by = (factor: number) => async (event: MouseEvent) => {
    event.preventDefault()
    ;(await load()).by(factor)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only loads what its parts need.
    <div onPointerEnter={load} onFocus={load} onTouchStart={load}>
      <section
        ref={place}
        className={styles.frame}
        style={{ '--zoom': zoom } as CSSProperties}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
        tabIndex={0}
        aria-label="Picture of the timeline; plus and minus zoom, arrows move along it"
      >
        {children}
      </section>
      <nav className={styles.zoom} aria-label="Zoom">
        <a href={links.out} onClick={by(0.5)} aria-label="Zoom out">
          −
        </a>
        <a href={links.whole} onClick={by(0)} aria-label="Show the whole timeline">
          whole
        </a>
        <a href={links.in} onClick={by(2)} aria-label="Zoom in">
          +
        </a>
      </nav>
    </div>
  )
}
