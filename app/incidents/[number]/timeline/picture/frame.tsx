'use client'

import { type CSSProperties, type KeyboardEvent, type MouseEvent, type ReactNode, useRef, useState } from 'react'
import { useUndo } from '@/components/editing/undo-place'
import { ScrollRegion } from '@/components/ui/scroll-region'
import styles from './picture.module.css'
import type { Zoomable } from './zoomable'

interface Props {
  /** Where the picture is drawn for another width. */
  source: string
  zoom: number
  links: Record<'out' | 'whole' | 'in', string>
  /** For who may write: the incident whose entries are drawn along the axis. */
  incidentId: string | null
  children: ReactNode
}

/** Where the picture stands, as wide as its zoom says: it scrolls. What zooms it is loaded when somebody comes near it. */
export function Frame({ source, zoom, links, incidentId, children }: Props) {
  const offerUndo = useUndo()
  const [problem, setProblem] = useState<string | null>(null)
  const place = useRef<HTMLElement>(null)
  const loaded = useRef<Promise<Zoomable>>(undefined)
  const load = () => {
    loaded.current ??= import('./zoomable').then(async ({ zoomable }) => {
      if (incidentId && place.current) {
        const [{ draggable }, { moveEntry }] = await Promise.all([import('./draggable'), import('./move-entry')])
        draggable(place.current, async (id, minutes) => setProblem(await moveEntry({ incidentId, id, minutes }, offerUndo)))
      }
      return zoomable(place.current, source, zoom)
    })
    return loaded.current
  }
  const onKeyDown = async (event: KeyboardEvent) => {
    const factor = { '+': 2, '=': 2, '-': 0.5, '0': 0 }[event.key]
    if (factor === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    ;(await load()).by(factor)
  }
  const by = (factor: number) => async (event: MouseEvent) => {
    event.preventDefault()
    ;(await load()).by(factor)
  }
  return (
    <div>
      <ScrollRegion
        ref={place}
        className={styles.frame}
        onPointerEnter={load}
        onFocus={load}
        onTouchStart={load}
        onKeyDown={onKeyDown}
        style={{ '--zoom': zoom } as CSSProperties}
        aria-label="Picture of the timeline; plus and minus zoom, arrows move along it"
      >
        {children}
      </ScrollRegion>
      {problem && <p role="alert">{problem}</p>}
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
