'use client'

import { useEffect, useRef } from 'react'

/** Draws the diagrams of the text right before it; another text wants another key. How that is done is loaded only here. */
export function Diagrams() {
  const mark = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const prose = mark.current?.previousElementSibling
    if (!prose) return
    let isGone = false
    let end = () => {}
    import('./draw-all').then(
      ({ drawAll }) => {
        if (!isGone) end = drawAll(prose)
      },
      () => {}, // the source stays
    )
    return () => {
      isGone = true
      end()
    }
  }, [])
  return <span ref={mark} hidden />
}
